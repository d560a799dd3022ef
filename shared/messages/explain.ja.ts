import type { explain as explainEn } from './explain.en.ts';
import { ja } from './spaced.ja.ts';

/** The dialog that explains a message of another program. */
export const explain: typeof explainEn = {
  open: 'ほかのプログラムのメッセージを調べる',
  startTitle: 'メッセージがある場合',
  startText:
    'スキャナー、チケット システム、スクリプト、PowerShell などに表示されたメッセージを貼り付けると、原因と対処法を確認できます。',
  startButton: 'メッセージを調べる',
  heading: 'ほかのプログラムのメッセージを調べる',
  lead: '貼り付けた内容はこのページにだけ残り、保存も送信もされません。トークンまたはパスワードと思われる部分は、結果では伏せられます。',
  text: '表示されたメッセージ',
  textHint: '前後の行があれば、それも含めてください。英語でなくてもかまいません。',
  textMissing: '先にメッセージを貼り付けてください。',
  source: 'メッセージの発生元',
  sources: {
    unknown: 'わからない',
    imap: 'IMAP',
    pop: 'POP',
    smtp: 'SMTP',
    entra: 'Microsoft でのサインイン',
    powershell: 'PowerShell',
  },
  access: 'サインインするのは',
  accesses: {
    unknown: 'わからない',
    delegated: 'ユーザー',
    application: 'アプリ自身',
  },
  mailbox: 'メールボックス',
  mailboxes: {
    unknown: 'わからない',
    own: 'ユーザー自身のメールボックス',
    shared: '共有メールボックス',
  },
  explain: '調べる',
  close: '閉じる',
  result: '考えられる原因',
  powershell: 'うまくいかない場合は、PowerShell のメッセージを調べる',
  taken: (protocol, stage) =>
    protocol === stage
      ? `次の場所からのメッセージと判断しました: ${protocol}`
      : ja`次の場所からのメッセージと判断しました: ${protocol}の「${stage}」。異なる場合は、上で発生元を選択してください。`,
};
