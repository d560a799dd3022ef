; The pages that a person sees: for whom, which folder, progress, done; and those of the uninstaller.

Var RadioMe
Var RadioAll
Var CheckDesktop
Var CheckStart
Var CheckData

!define MUI_ABORTWARNING_TEXT "$(reallyCancel)"
!define MUI_CUSTOMFUNCTION_ABORT RememberCancel

Page custom WhoPage WhoPageLeave
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipIfUpdated
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_CUSTOMFUNCTION_SHOW CloseIfUpdated
!insertmacro MUI_PAGE_INSTFILES
Page custom DonePage DonePageLeave

UninstPage custom un.ConfirmPage un.ConfirmPageLeave
!insertmacro MUI_UNPAGE_INSTFILES

Function RememberCancel
  SetErrorLevel ${EXIT_CANCELLED}
FunctionEnd

Function SkipIfUpdated
  ${If} $Updated = 1
    Abort
  ${EndIf}
FunctionEnd

Function CloseIfUpdated
  ${If} $Updated = 1
    SetAutoClose true
  ${EndIf}
FunctionEnd

Function WhoPage
  ${If} $Updated = 1
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(whoTitle)" "$(whoSubtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 4u 100% 12u "$(whoMe)"
  Pop $RadioMe
  ${NSD_CreateLabel} 12u 17u -12u 18u "$(whoMeNote)"
  Pop $0
  ${NSD_CreateRadioButton} 0 42u 100% 12u "$(whoAll)"
  Pop $RadioAll
  ${NSD_CreateLabel} 12u 55u -12u 26u "$(whoAllNote)"
  Pop $0
  ${NSD_CreateCheckBox} 0 92u 100% 12u "$(desktopShortcut)"
  Pop $CheckDesktop
  ${If} $Mode == "AllUsers"
    ${NSD_Check} $RadioAll
    ${NSD_SetFocus} $RadioAll
  ${Else}
    ${NSD_Check} $RadioMe
    ${NSD_SetFocus} $RadioMe
  ${EndIf}
  ${If} $DesktopShortcut = 1
    ${NSD_Check} $CheckDesktop
  ${EndIf}
  ${NSD_OnClick} $RadioMe ShowShield
  ${NSD_OnClick} $RadioAll ShowShield
  Push 0
  Call ShowShield
  nsDialogs::Show
FunctionEnd

; The shield on the button says that Windows will ask for an administrator.
Function ShowShield
  Pop $0
  ${NSD_GetState} $RadioAll $1
  StrCpy $2 0
  ${If} $1 = ${BST_CHECKED}
  ${AndIf} $Account != "Admin"
    StrCpy $2 1
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 0x160C 0 $2 ; BCM_SETSHIELD
FunctionEnd

Function WhoPageLeave
  StrCpy $DesktopShortcut 0
  ${NSD_GetState} $CheckDesktop $1
  ${If} $1 = ${BST_CHECKED}
    StrCpy $DesktopShortcut 1
  ${EndIf}
  StrCpy $Mode "CurrentUser"
  ${NSD_GetState} $RadioAll $1
  ${If} $1 = ${BST_CHECKED}
    StrCpy $Mode "AllUsers"
    ${If} $Account != "Admin"
      Call StartAsAdministrator
    ${EndIf}
  ${EndIf}
  StrCpy $0 $FolderSwitch
  Call TakeMode
FunctionEnd

; Starts this Setup again through the question that Windows asks for an administrator.
Function StartAsAdministrator
  StrCpy $1 ""
  ${If} $DesktopShortcut = 1
    StrCpy $1 " /DesktopShortcut"
  ${EndIf}
  ClearErrors
  ExecShell "runas" "$EXEPATH" "/AllUsers$1"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONINFORMATION "$(needsAdministrator)"
    Abort
  ${EndIf}
  Quit
FunctionEnd

Function DonePage
  ${If} $Updated = 1
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(doneTitle)" "$(doneSubtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${If} $Mode == "CurrentUser"
    ${NSD_CreateLabel} 0 4u 100% 24u "$(doneText)"
    Pop $0
    ${NSD_CreateCheckBox} 0 34u 100% 12u "$(startApp)"
    Pop $CheckStart
    ${NSD_Check} $CheckStart
  ${Else}
    ${NSD_CreateLabel} 0 4u 100% 40u "$(doneAllText)"
    Pop $0
  ${EndIf}
  ; Nothing is left to go back to or to cancel.
  GetDlgItem $0 $HWNDPARENT 3
  EnableWindow $0 0
  GetDlgItem $0 $HWNDPARENT 2
  EnableWindow $0 0
  nsDialogs::Show
FunctionEnd

Function DonePageLeave
  ${If} $Mode == "CurrentUser"
    ${NSD_GetState} $CheckStart $0
    ${If} $0 = ${BST_CHECKED}
    ${AndIf} $ForceRun <> 1
      Call StartApp
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.ConfirmPage
  !insertmacro MUI_HEADER_TEXT "$(removeTitle)" "$(removeSubtitle)"
  SetShellVarContext current
  StrCpy $1 "$APPDATA\${PRODUCT_NAME}"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 4u 100% 24u "$(removeText)"
  Pop $0
  ${NSD_CreateLabel} 0 32u 100% 34u "$(removeKeeps)"
  Pop $0
  ${NSD_CreateCheckBox} 0 72u 100% 12u "$(removeData)"
  Pop $CheckData
  ${If} $DeleteUserData = 1
    ${NSD_Check} $CheckData
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(removeButton)"
  nsDialogs::Show
FunctionEnd

Function un.ConfirmPageLeave
  StrCpy $DeleteUserData 0
  ${NSD_GetState} $CheckData $0
  ${If} $0 = ${BST_CHECKED}
    StrCpy $DeleteUserData 1
  ${EndIf}
FunctionEnd
