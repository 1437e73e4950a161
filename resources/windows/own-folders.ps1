<#
Folders that only administrators and this program's services may write. Every local user may make a folder in ProgramData
before we do, and who owns a folder decides who writes into it: so none is taken over that somebody else made. Read by
machine-tasks.ps1 and install-update.ps1. Reviewed by the list in docs/threat-model.md.
#>

# SYSTEM, Administrators, TrustedInstaller.
$trustedOwners = 'S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464'
$localService = 'S-1-5-19'

# What machine-tasks.ps1 ends with, and the installer after it (docs/installation.md).
$endedWell, $endedBadly, $folderOfOthers, $beganBefore = 0, 3, 5, 6

# Protected: nothing is inherited from above. SYSTEM and administrators do everything; then what is asked for.
function Get-Rights([string] $more) { "O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)$more" }
$readByAll = '(A;OICI;0x1200a9;;;BU)'
$writtenByServices = '(A;OICI;0x1301bf;;;LS)'
# The services put a restored folder in the place of a damaged one: they make folders here, which are theirs, and nothing else.
$foldersByServices = '(A;;0x1200a9;;;BU)(A;;0x1200ad;;;LS)(A;OICIIO;0x1301bf;;;LS)'
# Into the folder, not the folder itself: nobody can put another one in its place.
$writtenByAll = '(A;;0x1200af;;;BU)(A;OICIIO;0x1301bf;;;BU)(A;;0x1200af;;;LS)(A;OICIIO;0x1301bf;;;LS)'

function New-FolderRights([string] $sddl) {
  $rights = New-Object System.Security.AccessControl.DirectorySecurity
  $rights.SetSecurityDescriptorSddlForm($sddl)
  return $rights
}

# With its rights from the first moment on, under a name that nobody can know; the move fails where somebody was faster.
function New-OwnFolder([string] $path, [string] $sddl) {
  $made = $path + '.' + [guid]::NewGuid().ToString('N')
  [void] [System.IO.Directory]::CreateDirectory($made, (New-FolderRights $sddl))
  [System.IO.Directory]::Move($made, $path)
}

# A junction or link is nobody's folder, whoever owns it; so is one that does not let its owner be seen.
function Test-OwnedBy([System.IO.FileSystemInfo] $item, [string[]] $owners) {
  if ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint) { return $false }
  try { $owner = $item.GetAccessControl('Owner').GetOwner([System.Security.Principal.SecurityIdentifier]).Value }
  catch { return $false }
  return $owners -contains $owner
}

# Whether a path leads through no link. While a program runs it holds its own file: nobody can then put another one, or
# another folder above it, in its place; but a link may be turned to lead elsewhere.
function Test-Straight([string] $path) {
  if (-not [System.IO.Path]::IsPathRooted($path) -or $path.StartsWith('\\')) { return $false }
  for ($at = $path; $at; $at = Split-Path $at) {
    if ([System.IO.File]::GetAttributes($at) -band [System.IO.FileAttributes]::ReparsePoint) { return $false }
  }
  return $true
}

# The first thing in a folder that none of the owners made; nothing where there is none. Links are told, never followed.
function Find-Stranger([string] $path, [string[]] $owners) {
  $folder = New-Object System.IO.DirectoryInfo $path
  if (-not (Test-OwnedBy $folder $owners)) { return $path }
  foreach ($item in $folder.GetFileSystemInfos()) {
    if (-not (Test-OwnedBy $item $owners)) { return $item.FullName }
    if ($item -is [System.IO.DirectoryInfo]) {
      $found = Find-Stranger $item.FullName $owners
      if ($found) { return $found }
    }
  }
}

function Stop-ForFolder([string] $path) {
  $error5 = New-Object System.InvalidOperationException (
    "$path was not made by an administrator: nobody can say who wrote what is in it. It was left as it is. " +
    "If it is yours: icacls `"$path`" /setowner *S-1-5-32-544 /T, then install again (docs/installation.md)")
  $error5.Data['code'] = $folderOfOthers
  throw $error5
}

<#
Makes a folder ours, or stops. What others made is moved aside when it holds nothing of value (-Worthless), never taken over.
The order matters: first nobody else may write into it, then it is looked at what is there, then what is there gets its rights.
-Open: what is in it is looked at by itself, or believed by nobody. Insiders may have made it: a restored folder is theirs.
#>
function Protect-Folder([string] $path, [string] $sddl, [string[]] $insiders = @(), [switch] $Worthless, [switch] $Open) {
  $item = Get-Item -LiteralPath $path -Force -ErrorAction SilentlyContinue
  if ($item -and -not ($item -is [System.IO.DirectoryInfo] -and (Test-OwnedBy $item ($trustedOwners + $insiders)))) {
    if (-not $Worthless) { Stop-ForFolder $path }
    [System.IO.Directory]::Move($path, $path + '.set-aside-' + [guid]::NewGuid().ToString('N'))
    $item = $null
  }
  if (-not $item) { New-OwnFolder $path $sddl; return }
  $item.SetAccessControl((New-FolderRights $sddl))
  if ($Open) { return }
  $stranger = Find-Stranger $path ($trustedOwners + $insiders)
  if ($stranger) { Stop-ForFolder $stranger }
  if ($item.GetFileSystemInfos().Count -eq 0) { return }
  & icacls.exe (Join-Path $path '*') /reset /T /Q | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "the rights of what is in $path could not be set" }
}
