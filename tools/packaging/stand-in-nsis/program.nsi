; A program of Windows that does nothing but end with CODE: the stand-in for Electron's, and for an uninstaller that fails.
Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "${OUT}"
; electron-builder writes into what it finds of this.
VIProductVersion 1.0.0.0
VIAddVersionKey /LANG=1033 ProductName "Stand-in"
VIAddVersionKey /LANG=1033 FileVersion "1.0.0.0"
VIAddVersionKey /LANG=1033 FileDescription "Stand-in"
VIAddVersionKey /LANG=1033 LegalCopyright ""
Section
  SetErrorLevel ${CODE}
SectionEnd
