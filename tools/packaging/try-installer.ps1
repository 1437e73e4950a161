#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
Tries the installer on a Windows that may be thrown away (a runner, a virtual machine): folders that somebody made before it,
wrong words, a centre that begins, the same again as its updater does it, a centre that goes on, removal that leaves the data.
.github/workflows/package.yml runs it; so may a technician: try-installer.ps1 -Setup mot-cua-VERSION-win-x64.exe
#>
param([Parameter(Mandatory)] [string] $Setup)
$ErrorActionPreference = 'Stop'
$data = Join-Path $env:ProgramData 'Mot Cua'
$programs = Join-Path $env:ProgramFiles 'mot-cua'
$updates = Join-Path $env:ProgramFiles 'Mot Cua Updates'
$setupFile = (Resolve-Path -LiteralPath $Setup).Path

function Assert-That([bool] $isSo, [string] $what) {
  if (-not $isSo) { throw "not so: $what" }
  Write-Host "so: $what"
}

function Install([int] $code, [string[]] $words) {
  $done = Start-Process -FilePath $setupFile -ArgumentList (@('/S') + $words) -Wait -PassThru
  Assert-That ($done.ExitCode -eq $code) "/S $words ends with $code (it was $($done.ExitCode))"
}

function Get-Owner([string] $path) {
  (Get-Acl -LiteralPath $path).GetOwner([System.Security.Principal.SecurityIdentifier]).Value
}

function Wait-Health {
  foreach ($second in 1..60) {
    try { return Invoke-RestMethod -Uri 'http://127.0.0.1:8080/v1/health' -TimeoutSec 5 }
    catch { Start-Sleep -Seconds 1 }
  }
  throw 'the centre does not answer'
}

# Somebody without rights was there before.
$password = ConvertTo-SecureString -String ([guid]::NewGuid().ToString() + 'aA1!') -AsPlainText -Force
[void] (New-LocalUser -Name 'stranger' -Password $password)
$before = Join-Path $data 'updates\run'
[void] (New-Item -ItemType Directory -Path $before -Force)
Set-Content -LiteralPath (Join-Path $before 'node.exe') -Value 'not Node'
& icacls.exe $data /setowner 'stranger' /T /Q | Out-Null
Assert-That ($LASTEXITCODE -eq 0) 'a stranger owns the folder'

Install 4 @('/CENTER')
Install 4 @('/POLICY=C:\none.json')
Assert-That (-not (Test-Path -LiteralPath $programs)) 'wrong words change nothing'

$begin = Join-Path $env:TEMP 'begin of a centre.json'
$text = '{"name":"Test centre","preset":"all-day","officer":"Test person","pin":"135790"}'
[System.IO.File]::WriteAllText($begin, $text)
Install 0 @('/CENTRE', "/BEGIN=`"$begin`"")
Assert-That ((Get-Owner $data) -eq 'S-1-5-32-544') 'the folder of the data is that of administrators'
Assert-That (@(Get-Item -Path "$data.set-aside-*").Count -eq 1) 'what was there before lies aside'
Assert-That (-not (Test-Path -LiteralPath $before)) 'nothing of the stranger is left'
[void] (Wait-Health)
foreach ($name in 'Mot Cua centre', 'Mot Cua update') { Assert-That ([bool] (Get-ScheduledTask -TaskName $name)) "task $name" }
$rule = Get-NetFirewallRule -Name 'mot-cua-house'
Assert-That ("$($rule.Profile)" -match 'Private') 'the house may come in'

# Killed, it is back.
Get-Process -Name 'node' | Where-Object { $_.Path -like "$programs\*" } | Stop-Process -Force
[void] (Wait-Health)

# The updater has nothing to do, and says so.
Start-ScheduledTask -TaskName 'Mot Cua update'
foreach ($second in 1..60) {
  if ((Get-ScheduledTask -TaskName 'Mot Cua update').State -ne 'Running') { break }
  Start-Sleep -Seconds 1
}
Assert-That ((Get-ScheduledTaskInfo -TaskName 'Mot Cua update').LastTaskResult -eq 0) 'the updater ends well'
# What a stranger has put beside it is not run.
$planted = Join-Path $updates 'planted'
Set-Content -LiteralPath $planted -Value 'x'
& icacls.exe $planted /setowner 'stranger' /Q | Out-Null
& powershell.exe -NoProfile -ExecutionPolicy Bypass -File (Join-Path $updates 'install-update.ps1') -Program $programs | Out-Null
Assert-That ($LASTEXITCODE -eq 5) 'the updater runs nothing beside what a stranger owns'
[System.IO.File]::Delete($planted)

# As its updater does it: told nothing, the centre runs again. Told once more how to begin, it goes on.
Install 0 @()
[void] (Wait-Health)
Install 6 @('/CENTRE', "/BEGIN=`"$begin`"")
[void] (Wait-Health)
Assert-That (-not (Test-Path -LiteralPath (Join-Path $data 'centre\begin.json'))) 'no PIN is left behind'

# A file of a stranger among the data of the centre.
$among = Join-Path $data 'centre\journal of a stranger'
Set-Content -LiteralPath $among -Value 'x'
& icacls.exe $among /setowner 'stranger' /Q | Out-Null
Install 5 @('/CENTRE')
# The hall works on all the same.
[void] (Wait-Health)
[System.IO.File]::Delete($among)
Install 0 @('/CENTRE')

Start-Process -FilePath (Join-Path $programs 'Uninstall mot-cua.exe') -ArgumentList '/S' -Wait
foreach ($second in 1..60) {
  if (-not (Test-Path -LiteralPath $programs)) { break }
  Start-Sleep -Seconds 1
}
Assert-That (-not (Test-Path -LiteralPath $programs)) 'the program has gone'
Assert-That (Test-Path -LiteralPath (Join-Path $data 'centre\centre.db')) 'the data are there'
foreach ($name in 'Mot Cua centre', 'Mot Cua update') {
  Assert-That (-not (Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue)) "no task $name"
}
Assert-That (-not (Get-NetFirewallRule -Name 'mot-cua-house' -ErrorAction SilentlyContinue)) 'the door is shut'
Remove-LocalUser -Name 'stranger'
Write-Host 'the installer does what docs/installation.md says'
