; The Setup for Windows, with nothing but what stock NSIS brings (no plug-ins of others).
;
; Setup.exe [switches]
;   /S                 silent: no window, no question
;   /CurrentUser       for this account only, into %LOCALAPPDATA%\Programs (the default)
;   /AllUsers          for everyone on this computer, into %ProgramFiles%; only as an administrator.
;                      Without either switch an installation that is there is updated in its place.
;   /DesktopShortcut   also a shortcut on the desktop (an update keeps the one that is there)
;   /Wait=SECONDS      how long to wait for a running app to be closed before giving up; 30
;   /Language=en|ja    the language of the pages; otherwise that of Windows
;   /D=FOLDER          the folder; the last switch, without quotes even with spaces
;   --updated, --force-run: from electron-updater: this is an update of a running app; start it again
; Uninstall.exe [switches]
;   /S, /Wait=SECONDS, /Language=en|ja: as above
;   /DeleteUserData    also what the app keeps of the account that runs this; or --delete-app-data
;   /AllUsers, /CurrentUser: taken and without effect, because the installation that is removed is the
;                      one in whose folder the uninstaller lies
;   --updated          from the Setup of another version: leave the shortcuts, it writes them anew
;   _?=FOLDER          its own folder; the last switch, without quotes even with spaces: run in place,
;                      so that the caller can wait and gets the exit code. Without it NSIS starts a copy,
;                      which does the work, and returns at once with 0, whatever comes of it.
;
; Exit codes, of both. Numbers of Windows where it has one (Intune tries 1618 again by itself):
;      0  done
;      1  cancelled by the person
;      2  files could not be written, or an older version could not be removed
;     87  a switch that is not known, or two that contradict each other
;    112  not enough space
;    740  needs an administrator
;   1618  the app is running, or another Setup is
;   1633  not a 64-bit Windows 10 or later
;
; electron-builder gives the defines PRODUCT_NAME, VERSION and so on; build/windows/setup-files.ts
; writes the list of the app's files, so that the uninstaller removes these and nothing else.

!define EXIT_CANCELLED 1
!define EXIT_FAILED 2
!define EXIT_WRONG_SWITCH 87
!define EXIT_NO_SPACE 112
!define EXIT_NOT_ADMINISTRATOR 740
!define EXIT_BUSY 1618
!define EXIT_NOT_SUPPORTED 1633

; A 64-bit Setup where NSIS has the parts for it (Debian's has), a 32-bit one elsewhere: both install
; the same app into the same places.
!if /FileExists "${NSISDIR}/Stubs/lzma_solid-amd64-unicode"
  Target amd64-unicode
!else
  Target x86-unicode
!endif
SetCompressor /SOLID lzma
; Never asks for an administrator by itself: the default needs none.
RequestExecutionLevel user
ManifestDPIAware true
AllowSkipFiles off

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "nsDialogs.nsh"

!searchreplace OUTPUT_DIR "${APP_64}" "${APP_64_NAME}" ""
!include "${OUTPUT_DIR}setup-files.nsh"

!define APP_EXE "${PRODUCT_FILENAME}.exe"
!define UNINSTALLER "Uninstall ${PRODUCT_FILENAME}.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${UNINSTALL_APP_KEY}"
!define SHORTCUT "${PRODUCT_FILENAME}.lnk"
!ifndef COMPANY_NAME
  !define COMPANY_NAME "${PRODUCT_NAME}"
!endif

Name "${PRODUCT_NAME}"
BrandingText "${PRODUCT_NAME} ${VERSION}"

; AllUsers or CurrentUser
Var Mode
; Admin where this process may write for all users
Var Account
; the switches, 1 where given
Var ForAllUsers
Var ForCurrentUser
Var DesktopShortcut
Var Updated
Var ForceRun
Var DeleteUserData
Var WaitSeconds
; where an older version lies, and empty where there is none
Var OldFolder

!include "${BUILD_RESOURCES_DIR}/windows/setup-common.nsh"
!include "${BUILD_RESOURCES_DIR}/windows/setup-pages.nsh"

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"
!include "${BUILD_RESOURCES_DIR}/windows/setup-texts.nsh"

!insertmacro COMMON_FUNCTIONS ""
!insertmacro COMMON_FUNCTIONS "un."

; Takes up the mode: whose registry, menu and desktop, and in which folder.
; In: $0 the folder that /D= named, or nothing
Function TakeMode
  SetShellVarContext current
  ${If} $Mode == "AllUsers"
    ReadRegStr $OldFolder HKLM "${UNINSTALL_KEY}" "InstallLocation"
    StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT_FILENAME}"
    SetShellVarContext all
  ${Else}
    ReadRegStr $OldFolder HKCU "${UNINSTALL_KEY}" "InstallLocation"
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT_FILENAME}"
  ${EndIf}
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${ElseIf} $OldFolder != ""
    StrCpy $INSTDIR $OldFolder
  ${EndIf}
FunctionEnd

; Where nothing can be installed into the folder that /D= names, such as below a file, NSIS drops it
; from the command line and goes on as if it had not been given. An administrator would look for the
; app in vain, so it is read again.
Function RefuseImpossibleFolder
  ${If} $FolderSwitch != ""
    Return
  ${EndIf}
  System::Call 'kernel32::GetCommandLine() t .r1'
  StrCpy $2 0
  ${Do}
    StrCpy $3 $1 4 $2
    ${If} $3 S== " /D="
      IntOp $2 $2 + 4
      StrCpy $INSTDIR $1 "" $2
      !insertmacro REFUSE ${EXIT_FAILED} "$(cannotWrite)"
    ${EndIf}
    IntOp $2 $2 + 1
  ${LoopUntil} $3 == ""
FunctionEnd

Function .onInit
  SetRegView 64
  ; NSIS has put what /D= names into $INSTDIR, which is empty otherwise.
  StrCpy $FolderSwitch $INSTDIR
  Call ReadSwitches
  Call RefuseImpossibleFolder
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro REFUSE ${EXIT_NOT_SUPPORTED} "$(notSupported)"
  ${EndIf}
  ; Two Setups at once would write into each other's files. The handle closes with this process.
  System::Call 'kernel32::CreateMutex(p 0, i 0, t "${APP_GUID}-setup") p .r1 ?e'
  Pop $1
  ${If} $1 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro REFUSE ${EXIT_BUSY} "$(anotherSetup)"
  ${EndIf}

  UserInfo::GetAccountType
  Pop $Account
  StrCpy $Mode "CurrentUser"
  ${If} $ForAllUsers = 1
    StrCpy $Mode "AllUsers"
  ${ElseIf} $ForCurrentUser <> 1
    ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    ReadRegStr $2 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $1 == ""
    ${AndIf} $2 != ""
      StrCpy $Mode "AllUsers"
    ${EndIf}
  ${EndIf}
  ; Where there is a page to choose on, a mode that nobody asked for can still be changed there.
  ${If} $Mode == "AllUsers"
  ${AndIf} $Account != "Admin"
    ${If} ${Silent}
    ${OrIf} $ForAllUsers = 1
    ${OrIf} $Updated = 1
      !insertmacro REFUSE ${EXIT_NOT_ADMINISTRATOR} "$(needsAdministrator)"
    ${EndIf}
  ${EndIf}
  StrCpy $0 $FolderSwitch
  Call TakeMode
FunctionEnd

; An older version goes by its own uninstaller, which knows its files. What the app keeps of the
; person stays, as does a policy: neither is on its list.
Function RemoveOldVersion
  ${If} $OldFolder == ""
  ${OrIfNot} ${FileExists} "$OldFolder\${UNINSTALLER}"
    Return
  ${EndIf}
  DetailPrint "$(removingOld)"
  ClearErrors
  ExecWait '"$OldFolder\${UNINSTALLER}" /S --updated /Wait=$WaitSeconds _?=$OldFolder' $0
  ${If} ${Errors}
  ${OrIf} $0 <> 0
    StrCpy $1 ${EXIT_FAILED}
    ${If} $0 = ${EXIT_BUSY}
      StrCpy $1 ${EXIT_BUSY}
    ${EndIf}
    !insertmacro REFUSE $1 "$(oldNotRemoved)"
  ${EndIf}
  ; It ran in place, so it could not remove itself.
  Delete "$OldFolder\${UNINSTALLER}"
  RMDir "$OldFolder"
FunctionEnd

Section "${PRODUCT_NAME}" APP_SECTION
  StrCpy $0 "$INSTDIR"
  Call WaitUntilClosed
  ${If} $OldFolder != ""
    StrCpy $0 "$OldFolder"
    Call WaitUntilClosed
  ${EndIf}

  ; Before the older version is gone, not when half of the new one is there.
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=K" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 < ${APP_SIZE_KB}
    !insertmacro REFUSE ${EXIT_NO_SPACE} "$(noSpace)"
  ${EndIf}

  ${If} ${FileExists} "$DESKTOP\${SHORTCUT}"
    StrCpy $DesktopShortcut 1
  ${EndIf}
  Call RemoveOldVersion

  ; The uninstaller comes first: what is there of an installation that breaks off can be removed.
  ClearErrors
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  ${If} ${Errors}
    !insertmacro REFUSE ${EXIT_FAILED} "$(cannotWrite)"
  ${EndIf}
  Call WriteRegistry
  !insertmacro INSTALL_APP_FILES
  SetOutPath "$INSTDIR"

  CreateShortCut "$SMPROGRAMS\${SHORTCUT}" "$INSTDIR\${APP_EXE}"
  ${If} $DesktopShortcut = 1
    CreateShortCut "$DESKTOP\${SHORTCUT}" "$INSTDIR\${APP_EXE}"
  ${EndIf}
SectionEnd

; What "Installed apps" shows. SHCTX is HKCU or, for all users, HKLM.
Function WriteRegistry
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT_NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${COMPANY_NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${APP_EXE},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  ; In place, so that whoever runs it gets its exit code; otherwise NSIS runs a copy and returns.
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" \
    '"$INSTDIR\${UNINSTALLER}" /S _?=$INSTDIR'
  !ifdef UNINSTALL_URL_INFO_ABOUT
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "URLInfoAbout" "${UNINSTALL_URL_INFO_ABOUT}"
  !endif
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${APP_SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

; The app is started as the person who runs the Setup, so never from one that runs as administrator.
Function StartApp
  ${If} $Mode == "CurrentUser"
    ${If} $Updated = 1
      Exec '"$INSTDIR\${APP_EXE}" --updated'
    ${Else}
      Exec '"$INSTDIR\${APP_EXE}"'
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInstSuccess
  ${If} $ForceRun = 1
    Call StartApp
  ${EndIf}
FunctionEnd

!include "${BUILD_RESOURCES_DIR}/windows/setup-uninstaller.nsh"
