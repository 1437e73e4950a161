; What the installer of electron-builder does beside copying files. Everything is in one script, so that it can be read,
; and run again by hand: resources\program\resources\windows\machine-tasks.ps1.
;   /S                 asks nothing
;   /CENTRE            this machine is a centre: its service starts with the system
;   /STATION=URL       this machine serves its devices for the centre at that address
;   /POLICY=FILE       the province's policy, put where only administrators write
!include FileFunc.nsh
!define MACHINE_TASKS '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -ExecutionPolicy Bypass -File "$INSTDIR\resources\program\resources\windows\machine-tasks.ps1"'

!macro customInit
  ; An older program that runs holds its files.
  IfFileExists "$INSTDIR\resources\program\resources\windows\machine-tasks.ps1" 0 +2
    nsExec::ExecToLog '${MACHINE_TASKS} -Stop'
!macroend

!macro customInstall
  ${GetParameters} $R0
  StrCpy $R1 ""
  ClearErrors
  ${GetOptions} $R0 "/CENTRE" $R2
  IfErrors +2
    StrCpy $R1 "$R1 -Centre"
  ClearErrors
  ${GetOptions} $R0 "/STATION=" $R2
  IfErrors +2
    StrCpy $R1 '$R1 -Station "$R2"'
  ClearErrors
  ${GetOptions} $R0 "/POLICY=" $R2
  IfErrors +2
    StrCpy $R1 '$R1 -Policy "$R2"'
  nsExec::ExecToLog '${MACHINE_TASKS} -Install$R1'
  Pop $R3
  StrCmp $R3 "0" +2
    SetErrorLevel 3
!macroend

!macro customUnInstall
  ; Data of a centre, settings and the policy stay. Before an update the old version is uninstalled, too: its services and
  ; their words stay, for the new one, which is told nothing by its updater, could not make them again.
  ${IfNot} ${isUpdated}
    nsExec::ExecToLog '${MACHINE_TASKS} -Remove'
  ${EndIf}
!macroend
