# Ends the program when none of its pages has said for 90 s that it lives; Shell Launcher starts it again.
param([Parameter(Mandatory)] [string] $Account)
$profile = (Get-CimInstance Win32_UserProfile | Where-Object { $_.LocalPath -like "*\$($Account.Split('\')[-1])" }).LocalPath
$heartbeat = Join-Path $profile 'AppData\Roaming\mot-cua\heartbeat'
$running = Get-Process -Name 'mot-cua' -ErrorAction SilentlyContinue
if (-not $running -or -not (Test-Path $heartbeat)) { return }
$oldest = ($running | Sort-Object StartTime | Select-Object -First 1).StartTime
$silent = (Get-Date) - (Get-Item $heartbeat).LastWriteTime
# A program that has just been started has not spoken yet.
if ($silent.TotalSeconds -gt 90 -and ((Get-Date) - $oldest).TotalSeconds -gt 90) { $running | Stop-Process -Force }
