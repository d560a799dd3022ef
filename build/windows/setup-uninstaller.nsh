; The uninstaller: removes what the Setup put there, file by file, and no folder that has anything
; else in it. A policy.json of the organisation in the folder stays, and so does what the app keeps
; of people, unless that is asked for.

; Of two installations it belongs to the one in whose folder it lies.
Function un.onInit
  SetRegView 64
  Call un.ReadSwitches
  StrCpy $Mode "CurrentUser"
  ReadRegStr $1 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 == $INSTDIR
    StrCpy $Mode "AllUsers"
    UserInfo::GetAccountType
    Pop $Account
    ${If} $Account != "Admin"
      ; "Installed apps" starts it as the person who clicked: Windows then asks for an administrator.
      ${IfNot} ${Silent}
        ClearErrors
        ExecShell "runas" "$INSTDIR\${UNINSTALLER}"
        ${IfNot} ${Errors}
          Quit
        ${EndIf}
      ${EndIf}
      !insertmacro REFUSE ${EXIT_NOT_ADMINISTRATOR} "$(removeNeedsAdministrator)"
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section "Uninstall"
  StrCpy $0 "$INSTDIR"
  Call un.WaitUntilClosed
  ; A folder in which a program stands cannot be removed.
  SetOutPath "$TEMP"
  !insertmacro REMOVE_APP_FILES
  ${If} ${FileExists} "$INSTDIR\${APP_EXE}"
    !insertmacro REFUSE ${EXIT_FAILED} "$(cannotRemove)"
  ${EndIf}
  ${If} $Updated = 1
    Return
  ${EndIf}

  ${If} $Mode == "AllUsers"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  Delete "$SMPROGRAMS\${SHORTCUT}"
  Delete "$DESKTOP\${SHORTCUT}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"

  ; People's folders are those of the account that runs this, in either mode.
  SetShellVarContext current
  ; Updates that were downloaded and are of no use any more.
  ${GetParent} "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}" $0
  RMDir /r "$0"
  ${If} $DeleteUserData = 1
    RMDir /r "$APPDATA\${PRODUCT_NAME}"
  ${EndIf}

  ; Run in place it cannot be deleted, but on Windows a running program can be moved, within a drive;
  ; where that fails, it stays alone in its folder. Otherwise NSIS runs a copy, and deletes that.
  ${If} $EXEPATH == "$INSTDIR\${UNINSTALLER}"
    GetTempFileName $0
    Delete "$0"
    ClearErrors
    Rename "$EXEPATH" "$0"
    ${IfNot} ${Errors}
      Delete /REBOOTOK "$0"
    ${EndIf}
  ${Else}
    Delete "$INSTDIR\${UNINSTALLER}"
  ${EndIf}
  RMDir "$INSTDIR"
SectionEnd
