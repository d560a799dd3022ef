; What the Setup and its uninstaller do alike. NSIS keeps their functions apart, those of the
; uninstaller by the prefix "un.".

; how long to wait for a running app, in seconds, unless /Wait= says otherwise: an app that is closing
; takes a second or two, and who deploys silently must not wait for a person
!define DEFAULT_WAIT 30
; the folder that /D= names
Var FolderSwitch

; Says why, sets the exit code and ends. Silent: no window, the code alone.
!macro REFUSE CODE TEXT
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  Quit
!macroend

!macro COMMON_FUNCTIONS UN

; Reads the command line, word by word, into the variables of the switches. A word that begins with
; "/" and is not known ends the Setup: "/AllUser" must not install for one user.
Function ${UN}ReadSwitches
  StrCpy $WaitSeconds ${DEFAULT_WAIT}
  ${${UN}GetParameters} $R0
  StrCpy $R1 "" ; the word so far
  StrCpy $R2 "" ; a quotation mark while inside of one
  StrCpy $R3 0
  ${Do}
    StrCpy $R4 $R0 1 $R3
    IntOp $R3 $R3 + 1
    ${If} $R4 == '"'
      ${If} $R2 == ""
        StrCpy $R2 '"'
      ${Else}
        StrCpy $R2 ""
      ${EndIf}
    ${ElseIf} $R4 == ""
    ${OrIf} $R4 == " "
    ${AndIf} $R2 == ""
      ${If} $R1 != ""
        Call ${UN}TakeSwitch
        StrCpy $R1 ""
      ${EndIf}
    ${Else}
      StrCpy $R1 "$R1$R4"
    ${EndIf}
  ${LoopUntil} $R4 == ""
  ${If} $ForAllUsers = 1
  ${AndIf} $ForCurrentUser = 1
    StrCpy $R1 "/AllUsers /CurrentUser"
    !insertmacro REFUSE ${EXIT_WRONG_SWITCH} "$(wrongSwitch)"
  ${EndIf}
FunctionEnd

; One word of the command line. In: $R1
Function ${UN}TakeSwitch
  StrCpy $R5 $R1 3
  StrCpy $R6 $R1 6
  StrCpy $R7 $R1 10
  ${If} $R1 == "/S"
  ${OrIf} $R1 == "/NCRC"
    ; NSIS has read these.
  ${ElseIf} $R1 == "/AllUsers"
    StrCpy $ForAllUsers 1
  ${ElseIf} $R1 == "/CurrentUser"
    StrCpy $ForCurrentUser 1
  ${ElseIf} $R1 == "/DesktopShortcut"
    StrCpy $DesktopShortcut 1
  ${ElseIf} $R1 == "/DeleteUserData"
  ${OrIf} $R1 == "--delete-app-data"
    StrCpy $DeleteUserData 1
  ${ElseIf} $R1 == "--updated"
    StrCpy $Updated 1
  ${ElseIf} $R1 == "--force-run"
    StrCpy $ForceRun 1
  ${ElseIf} $R6 == "/Wait="
    StrCpy $WaitSeconds $R1 "" 6
    IntOp $WaitSeconds $WaitSeconds + 0
  ${ElseIf} $R1 == "/Language=en"
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${ElseIf} $R1 == "/Language=ja"
    StrCpy $LANGUAGE ${LANG_JAPANESE}
  ${ElseIf} $R5 == "/D="
    ; NSIS itself overlooks it in quotes, in which Node puts it where the folder has a space.
    StrCpy $FolderSwitch $R1 "" 3
  ${Else}
    StrCpy $R5 $R1 1
    ${If} $R5 == "/"
      !insertmacro REFUSE ${EXIT_WRONG_SWITCH} "$(wrongSwitch)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Waits until the app in a folder is closed: Windows lets nobody write to a program that runs. Asks
; the person after a moment where there is one, and gives up after $WaitSeconds where there is none.
; In: $0 the folder
Function ${UN}WaitUntilClosed
  ${IfNot} ${FileExists} "$0\${APP_EXE}"
    Return
  ${EndIf}
  IntOp $1 $WaitSeconds * 4
  ${IfNot} ${Silent}
  ${AndIf} $Updated <> 1
    StrCpy $1 4
  ${EndIf}
  ${Do}
    ClearErrors
    FileOpen $2 "$0\${APP_EXE}" a
    ${IfNot} ${Errors}
      FileClose $2
      Return
    ${EndIf}
    ${If} $1 <= 0
      SetErrorLevel ${EXIT_BUSY}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(appIsRunning)" /SD IDCANCEL IDRETRY +2
      Quit
      SetErrorLevel 0
      StrCpy $1 4
    ${EndIf}
    IntOp $1 $1 - 1
    Sleep 250
  ${Loop}
FunctionEnd

!macroend
