#Requires -RunAsAdministrator
<#
Locks a kiosk or board of Windows Enterprise, Education or IoT Enterprise: Shell Launcher shows the program in place of
the desktop, Keyboard Filter takes the keys that no program can take. Undone by -Undo. docs/lock-down.md says more.
#>
param(
  [Parameter(Mandatory)] [string] $Account,
  [string] $Program = "$env:ProgramFiles\mot-cua\mot-cua.exe",
  [switch] $Undo
)
$ErrorActionPreference = 'Stop'
$space = 'root\standardcimv2\embedded'
$sid = (New-Object Security.Principal.NTAccount($Account)).Translate([Security.Principal.SecurityIdentifier]).Value
$launcher = [wmiclass]"\\localhost\${space}:WESL_UserSetting"

if ($Undo) {
  $launcher.RemoveCustomShell($sid) | Out-Null
  $launcher.SetEnabled($false) | Out-Null
  Write-Host 'Shell Launcher is off for this account.'
  return
}

foreach ($feature in 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter') {
  Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart | Out-Null
}

# Administrators keep the desktop; everybody who is not named gets it too.
$restartShell, $restartDevice, $shutDown, $nothing = 0, 1, 2, 3
$launcher.SetDefaultShell('explorer.exe', $nothing) | Out-Null
# The program's exit codes are the actions themselves (shared/shell/recovery.ts, EXIT).
$codes = $restartShell, $restartDevice, $shutDown, $nothing
$launcher.SetCustomShell($sid, "`"$Program`"", $codes, $codes, $restartShell) | Out-Null
$launcher.SetEnabled($true) | Out-Null

# Not for administrators, so that a technician can work.
Get-WmiObject -Namespace $space -Class WEKF_Settings -Filter "Name='DisableKeyboardFilterForAdministrators'" |
  ForEach-Object { $_.Value = 'true'; $_.Put() | Out-Null }
foreach ($key in 'Ctrl+Alt+Del', 'Ctrl+Esc', 'Ctrl+Shift+Esc', 'Alt+Tab', 'Alt+Esc', 'Alt+F4', 'Win+L', 'Win+R', 'Windows') {
  Get-WmiObject -Namespace $space -Class WEKF_PredefinedKey -Filter "Id='$key'" |
    ForEach-Object { $_.Enabled = 1; $_.Put() | Out-Null }
}

# Touch from the edges, and messages of the system.
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Path $edge -Force | Out-Null
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Type DWord -Value 0
$explorer = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer'
New-Item -Path $explorer -Force | Out-Null
Set-ItemProperty -Path $explorer -Name DisableNotificationCenter -Type DWord -Value 1

# Only administrators may write the policy that wins over the machine's own settings.
$policy = "$env:ProgramFiles\Mot Cua Policy"
New-Item -ItemType Directory -Path $policy -Force | Out-Null

$watchdog = Join-Path $PSScriptRoot 'watchdog.ps1'
$action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument "-NoProfile -ExecutionPolicy Bypass -File `"$watchdog`" -Account `"$Account`""
$trigger = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
Register-ScheduledTask -TaskName 'Mot Cua watchdog' -Action $action -Trigger $trigger -User 'SYSTEM' -RunLevel Highest -Force | Out-Null
Write-Host "Locked for $Account. Restart the machine and log in as this account."
