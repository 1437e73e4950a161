; An installer of a version that is nothing but its name: what electron-builder's would put there is proven elsewhere
; (windows-installer.test.ts), here it is run by the updater. It keeps in C:\ran.txt that it ran, and with which words; it writes
; the version into C:\program, stays for as long as there is C:\stay.txt, and ends with CODE. By -D
Unicode true
Target amd64-unicode
SilentInstall normal
RequestExecutionLevel user
OutFile "${OUT}"
!include LogicLib.nsh
!include FileFunc.nsh

Function .onInit
  ; A box on a machine where nobody is would stay for ever.
  ${IfNot} ${Silent}
    SetErrorLevel 9
    Quit
  ${EndIf}
FunctionEnd

Section
  ${GetParameters} $R0
  FileOpen $0 "C:\ran.txt" a
  FileSeek $0 0 END
  FileWrite $0 "${VERSION} $R0$\r$\n"
  FileClose $0
  FileOpen $0 "C:\program\package.json" w
  FileWrite $0 '{"version":"${VERSION}"}'
  FileClose $0
  ${Do}
    ${IfNot} ${FileExists} "C:\stay.txt"
      ${Break}
    ${EndIf}
    Sleep 100
  ${Loop}
  SetErrorLevel ${CODE}
SectionEnd
