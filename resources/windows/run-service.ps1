# Runs a program without windows and starts it again when it ends, ever more slowly: a task of Windows waits a minute.
param([Parameter(Mandatory)] [string] $Words)
$program = Split-Path (Split-Path $PSScriptRoot)
$node = Join-Path $program 'node.exe'
$centre = Join-Path $program 'out\service\centre.mjs'
$arguments = [regex]::Matches($Words, "'([^']*)'|(\S+)") | ForEach-Object { if ($_.Groups[1].Success) { $_.Groups[1].Value } else { $_.Value } }
$folder = $arguments[[array]::IndexOf($arguments, '--data') + 1]
$log = Join-Path $folder 'service.log'
$waits = 1, 2, 5, 15, 30
$failures = 0
while ($true) {
  $began = Get-Date
  if ((Test-Path $log) -and (Get-Item $log).Length -gt 20MB) { Move-Item $log "$log.1" -Force }
  & $node $centre @arguments *>> $log
  if (((Get-Date) - $began).TotalMinutes -gt 1) { $failures = 0 }
  Start-Sleep -Seconds $waits[[Math]::Min($failures, $waits.Count - 1)]
  $failures++
}
