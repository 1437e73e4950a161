#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
Folders and tasks of this machine: the updater, and where asked for the service of a centre or of a station. The installer
calls it; it may be run again by hand. docs/installation.md says more, its exit codes too.
#>
[CmdletBinding()]
param(
  [switch] $Install,
  [switch] $Stop,
  [switch] $Start,
  [switch] $Remove,
  [switch] $Centre,
  [string] $Begin,
  [string] $Station,
  [string] $Policy,
  [string] $Installer,
  [string] $Program = (Split-Path (Split-Path $PSScriptRoot))
)
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'own-folders.ps1')
$data = Join-Path $env:ProgramData 'Mot Cua'
# Program Files also for an installer of 32 bits, and where nobody but administrators makes a folder.
$programs = $env:ProgramW6432
$updates = Join-Path $programs 'Mot Cua Updates'
$services = 'Mot Cua centre', 'Mot Cua station'
$doors = 'mot-cua-house', 'mot-cua-trust'
$powershell = Join-Path $env:SystemRoot 'System32\WindowsPowerShell\v1.0\powershell.exe'

function Write-Said([string] $words) {
  # Not an output: functions that say something return something else.
  Write-Host $words
  if (Test-Path -LiteralPath $updates) {
    Add-Content -LiteralPath (Join-Path $updates 'install.log') -Encoding UTF8 -Value "$(Get-Date -Format s) $words"
  }
}

function Find-Task([string] $name) { Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue }

function Stop-Programs {
  foreach ($name in $services) { Find-Task $name | Stop-ScheduledTask }
  # The journal is safe whenever its program ends (docs/threat-model.md); a file that is held could not be replaced.
  $inside = (Split-Path (Split-Path $program)) + '\'
  foreach ($round in 1..10) {
    $left = @(Get-CimInstance -ClassName Win32_Process -Filter "Name='node.exe' OR Name='mot-cua.exe'" |
        Where-Object { $_.ExecutablePath -and $_.ExecutablePath.StartsWith($inside, 'OrdinalIgnoreCase') })
    if ($left.Count -eq 0) { return }
    foreach ($one in $left) { Stop-Process -Id $one.ProcessId -Force -ErrorAction SilentlyContinue }
    Start-Sleep -Milliseconds 300
  }
  throw "some of the programs in $inside could not be stopped"
}

function Start-Services {
  foreach ($name in $services) { Find-Task $name | Start-ScheduledTask }
}

# The task that runs this very installation is left as it is.
function Register-Task([string] $name, [string] $arguments, $trigger, $principal, $settings) {
  $found = Find-Task $name
  if ($found -and $found.State -eq 'Running' -and $found.Actions[0].Arguments -eq $arguments) { return }
  $action = New-ScheduledTaskAction -Execute $powershell -Argument $arguments
  [void] (Register-ScheduledTask -TaskName $name -Action $action -Trigger $trigger -Principal $principal `
      -Settings $settings -Force)
}

function Get-Arguments([string] $script, [string] $more) {
  return "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$script`" $more"
}

# LOCAL SERVICE without the privileges that other services have: with that of impersonation it could become SYSTEM.
function Register-Service([string] $name, [string] $words) {
  $settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 255 `
    -RestartInterval (New-TimeSpan -Minutes 1) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries `
    -MultipleInstances IgnoreNew
  $principal = New-ScheduledTaskPrincipal -UserId $localService -LogonType ServiceAccount `
    -RequiredPrivilege 'SeChangeNotifyPrivilege'
  Register-Task $name (Get-Arguments (Join-Path $PSScriptRoot 'run-service.ps1') "-Words `"$words`"") `
    (New-ScheduledTaskTrigger -AtStartup) $principal $settings
}

function Open-Door([string] $name, [int] $port) {
  if (Get-NetFirewallRule -Name $name -ErrorAction SilentlyContinue) { return }
  [void] (New-NetFirewallRule -Name $name -DisplayName "Mot Cua $port" -Direction Inbound -Action Allow -Protocol TCP `
      -LocalPort $port -Profile @('Domain', 'Private') -Program (Join-Path $program 'node.exe'))
}

# The updater does not lie in the folder that it replaces: what begins an installation can also end it.
function Install-Updater {
  Protect-Folder $updates (Get-Rights $readByAll) -Open
  foreach ($file in 'own-folders.ps1', 'install-update.ps1') {
    Copy-Item -LiteralPath (Join-Path $PSScriptRoot $file) -Destination $updates -Force
  }
  $kept = Join-Path $updates 'kept'
  [void] [System.IO.Directory]::CreateDirectory($kept)
  # The first update can be taken back, too, when what was installed by hand is kept. SYSTEM would run it then.
  $isByHand = $Installer -and -not $Installer.StartsWith($updates + '\', 'OrdinalIgnoreCase')
  if ($isByHand -and (Test-Straight $Installer)) {
    $version = (Get-Content -LiteralPath (Join-Path $program 'package.json') -Raw -Encoding UTF8 | ConvertFrom-Json).version
    Copy-Item -LiteralPath $Installer -Destination (Join-Path $kept $version) -Force
  }
  # Here nobody else can have put anything; where a province lets an administrator own what he makes, the task would stop.
  & icacls.exe $updates /setowner '*S-1-5-32-544' /T /Q | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "the owner of $updates could not be set" }
  $settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit (New-TimeSpan -Minutes 60) -StartWhenAvailable `
    -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew
  Register-Task 'Mot Cua update' (Get-Arguments (Join-Path $updates 'install-update.ps1') "-Program `"$program`"") `
    (New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 5)) `
    (New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest) $settings
}

<#
A centre that has begun goes on: what it wrote is never overwritten, and a file that says how it would begin is not used.
Returns false where there was such a file for nothing.
#>
function Install-Centre([string] $inbox) {
  $folder = Join-Path $data 'centre'
  $hasData = Test-Path -LiteralPath (Join-Path $folder 'centre.db')
  Protect-Folder $folder (Get-Rights $writtenByServices) @($localService) -Worthless:(-not $hasData)
  # Beside it, as the centre itself takes it (electron/commands/backups-of.ts).
  Protect-Folder "$folder-backups" (Get-Rights $writtenByServices) @($localService)
  $begun = 0
  if ($hasData) {
    $said = & (Join-Path $program 'node.exe') (Join-Path $program 'out\service\centre.mjs') 'look' '--data' $folder
    if ($LASTEXITCODE -ne 0) { throw "what is in $folder could not be read; it was left as it is" }
    $begun = ($said | ConvertFrom-Json).events
  }
  if ($begun -gt 0) { Write-Said "the centre of this machine goes on: $begun events in $folder" }
  elseif ($Begin) { Copy-Item -LiteralPath $Begin -Destination (Join-Path $folder 'begin.json') -Force }
  Register-Service 'Mot Cua centre' "centre --data '$folder' --port 8080 --lan-port 8443 --updates '$inbox'"
  Open-Door 'mot-cua-house' 8443
  Open-Door 'mot-cua-trust' 8081
  return -not ($Begin -and $begun -gt 0)
}

function Install-Station([string] $inbox) {
  if ($Station -notmatch '^https?://[\w.:\[\]-]+$') { throw '-Station takes an address such as https://10.20.30.2:8443' }
  $folder = Join-Path $data 'station'
  Protect-Folder $folder (Get-Rights $writtenByServices) @($localService) -Worthless
  Register-Service 'Mot Cua station' (
    "station --centre $Station --pair --token-file '$folder\token' --data '$folder' --updates '$inbox'")
}

function Install-All {
  Install-Updater
  $policies = Join-Path $programs 'Mot Cua Policy'
  [void] [System.IO.Directory]::CreateDirectory($policies)
  if ($Policy) { Copy-Item -LiteralPath $Policy -Destination (Join-Path $policies 'policy.json') -Force }
  # A centre in a folder of others is not moved aside: somebody has to say whose it is.
  $hasData = Test-Path -LiteralPath (Join-Path $data 'centre\centre.db')
  Protect-Folder $data (Get-Rights $foldersByServices) -Open -Worthless:(-not $hasData)
  # Everybody may put an update into the second: it is checked before it is used. The first is the services' own.
  $inboxes = Join-Path $data 'updates'
  Protect-Folder $inboxes (Get-Rights $readByAll) -Open -Worthless
  Protect-Folder (Join-Path $inboxes 'services') (Get-Rights $writtenByServices) -Open -Worthless
  Protect-Folder (Join-Path $inboxes 'inbox') (Get-Rights $writtenByAll) -Open -Worthless
  $isHeard = $true
  if ($Centre) { $isHeard = Install-Centre (Join-Path $inboxes 'services') }
  if ($Station) { Install-Station (Join-Path $inboxes 'services') }
  # What was there before an update runs again.
  Start-Services
  if ($isHeard) { Write-Said 'installed'; return }
  Write-Said "$Begin was not used: this machine has a centre already"
  $script:code = $beganBefore
}

$code = $endedWell
try {
  if (-not [Environment]::Is64BitProcess) { throw 'the PowerShell of 64 bits is needed' }
  if ($Stop) { Stop-Programs }
  elseif ($Start) { Start-Services }
  elseif ($Remove) {
    Stop-Programs
    foreach ($name in $services + 'Mot Cua update') { Find-Task $name | Unregister-ScheduledTask -Confirm:$false }
    foreach ($name in $doors) { Remove-NetFirewallRule -Name $name -ErrorAction SilentlyContinue }
  }
  elseif ($Install) { Install-All }
  else { throw '-Install, -Stop, -Start or -Remove' }
}
catch {
  $code = $endedBadly
  if ($_.Exception.Data.Contains('code')) { $code = $_.Exception.Data['code'] }
  Write-Said "not done ($code): $($_.Exception.Message)"
  # A hall that worked before works on, whatever was found.
  if ($Install) { Start-Services }
}
exit $code
