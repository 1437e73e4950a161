; What the plug-ins of electron-builder's download do, as far as its templates ask for it with our options: StdUtils reads
; the command line, UAC says that this is an administrator (under Wine everybody is).
!define ___STDUTILS__NSH___
!define UAC_HDR__INC
; A condition whose answer is known leaves a label that nobody jumps to; electron-builder makes errors of warnings.
!pragma warning disable 6012
!include LogicLib.nsh
!include FileFunc.nsh

!define StdUtils.TestParameter '!insertmacro standInTestParameter'
!macro standInTestParameter OUT NAME
  Push $R0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "--${NAME}" $R0
  ; LogicLib asks for it in the middle of a condition of its own.
  StrCpy $R0 "true"
  IfErrors 0 +2
    StrCpy $R0 "false"
  ClearErrors
  Exch $R0
  Pop ${OUT}
!macroend

!define StdUtils.GetAllParameters '!insertmacro standInGetAllParameters'
!macro standInGetAllParameters OUT TRUNCATE
  ${GetParameters} ${OUT}
!macroend

!define StdUtils.GetParentPath '!insertmacro standInGetParentPath'
!macro standInGetParentPath OUT PATH
  ${GetParent} `${PATH}` ${OUT}
!macroend

!define StdUtils.ExecShellAsUser '!insertmacro standInExecShellAsUser'
!macro standInExecShellAsUser OUT FILE VERB ARGS
  StrCpy ${OUT} "ok"
!macroend

!macro UAC_RunElevated
  StrCpy $0 0
  StrCpy $1 2
!macroend
!define UAC_IsAdmin `"" standInIsAdmin ""`
!macro _standInIsAdmin _a _b _t _f
  !insertmacro _== "1" "1" `${_t}` `${_f}`
!macroend
!define UAC_IsInnerInstance `"" standInIsInner ""`
!macro _standInIsInner _a _b _t _f
  !insertmacro _== "1" "0" `${_t}` `${_f}`
!macroend
