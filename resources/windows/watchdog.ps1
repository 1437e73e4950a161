#Requires -Version 5.1
# Ends the program when none of its pages has said for 90 s that it lives; Shell Launcher starts it again.
param([Parameter(Mandatory)] [string] $Sid)
$ErrorActionPreference = 'Stop'
$account = Get-CimInstance -ClassName Win32_UserProfile -Filter "SID='$Sid'"
if (-not $account) { exit 0 }
$heartbeat = Join-Path $account.LocalPath 'AppData\Roaming\mot-cua\heartbeat'
# Of this account alone: an administrator who looks at the machine has a program of his own.
$running = @(Get-CimInstance -ClassName Win32_Process -Filter "Name='mot-cua.exe'" |
    Where-Object { (Invoke-CimMethod -InputObject $_ -MethodName GetOwnerSid).Sid -eq $Sid })
if ($running.Count -eq 0 -or -not (Test-Path -LiteralPath $heartbeat)) { exit 0 }
$now = Get-Date
$oldest = ($running | Sort-Object CreationDate | Select-Object -First 1).CreationDate
$spoken = (Get-Item -LiteralPath $heartbeat).LastWriteTime
# A program that has just been started has not spoken yet.
if (($now - $spoken).TotalSeconds -gt 90 -and ($now - $oldest).TotalSeconds -gt 90) {
  foreach ($one in $running) { Stop-Process -Id $one.ProcessId -Force -ErrorAction SilentlyContinue }
}
