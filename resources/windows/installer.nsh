; What the installer of electron-builder does beside copying files. The work is done by machine-tasks.ps1, which can be read,
; and run again by hand. docs/installation.md has the words and what it ends with.
;   /S                 asks nothing
;   /CENTRE            this machine is a centre: its service starts with the system
;   /BEGIN=FILE        with /CENTRE: how a centre that has not begun begins
;   /STATION=URL       this machine serves its devices for the centre at that address
;   /POLICY=FILE       the province's policy, put where only administrators write
; A box that nobody answers would stop a machine for good: each has its answer for /S, and those of electron-builder's own
; templates that have none are answered before they come (tools/packaging/message-boxes.test.ts).
!include LogicLib.nsh
!include FileFunc.nsh
!include x64.nsh

!define EXIT_BUSY 2
!define EXIT_TASKS 3
!define EXIT_WORDS 4
!define EXIT_FOLDER_OF_OTHERS 5
!define EXIT_BEGAN_BEFORE 6

; For an installer of 32 bits System32 is another folder, and the PowerShell in it sees no program of 64 bits.
!macro motCuaTasks SCRIPT WORDS OUT
  StrCpy $R8 "$SYSDIR\WindowsPowerShell\v1.0\powershell.exe"
  ${If} ${FileExists} "$WINDIR\Sysnative\WindowsPowerShell\v1.0\powershell.exe"
    StrCpy $R8 "$WINDIR\Sysnative\WindowsPowerShell\v1.0\powershell.exe"
  ${EndIf}
  nsExec::ExecToLog `"$R8" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "${SCRIPT}" ${WORDS}`
  Pop ${OUT}
!macroend
!define INSTALLED_TASKS "$INSTDIR\resources\program\resources\windows\machine-tasks.ps1"

!macro motCuaEnd CODE WORDS
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!ifndef BUILD_UNINSTALLER
  Var motCuaWords
  Var motCuaFault

  ; A value is handed on in quotes: none may end them, none may be missing.
  !macro motCuaTakeValue NAME PARAMETER IS_FILE
    StrLen $R5 "/${NAME}="
    StrCpy $R6 $R1 $R5
    ${If} $R6 == "/${NAME}="
      StrCpy $R6 $R1 "" $R5
      StrCpy $R7 $R6 1 -1
      ${If} $R6 == ""
      ${OrIf} $R7 == "\"
        StrCpy $motCuaFault $R1
      !if ${IS_FILE} = 1
        ${ElseIfNot} ${FileExists} $R6
          StrCpy $motCuaFault $R1
      !endif
      ${Else}
        StrCpy $motCuaWords '$motCuaWords -${PARAMETER} "$R6"'
      ${EndIf}
      Return
    ${EndIf}
  !macroend

  ; One word ($R1) of the command line.
  Function motCuaTakeWord
    StrCpy $R5 $R1 2
    ${If} $R1 == ""
    ${OrIf} $R1 S== "/S"
    ${OrIf} $R1 S== "/NCRC"
    ${OrIf} $R1 == "/allusers"
    ${OrIf} $R5 == "--"
      Return
    ${EndIf}
    ${If} $R1 == "/CENTRE"
      StrCpy $motCuaWords "$motCuaWords -Centre"
      Return
    ${EndIf}
    !insertmacro motCuaTakeValue "BEGIN" "Begin" 1
    !insertmacro motCuaTakeValue "STATION" "Station" 0
    !insertmacro motCuaTakeValue "POLICY" "Policy" 1
    StrCpy $motCuaFault $R1
  FunctionEnd

  ; As Windows reads it: blanks part words, but between quotes; a whole word may stand in them, or its value.
  Function motCuaReadWords
    ${GetParameters} $R0
    StrCpy $R1 ""
    StrCpy $R2 0
    StrCpy $R3 "outside"
    ${Do}
      StrCpy $R4 $R0 1 $R2
      IntOp $R2 $R2 + 1
      ${If} $R4 == '"'
        ${If} $R3 == "outside"
          StrCpy $R3 "inside"
        ${Else}
          StrCpy $R3 "outside"
        ${EndIf}
      ${ElseIf} $R4 == ""
        ${Break}
      ${ElseIf} "$R3$R4" == "outside "
        Call motCuaTakeWord
        StrCpy $R1 ""
      ${Else}
        StrCpy $R1 "$R1$R4"
      ${EndIf}
    ${Loop}
    ${If} $R3 == "inside"
      StrCpy $motCuaFault $R0
    ${EndIf}
    Call motCuaTakeWord
  FunctionEnd
!endif

; Before electron-builder would say that this Windows is too old or of 32 bits, and wait.
!macro preInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin7}
    ${If} ${Silent}
      SetErrorLevel ${EXIT_WORDS}
      Quit
    ${EndIf}
  ${EndIf}
!macroend

; Nothing has been touched yet.
!macro customInit
  StrCpy $motCuaWords ""
  StrCpy $motCuaFault ""
  Call motCuaReadWords
  ${If} $motCuaFault != ""
    !insertmacro motCuaEnd ${EXIT_WORDS} "Không hiểu hoặc không có tệp: $motCuaFault$\n$\nNot understood, or no such file: $motCuaFault"
  ${EndIf}
!macroend

; An older program that runs holds its files. The installer brings the script that stops it: what is installed may be half
; of a program, after a power cut.
!macro customCheckAppRunning
  !ifdef BUILD_UNINSTALLER
    !insertmacro motCuaTasks "${INSTALLED_TASKS}" "-Stop" $R3
  !else
    InitPluginsDir
    File "/oname=$PLUGINSDIR\machine-tasks.ps1" "${PROJECT_DIR}/resources/windows/machine-tasks.ps1"
    File "/oname=$PLUGINSDIR\own-folders.ps1" "${PROJECT_DIR}/resources/windows/own-folders.ps1"
    ${If} ${FileExists} "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
      MessageBox MB_OKCANCEL|MB_ICONINFORMATION "Một Cửa trên máy này sẽ dừng trong khi cài đặt.$\n$\nMột Cửa stops on this machine while it is installed." /SD IDOK IDOK motCuaStop
      SetErrorLevel 1
      Quit
      motCuaStop:
      !insertmacro motCuaTasks "$PLUGINSDIR\machine-tasks.ps1" '-Stop -Program "$INSTDIR\resources\program"' $R3
      ${If} $R3 != "0"
        !insertmacro motCuaTasks "$PLUGINSDIR\machine-tasks.ps1" "-Start" $R3
        !insertmacro motCuaEnd ${EXIT_BUSY} "Không dừng được chương trình đang chạy; chưa thay đổi gì.$\n$\nWhat runs could not be stopped; nothing was changed."
      ${EndIf}
    ${EndIf}
  !endif
!macroend

; The old version puts back what it had moved when one of its files is held; so it can run again.
!macro customUnInstallCheck
  ${If} ${Errors}
    DetailPrint "the uninstaller of the old version could not be started"
  ${ElseIf} $R0 != 0
    !insertmacro motCuaTasks "$PLUGINSDIR\machine-tasks.ps1" "-Start" $R3
    !insertmacro motCuaEnd ${EXIT_BUSY} "Không thay được phiên bản cũ; phiên bản cũ chạy tiếp.$\n$\nThe old version could not be replaced; it goes on."
  ${EndIf}
!macroend
!macro customUnInstallCheckCurrentUser
  !insertmacro customUnInstallCheck
!macroend

!macro customInstall
  !insertmacro motCuaTasks "${INSTALLED_TASKS}" '-Install$motCuaWords -Installer "$EXEPATH"' $R3
  ; A copy of the installer for an updater that this program does not use.
  SetShellVarContext current
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  SetShellVarContext all
  ${If} $R3 == "${EXIT_FOLDER_OF_OTHERS}"
  ${OrIf} $R3 == "${EXIT_BEGAN_BEFORE}"
    SetErrorLevel $R3
  ${ElseIf} $R3 != "0"
    SetErrorLevel ${EXIT_TASKS}
  ${EndIf}
  ${If} $R3 != "0"
    MessageBox MB_OK|MB_ICONEXCLAMATION "Đã chép chương trình, nhưng còn việc chưa xong: xem “install.log” trong “Program Files\Mot Cua Updates”.$\n$\nThe program was copied, but something is left to do: see install.log in Program Files\Mot Cua Updates." /SD IDOK
  ${EndIf}
!macroend

!macro customUnInstall
  ; Data of a centre, settings and the policy stay. Before an update the old version is uninstalled, too: its services and
  ; their words stay, for the new one, which is told nothing by its updater, could not make them again.
  ${IfNot} ${isUpdated}
    !insertmacro motCuaTasks "${INSTALLED_TASKS}" "-Remove" $R3
  ${EndIf}
!macroend
