; PowerShell for Wine, which has none: it keeps what it was told in C:\told.txt and ends as C:\ends.txt says, line by line a
; word and a code ("-Install 5"); with 0 where nothing is said. By -C
; electron-builder asks whether there is a PowerShell (yes) and whether programs of the folder run (none does).
Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "${OUT}"
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include StrFunc.nsh
${StrStr}

Section
  ${GetParameters} $R0
  ${StrStr} $R1 $R0 " -C "
  ${If} $R1 != ""
    SetErrorLevel 0
    ${StrStr} $R1 $R0 "-gt 0"
    ${If} $R1 != ""
      SetErrorLevel 1
    ${EndIf}
    Quit
  ${EndIf}
  FileOpen $0 "C:\told.txt" a
  FileSeek $0 0 END
  FileWriteUTF16LE $0 "$R0$\r$\n"
  FileClose $0
  ClearErrors
  FileOpen $0 "C:\ends.txt" r
  ${IfNot} ${Errors}
    ${Do}
      ClearErrors
      FileRead $0 $1
      ${If} ${Errors}
        ${Break}
      ${EndIf}
      ${WordFind} $1 " " "+1" $2
      ${WordFind} $1 " " "+2" $3
      ${StrStr} $R1 $R0 $2
      ${If} $R1 != ""
        SetErrorLevel $3
      ${EndIf}
    ${Loop}
    FileClose $0
  ${EndIf}
SectionEnd
