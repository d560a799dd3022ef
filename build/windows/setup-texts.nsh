; Every text of the Setup, in both languages. What both need stands in $0, $1 or $R1 when it is shown.

!macro TEXT NAME ENGLISH JAPANESE
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_JAPANESE} "${JAPANESE}"
!macroend
!define TEXT "!insertmacro TEXT"

${TEXT} whoTitle "Who will use it" "使用するユーザー"
${TEXT} whoSubtitle "Choose for whom ${PRODUCT_NAME} is installed." \
  "${PRODUCT_NAME} をだれのためにインストールするかを選択してください。"
${TEXT} whoMe "Only &me" "自分のみ(&M)"
${TEXT} whoMeNote "For this account. No administrator is needed, now or for updates." \
  "このアカウント用です。インストールにも更新にも管理者の権限は必要ありません。"
${TEXT} whoAll "&Everyone who uses this computer" "このコンピューターを使用するすべてのユーザー(&E)"
${TEXT} whoAllNote "Needs an administrator. Only an administrator can then update or remove it." \
  "管理者の権限が必要です。更新とアンインストールも管理者のみが行えます。"
${TEXT} desktopShortcut "&Shortcut on the desktop" "デスクトップにショートカットを作成(&S)"

${TEXT} doneTitle "Installed" "インストールの完了"
${TEXT} doneSubtitle "${PRODUCT_NAME} ${VERSION} is ready." \
  "${PRODUCT_NAME} ${VERSION} を使用できます。"
${TEXT} doneText "You find it in the Start menu as ${PRODUCT_NAME}." \
  "[スタート] メニューの ${PRODUCT_NAME} から起動できます。"
${TEXT} doneAllText "Everyone on this computer finds it in the Start menu as ${PRODUCT_NAME}. \
It is not started from here, because this Setup runs as an administrator." \
  "このコンピューターのすべてのユーザーが、[スタート] メニューの ${PRODUCT_NAME} から起動できます。\
このセットアップは管理者として実行されているため、ここからは起動しません。"
${TEXT} startApp "S&tart it now" "今すぐ起動(&T)"

${TEXT} removeTitle "Remove ${PRODUCT_NAME}" "${PRODUCT_NAME} のアンインストール"
${TEXT} removeSubtitle "The program goes; your data stays unless you choose otherwise." \
  "プログラムを削除します。データは、選択しないかぎり残ります。"
${TEXT} removeText "The program is removed from this folder; files of others in it stay:$\r$\n$INSTDIR" \
  "次のフォルダーからプログラムを削除します。ほかのファイルは残ります:$\r$\n$INSTDIR"
${TEXT} removeKeeps "Settings, connections, test records, the log and what was kept of sign-ins stay in:$\r$\n$1" \
  "設定、接続、テストの記録、ログ、および保存したサインイン情報は、次のフォルダーに残ります:$\r$\n$1"
${TEXT} removeData "&Delete these too (of this account only)" "これらも削除(&D) (このアカウントのもののみ)"
${TEXT} removeButton "&Remove" "削除(&R)"

${TEXT} removingOld "Removing the version that is there" "インストールされているバージョンを削除しています"
${TEXT} appIsRunning "${PRODUCT_NAME} is open.$\r$\n$\r$\nClose its windows, in every signed-in account, then choose Retry." \
  "${PRODUCT_NAME} が実行中です。$\r$\n$\r$\nサインインしているすべてのアカウントでウィンドウを閉じてから、[再試行] を選択してください。"
${TEXT} anotherSetup "Another Setup of ${PRODUCT_NAME} is running. Wait until it has finished." \
  "${PRODUCT_NAME} の別のセットアップが実行中です。終了するまでお待ちください。"
${TEXT} notSupported "${PRODUCT_NAME} needs a 64-bit Windows 10 or later." \
  "${PRODUCT_NAME} には 64 ビット版の Windows 10 以降が必要です。"
${TEXT} needsAdministrator "${PRODUCT_NAME} can be installed or updated for everyone on this computer only by an administrator.$\r$\n$\r$\nRight-click this Setup and choose $\"Run as administrator$\", or ask the administrator of this computer. To install it for this account only, start the Setup with /CurrentUser." \
  "すべてのユーザー用の ${PRODUCT_NAME} をインストールまたは更新できるのは、管理者のみです。$\r$\n$\r$\nこのセットアップを右クリックして [管理者として実行] を選択するか、このコンピューターの管理者に依頼してください。このアカウントのみにインストールするには、/CurrentUser を付けてセットアップを起動してください。"
${TEXT} removeNeedsAdministrator "${PRODUCT_NAME} is installed for everyone on this computer, so only an administrator can remove it.$\r$\n$\r$\nAsk the administrator of this computer." \
  "${PRODUCT_NAME} はすべてのユーザー用にインストールされているため、アンインストールできるのは管理者のみです。$\r$\n$\r$\nこのコンピューターの管理者に依頼してください。"
${TEXT} wrongSwitch "The Setup does not know this switch, or not in this combination:$\r$\n$R1" \
  "このスイッチ、またはこの組み合わせは使用できません:$\r$\n$R1"
${TEXT} noSpace "There is not enough space for ${PRODUCT_NAME} in:$\r$\n$INSTDIR" \
  "次のフォルダーには、${PRODUCT_NAME} に必要な空き容量がありません:$\r$\n$INSTDIR"
${TEXT} cannotWrite "The Setup cannot write into this folder:$\r$\n$INSTDIR$\r$\n$\r$\nChoose another folder, or ask the administrator of this computer." \
  "次のフォルダーに書き込めません:$\r$\n$INSTDIR$\r$\n$\r$\n別のフォルダーを選択するか、このコンピューターの管理者に依頼してください。"
${TEXT} oldNotRemoved "The version that is there could not be removed (code $0):$\r$\n$OldFolder$\r$\n$\r$\nClose ${PRODUCT_NAME} and start the Setup again." \
  "インストールされているバージョンを削除できませんでした (コード $0):$\r$\n$OldFolder$\r$\n$\r$\n${PRODUCT_NAME} を閉じてから、セットアップをもう一度起動してください。"
${TEXT} cannotRemove "The program could not be removed from:$\r$\n$INSTDIR$\r$\n$\r$\nClose ${PRODUCT_NAME} and try again." \
  "次のフォルダーからプログラムを削除できませんでした:$\r$\n$INSTDIR$\r$\n$\r$\n${PRODUCT_NAME} を閉じてから、もう一度実行してください。"
${TEXT} reallyCancel "Cancel the installation?" "インストールをキャンセルしますか?"
