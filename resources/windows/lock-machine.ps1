#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
Locks a kiosk or board of Windows Enterprise, Education or IoT Enterprise: Shell Launcher shows the program in place of
the desktop, Keyboard Filter takes the keys that no program can take. Undone by -Undo. docs/lock-down.md says more.
Ends with 0 when it is done, with 3010 when Windows has to be restarted and this run once more, with 1 when it failed.
#>
param(
  [Parameter(Mandatory)] [string] $Account,
  [string] $Program = "$env:ProgramW6432\mot-cua\mot-cua.exe",
  [switch] $Undo
)
$ErrorActionPreference = 'Stop'
if (-not [Environment]::Is64BitProcess) { throw 'the PowerShell of 64 bits is needed' }
$space = 'root\standardcimv2\embedded'
$sid = (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier]).Value
$watchdogTask = 'Mot Cua watchdog'
# Names have changed between versions of Windows: the first that this one knows is taken.
$keys = @('Ctrl+Alt+Del', 'Ctrl+Alt+Delete'), @('Shift+Ctrl+Esc', 'Ctrl+Shift+Esc'), @('Win+L'), @('Ctrl+Esc'), @('Alt+Tab'),
  @('Alt+Esc'), @('Alt+F4'), @('Win+R'), @('Win+E'), @('Win+U'), @('Windows')

function Set-Keys([bool] $areBlocked) {
  $known = @(Get-WmiObject -Namespace $space -Class WEKF_PredefinedKey)
  foreach ($names in $keys) {
    $key = $names | ForEach-Object { $name = $_; $known | Where-Object { $_.Id -eq $name } } | Select-Object -First 1
    if (-not $key) { Write-Warning "this Windows does not know the key $($names[0]): try it by hand"; continue }
    $key.Enabled = $areBlocked
    [void] $key.Put()
  }
}

# A shell that is set already cannot be set again.
function Remove-Shell {
  try { [void] $launcher.RemoveCustomShell($sid) }
  catch { Write-Verbose 'this account had no shell of its own' }
}

if ($Undo) {
  $launcher = [wmiclass] "\\localhost\${space}:WESL_UserSetting"
  Remove-Shell
  if (-not (Get-WmiObject -Namespace $space -Class WESL_UserSetting)) { [void] $launcher.SetEnabled($false) }
  Set-Keys $false
  Get-ScheduledTask -TaskName $watchdogTask -ErrorAction SilentlyContinue | Unregister-ScheduledTask -Confirm:$false
  Write-Host "$Account has the desktop again, and every key."
  exit 0
}

$isFresh = $false
foreach ($feature in 'Client-DeviceLockdown', 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter') {
  if ((Get-WindowsOptionalFeature -Online -FeatureName $feature).State -eq 'Enabled') { continue }
  [void] (Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart)
  $isFresh = $true
}
# What has just been switched on has no classes yet.
if ($isFresh) {
  Write-Host 'Windows has to be restarted; then run this once more.'
  exit 3010
}

# Administrators keep the desktop; everybody who is not named gets it too.
$restartShell, $restartDevice, $shutDown, $nothing = 0, 1, 2, 3
$launcher = [wmiclass] "\\localhost\${space}:WESL_UserSetting"
[void] $launcher.SetDefaultShell('explorer.exe', $nothing)
# The program's exit codes are the actions themselves (shared/shell/recovery.ts, EXIT).
$codes = $restartShell, $restartDevice, $shutDown, $nothing
Remove-Shell
[void] $launcher.SetCustomShell($sid, "`"$Program`"", $codes, $codes, $restartShell)
[void] $launcher.SetEnabled($true)

# Not for administrators, so that a technician can work.
Get-WmiObject -Namespace $space -Class WEKF_Settings -Filter "Name='DisableKeyboardFilterForAdministrators'" |
  ForEach-Object { $_.Value = 'true'; [void] $_.Put() }
Set-Keys $true

# Touch from the edges, and messages of the system.
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
if (-not (Test-Path $edge)) { [void] (New-Item -Path $edge) }
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Type DWord -Value 0
$explorer = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer'
if (-not (Test-Path $explorer)) { [void] (New-Item -Path $explorer) }
Set-ItemProperty -Path $explorer -Name DisableNotificationCenter -Type DWord -Value 1

$watchdog = Join-Path $PSScriptRoot 'watchdog.ps1'
$action = New-ScheduledTaskAction -Execute (Join-Path $env:SystemRoot 'System32\WindowsPowerShell\v1.0\powershell.exe') `
  -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$watchdog`" -Sid $sid"
$trigger = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
$settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew `
  -ExecutionTimeLimit (New-TimeSpan -Minutes 5)
[void] (Register-ScheduledTask -TaskName $watchdogTask -Action $action -Trigger $trigger -Settings $settings -Force `
    -Principal (New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest))
Write-Host "Locked for $Account. Restart the machine and log in as this account."
exit 0
