import type { reportStep as reportStepEn, startScreen as startScreenEn } from './steps.en.ts';
import type { WizardStep } from '../wizard/steps.ts';

/** The names of the steps, as the rail and the window title have them. */
export const stepNames: Record<WizardStep, string> = {
  tenant: 'テナント',
  registration: 'アプリの登録',
  scopes: 'スコープ',
  mailboxes: 'メールボックス',
  'sign-in': 'サインイン',
  test: 'テスト',
  report: 'レポート',
};

export const startScreen: typeof startScreenEn = {
  heading: 'Mailbox OAuth Assistant',
  lead: 'このアプリは、Microsoft 365 のメールボックスを、パスワードではなく OAuth 2.0 でサインインするデバイスやプログラムに接続するためのものです。7 つのステップで設定を案内し、接続をテストして、メール サーバーの応答をそのまま表示します。',
  practiceTitle: '初めて使用する場合',
  practiceText:
    '練習用テナントは、このアプリに組み込まれた小さな Entra ID と Exchange Online です。このコンピューターの外に送信されるものはなく、アカウントも必要ありません。',
  practiceButton: '練習用テナントで試す',
  practiceStarting: '練習用テナントを起動しています…',
  ownTitle: 'テナントがある場合',
  ownText:
    'Entra ID でアプリを登録できるアカウントと、メールボックスのアドレスが必要です。このアプリがテナントを変更することはありません。',
  ownButton: '自分のテナントを設定',
};

export const reportStep: typeof reportStepEn = {
  heading: 'チケットに添付するレポート',
  lead: 'バージョン、設定、診断結果、各段階の結果、通信記録全体をまとめたものです。アクセス トークンは含まれません。',
  label: 'チケットのテキスト',
  missing: 'レポートにする内容がまだありません。先にテストを実行してください。',
  goToTest: 'テストに移動',
};
