#Requires -Version 5.1
# Runs a program without windows and starts it again when it ends, ever more slowly: a task of Windows waits a minute.
param([Parameter(Mandatory)] [string] $Words)
# What the program says on stderr is no error of this script.
$ErrorActionPreference = 'Continue'
$program = Split-Path (Split-Path $PSScriptRoot)
$node = Join-Path $program 'node.exe'
$centre = Join-Path $program 'out\service\centre.mjs'
$arguments = @([regex]::Matches($Words, "'([^']*)'|(\S+)") |
    ForEach-Object { if ($_.Groups[1].Success) { $_.Groups[1].Value } else { $_.Value } })
$log = Join-Path $arguments[[array]::IndexOf($arguments, '--data') + 1] 'service.log'
# Node writes UTF-8; else Vietnamese letters are read as those of an old code page.
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false

function Add-Line([string] $line) {
  if ((Test-Path -LiteralPath $log) -and (Get-Item -LiteralPath $log).Length -gt 20971520) {
    Move-Item -LiteralPath $log -Destination "$log.1" -Force
  }
  Add-Content -LiteralPath $log -Encoding UTF8 -Value $line
}

$waits = 1, 2, 5, 15, 30
$failures = 0
while ($true) {
  $began = Get-Date
  & $node $centre @arguments 2>&1 | ForEach-Object { Add-Line "$_" }
  Add-Line "$(Get-Date -Format s) ended with $LASTEXITCODE"
  if (((Get-Date) - $began).TotalMinutes -gt 1) { $failures = 0 }
  Start-Sleep -Seconds ($waits[[Math]::Min($failures, $waits.Count - 1)])
  $failures++
}
