#Requires -Version 5.1
<#
Installs what lies in the inbox when it is signed (docs/update.md). It talks to nobody. It runs as SYSTEM from a folder of its
own, which only administrators write, for the installer replaces the program's folder: Node and the updater are copied from
there before, and an installation that a power cut ended is gone on with by the same copy, as is the time in which a version
has to stay up.
#>
param([Parameter(Mandatory)] [string] $Program)
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'own-folders.ps1')
# Looked at anew each time, before anything in it is run.
$stranger = Find-Stranger $PSScriptRoot $trustedOwners
if ($stranger) { Write-Output "$stranger was not made by an administrator"; exit $folderOfOthers }

$inboxes = Join-Path $env:ProgramData 'Mot Cua\updates'
$state = Join-Path $PSScriptRoot 'state.json'
$isCutOff = $false
if (Test-Path -LiteralPath $state) {
  $isCutOff = [bool] (Get-Content -LiteralPath $state -Raw -Encoding UTF8 | ConvertFrom-Json).installing
}
$asked = @('services', 'inbox' | Where-Object { Test-Path -LiteralPath (Join-Path $inboxes "$_\install.json") })
$isUnderWay = $isCutOff -or (Test-Path -LiteralPath (Join-Path $PSScriptRoot 'trial.json'))
if (-not $isUnderWay -and $asked.Count -eq 0) { exit $endedWell }

$run = Join-Path $PSScriptRoot 'run'
# What lies in the program's folder after a cut-off installation may be half of it, and what is on trial does not judge itself.
if (-not $isUnderWay -or -not (Test-Path -LiteralPath $run)) {
  $fresh = Join-Path $PSScriptRoot 'run.new'
  foreach ($old in $fresh, $run) {
    if (Test-Path -LiteralPath $old) { [System.IO.Directory]::Delete($old, $true) }
  }
  [void] [System.IO.Directory]::CreateDirectory($fresh)
  foreach ($file in 'node.exe', 'out\service\updater.mjs') {
    Copy-Item -LiteralPath (Join-Path $Program $file) -Destination $fresh
  }
  # Whole or not at all.
  [System.IO.Directory]::Move($fresh, $run)
}
$keys = Join-Path $env:ProgramW6432 'Mot Cua Policy\update-keys.json'
$words = '--folder', $PSScriptRoot, '--inboxes', $inboxes, '--program', $Program, '--province-keys', $keys
& (Join-Path $run 'node.exe') (Join-Path $run 'updater.mjs') @words | Tee-Object -Variable said
$ended = $LASTEXITCODE
# Shell Launcher has shown nothing since the old program was stopped. It is night, and nobody is there.
if (($said -contains 'installed' -or $said -contains 'taken-back') -and
  (Get-ScheduledTask -TaskName 'Mot Cua watchdog' -ErrorAction SilentlyContinue)) {
  Restart-Computer -Force
}
exit $ended
