# Installs what lies in the inbox when it is signed (docs/update.md). It talks to nobody. The installer replaces the very
# files that this runs from, so Node and the updater are taken from a copy that only administrators can write.
$ErrorActionPreference = 'Stop'
$program = Split-Path (Split-Path $PSScriptRoot)
$updates = Join-Path $env:ProgramData 'Mot Cua\updates'
$state = Join-Path $updates 'state.json'
$isCutOff = (Test-Path $state) -and (Get-Content $state -Raw | ConvertFrom-Json).installing
if (-not (Test-Path (Join-Path $updates 'inbox\install.json')) -and -not $isCutOff) { return }
$copy = Join-Path $updates 'run'
Remove-Item $copy -Recurse -Force -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Path $copy | Out-Null
Copy-Item (Join-Path $program 'node.exe'), (Join-Path $program 'out\service\updater.mjs') $copy
& (Join-Path $copy 'node.exe') (Join-Path $copy 'updater.mjs') --folder $updates --program $program `
  --province-keys "$env:ProgramFiles\Mot Cua Policy\update-keys.json"
exit $LASTEXITCODE
