#Requires -RunAsAdministrator
<#
Tasks of this machine: the updater, and where asked for the service of a centre or of a station. The installer calls it;
it may be run again by hand. docs/installation.md says more.
#>
[CmdletBinding()]
param(
  [switch] $Install,
  [switch] $Stop,
  [switch] $Remove,
  [switch] $Centre,
  [string] $Station,
  [string] $Policy
)
$ErrorActionPreference = 'Stop'
$program = Split-Path (Split-Path $PSScriptRoot)
$data = Join-Path $env:ProgramData 'Mot Cua'
$services = 'Mot Cua centre', 'Mot Cua station'
$powershell = "$env:SystemRoot\System32\WindowsPowerShell\v1.0\powershell.exe"

function Stop-Programs {
  foreach ($name in $services) { Stop-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue }
  # The journal is safe whenever its program ends (docs/threat-model.md); a file that is held could not be replaced.
  Get-Process -Name 'node', 'mot-cua' -ErrorAction SilentlyContinue |
    Where-Object { $_.Path -and $_.Path.StartsWith((Split-Path (Split-Path $program)), 'OrdinalIgnoreCase') } |
    Stop-Process -Force
}

function Protect-Folder([string] $folder, [string[]] $grants) {
  New-Item -ItemType Directory -Path $folder -Force | Out-Null
  & icacls.exe $folder /inheritance:r /grant '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' @grants | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "the rights of $folder could not be set" }
}

function Register-Service([string] $name, [string] $words) {
  $run = Join-Path $PSScriptRoot 'run-service.ps1'
  $action = New-ScheduledTaskAction -Execute $powershell `
    -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$run`" -Words `"$words`""
  $settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 `
    -RestartInterval (New-TimeSpan -Minutes 1) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew
  Register-ScheduledTask -TaskName $name -Action $action -Trigger (New-ScheduledTaskTrigger -AtStartup) `
    -Principal (New-ScheduledTaskPrincipal -UserId 'S-1-5-19' -LogonType ServiceAccount) -Settings $settings -Force | Out-Null
}

function Open-Door([int] $port, [string] $name) {
  if (-not (Get-NetFirewallRule -Name $name -ErrorAction SilentlyContinue)) {
    New-NetFirewallRule -Name $name -DisplayName "Mot Cua $port" -Direction Inbound -Action Allow -Protocol TCP `
      -LocalPort $port -Profile Domain, Private | Out-Null
  }
}

if ($Stop) { Stop-Programs; return }
if ($Remove) {
  Stop-Programs
  foreach ($name in $services + 'Mot Cua update') {
    Unregister-ScheduledTask -TaskName $name -Confirm:$false -ErrorAction SilentlyContinue
  }
  return
}
if (-not $Install) { throw '-Install, -Stop or -Remove' }

# LOCAL SERVICE (S-1-5-19) runs the services; everybody may put an update into the inbox, which is checked before use.
$updates = Join-Path $data 'updates'
Protect-Folder $updates @('*S-1-5-32-545:(OI)(CI)RX')
New-Item -ItemType Directory -Path (Join-Path $updates 'inbox') -Force | Out-Null
& icacls.exe (Join-Path $updates 'inbox') /grant '*S-1-5-32-545:(OI)(CI)M' '*S-1-5-19:(OI)(CI)M' | Out-Null
$policyDir = "$env:ProgramFiles\Mot Cua Policy"
New-Item -ItemType Directory -Path $policyDir -Force | Out-Null
if ($Policy) { Copy-Item $Policy (Join-Path $policyDir 'policy.json') -Force }

$update = Join-Path $PSScriptRoot 'install-update.ps1'
$action = New-ScheduledTaskAction -Execute $powershell -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$update`""
$each = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 5)
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit (New-TimeSpan -Minutes 30) -StartWhenAvailable -MultipleInstances IgnoreNew
Register-ScheduledTask -TaskName 'Mot Cua update' -Action $action -Trigger $each -Settings $settings `
  -Principal (New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest) -Force | Out-Null

if ($Centre) {
  Protect-Folder (Join-Path $data 'centre') @('*S-1-5-19:(OI)(CI)M')
  $words = "centre --data '$data\centre' --port 8080 --lan-port 8443 --updates '$updates\inbox'"
  Register-Service 'Mot Cua centre' $words
  Open-Door 8443 'mot-cua-house'
  Open-Door 8081 'mot-cua-trust'
}
if ($Station) {
  if ($Station -notmatch '^https?://[\w.:\[\]-]+$') { throw "-Station takes an address such as https://10.20.30.2:8443" }
  Protect-Folder (Join-Path $data 'station') @('*S-1-5-19:(OI)(CI)M')
  $words = "station --centre $Station --pair --token-file '$data\station\token' --data '$data\station' --updates '$updates\inbox'"
  Register-Service 'Mot Cua station' $words
}
# What was there before an update runs again.
foreach ($name in $services) {
  if (Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue) { Start-ScheduledTask -TaskName $name }
}
