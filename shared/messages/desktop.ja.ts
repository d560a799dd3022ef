import type { DesktopTexts } from './desktop.en.ts';

/** What people read outside the window, in Japanese: the system's dialogs and the browser. */
export const desktop: DesktopTexts = {
  language: 'ja',
  chooseClientCertificate: {
    title: '証明書とその秘密キーの選択',
    button: '選択',
    files: '証明書とキー',
  },
  chooseAuthority: {
    title: '証明機関の証明書の選択',
    button: '選択',
    files: '証明書',
  },
  allFiles: 'すべてのファイル',
  saveScript: { title: 'スクリプトの保存', files: 'PowerShell スクリプト' },
  saveProblem: { menu: '問題を報告…', title: '問題のレポートを保存', files: 'ZIP アーカイブ' },
  saveProgramFile: { title: (fileName) => `${fileName} の保存` },
  backToApp: {
    title: 'Mailbox OAuth Assistant に戻ってください',
    text: 'サインイン ページからの応答を受け取りました。このページは閉じてかまいません。サインインの結果はアプリに表示されます。',
  },
};
