import type { FlowId } from '../flows.ts';
import { countOf, localTime } from './format.ja.ts';
import type * as english from './sign-in.en.ts';
import { claimName, claimValue, reasonText, signatureNote, verdictWords } from './token.ja.ts';
import { ja } from './spaced.ja.ts';

const flows: Record<FlowId, { name: string; when: string; lead: string }> = {
  window: {
    name: 'サインイン ウィンドウ',
    when: '通常の方法です。テナントのサインイン ページをこのアプリのウィンドウで開きます。',
    lead: '専用のウィンドウにテナントのサインイン ページが開きます。パスワードがこのアプリに渡ることはありません。',
  },
  browser: {
    name: 'システム ブラウザー',
    when: 'ポリシーによって、管理対象デバイス、パスキー、またはブラウザー自体のサインインが求められる場合に使用します。',
    lead: 'このコンピューターの既定のブラウザーで、テナントのサインイン ページが開きます。',
  },
  'device-code': {
    name: 'デバイス コード',
    when: 'ブラウザーが別のデバイスにある場合に、そのデバイスでコードを入力します。',
    lead: 'アプリにコードが表示されます。ブラウザーのある任意のデバイスで、Microsoft のページにそのコードを入力します。',
  },
  secret: {
    name: 'クライアント シークレット',
    when: 'アプリの登録のパスワードです。簡単に設定できますが、有効期限があります。',
    lead: 'アプリは、登録のクライアント シークレットを使用して自身としてサインインします。',
  },
  certificate: {
    name: '証明書',
    when: 'キーはここに残り、その証明だけが送信されます。Microsoft が推奨する方法です。',
    lead: 'アプリは自身としてサインインし、証明書のキーでそれを証明します。',
  },
  'pasted-token': {
    name: '貼り付けたアクセス トークン',
    when: '別のプログラムが取得したトークンをテストするだけの場合に使用します。',
    lead: '別のプログラムが取得したアクセス トークンを貼り付けます。ここではサインインは行われず、トークンを更新することもできません。',
  },
};

export const signInStep: typeof english.signInStep = {
  heading: 'サインイン',
  headingDone: 'サインインしました',
  headingDoneApp: 'アプリがサインインしました',
  headingDoneToken: 'トークンの準備ができました',
  flowLabel: 'トークンの取得方法',
  flows,
  willSignIn: 'サインインするアカウント',
  willSignInTo: 'サインイン先のテナント',
  theApp: (clientId) => `アプリ ${clientId}`,
  practicePassword: '練習用アカウントのパスワード',
  practiceBrowser:
    '練習用テナントはこのコンピューター上にだけあり、その証明書を信頼するのはこのアプリだけです。このコンピューターのブラウザーを使用し、警告が表示されたらそのまま先へ進んでください。',
  opening: {
    window: 'サインイン ウィンドウが開いています。そのウィンドウでサインインを完了してください。',
    browser: 'ブラウザーを開いています。',
    'device-code': 'コードを要求しています…',
    secret: 'アプリがサインインしています…',
    certificate: 'アプリがサインインしています…',
    'pasted-token': 'トークンを読み取っています…',
  },
  showing: (host) => `${host} のページが表示されています。`,
  browserOpened:
    'ブラウザーでサインイン ページが開きました。サインインを完了してから、ここに戻ってください。',
  answerRefused: (reason) =>
    `このサインインに対するものではない応答が届いたため、使用しませんでした。アプリは引き続き待機しています。詳細: ${reason}`,
  deviceWaiting: 'コードが入力されるのを待っています。',
  stale: (account) =>
    account === ''
      ? 'トークンを取得した後に設定が変更されました。設定に合うトークンを使用してください。'
      : ja`${account}がサインインした後に設定が変更されました。トークンが設定に合うように、もう一度サインインしてください。`,
  confirm: 'アカウントとテナントは意図したものですか?',
  confirmApp: '次のトークンは、アプリ自身に許可されていることを表します。',
  confirmToken:
    'ここではサインインは行われていません。トークンがこの接続に対するものかどうかを、次の表で確認してください。',
  start: 'サインイン',
  startToken: 'このトークンを使用',
  again: 'もう一度サインイン',
  cancel: 'サインインをキャンセル',
  next: 'テストに進む',
  closedHint:
    'ページでこのデバイスやこのプログラムが拒否された場合でも、このコンピューターのブラウザーであれば許可されることがあります。',
  tryFlow: {
    window: 'サインイン ウィンドウを使用',
    browser: 'システム ブラウザーで続行',
    'device-code': 'デバイス コードを使用',
    secret: 'クライアント シークレットを使用',
    certificate: '証明書を使用',
    'pasted-token': 'トークンを貼り付け',
  },
};

export const deviceCode: typeof english.deviceCode = {
  title: 'このコードを入力してください',
  codeLabel: 'コード',
  where: '任意のデバイスのブラウザーで、次のページを開きます。',
  open: 'ページを開く',
  qrLabel: (uri) => `${uri} の QR コード`,
  qrHint: 'または、スマートフォンで読み取ってください。',
  timeLeft: (minutes, seconds) =>
    `残りの有効時間: ${String(minutes)}:${String(seconds).padStart(2, '0')}`,
  over: 'コードの有効期限が切れました。',
  warning:
    '自分で開始したサインインの場合にのみ入力してください。コードを知っている人は、だれでもサインインできます。',
};

export const credentials: typeof english.credentials = {
  names: {
    'client-secret': 'クライアント シークレット',
    certificate: '証明書',
    'pasted-token': 'アクセス トークン',
  },
  secretLabel: 'クライアント シークレットの値',
  secretHint:
    'シークレット ID ではありません。値は、シークレットの作成時に一度だけポータルに表示されます。',
  secretMissing: 'クライアント シークレットの値を入力してください。',
  tokenLabel: 'アクセス トークン',
  tokenHint: 'トークンのみを貼り付けます。「Bearer」と引用符は含めません。',
  tokenMissing: 'アクセス トークンを貼り付けてください。',
  entered: (characters) =>
    `クライアント シークレットが入力されました (${countOf(characters, '文字')})`,
  tokenEntered: (characters) =>
    `アクセス トークンが入力されました (${countOf(characters, '文字')})`,
  replace: '置き換え',
  enterAnother: '別のシークレットを入力',
  takeAnother: '別の証明書を選択…',
  hidden: 'アプリのメモリ内にだけあり、どこにも表示されません。',
  practiceSecret: '練習用アプリのシークレット',
  kept: {
    'client-secret':
      'このアプリのクライアント シークレットがこのコンピューターに保存されています。',
    certificate: 'このアプリの証明書がこのコンピューターに保存されています。',
    'pasted-token': '',
  },
  useKept: '使用',
  removeKept: 'このコンピューターから削除',
  certificateTitle: '秘密キー付きの証明書',
  certificateHint:
    '証明書と秘密キーの両方を含む PEM ファイル、または PFX ファイルを選択します。アプリの登録にアップロードするのは証明書だけです。',
  certificateMissing: '証明書とそのキーのファイルを選択してください。',
  choose: 'ファイルを選択…',
  chooseAnother: '別のファイルを選択…',
  usePractice: '練習用の証明書を使用',
  locked: (fileName) => ja`${fileName}のパスワード`,
  unlock: 'ロック解除',
  tableLabel: '証明書',
  file: 'ファイル',
  subject: 'サブジェクト',
  issuer: '発行者',
  validUntil: '有効期限',
  until: (iso) => localTime(iso),
  expired: '期限切れ',
  thumbprint: '拇印 (SHA-256)',
  portalThumbprint: 'ポータルに表示される拇印 (SHA-1)',
};

export const keeping: typeof english.keeping = {
  remember: 'このコンピューターに保存する',
  rememberHint:
    'サインインの更新に必要な情報を、システムでこのユーザー用に暗号化して、このコンピューターに保存します。保存しない場合は、アプリを閉じるとすべて消去されます。',
  rememberSecretHint:
    'シークレットまたは証明書を、システムでこのユーザー用に暗号化して、このコンピューターに保存します。保存しない場合は、アプリを閉じるとすべて消去されます。',
  rememberPracticeHint:
    '練習用テナントについて保存された情報は、練習用テナントを停止すると削除されます。次回はアドレスが変わるためです。',
  accountsTitle: 'このコンピューターのアカウント',
  accountsLabel: '保存されているアカウント',
  use: '使用',
  useOf: (username) => ja`${username}を使用`,
  remove: '削除',
  removeOf: (username) => ja`${username}をこのコンピューターから削除`,
  another: '別のアカウントを使用',
};

export const signedIn: typeof english.signedIn = {
  label: 'このサインイン',
  account: 'アカウント',
  app: 'アプリ',
  tenantId: 'テナント ID',
  flow: 'サインイン方法',
  expires: 'アクセス トークンの有効期限',
  expiresAt: (iso) => localTime(iso),
  expired: '期限切れ',
  token: 'トークン',
  kept: 'このコンピューターへの保存',
  remembered: '保存済み (暗号化)',
  notRemembered: 'アプリを閉じると消去',
  renewable: '更新',
  canRenew: 'サインインし直さずに更新可能',
  cannotRenew: 'もう一度サインインした場合のみ',
  cannotRenewToken: 'トークンを取得したプログラムでのみ可能',
  notStated: '記載なし',
  renew: '今すぐ更新',
  renewing: 'トークンを更新しています…',
  cancelRenewal: '更新をキャンセル',
  signOut: 'サインアウト',
  anotherToken: '別のトークンを使用',
};

export const refusal: typeof english.refusal = {
  label: 'サポート エンジニアが必要とする情報',
  error: 'OAuth エラー',
  numbers: 'AADSTS 番号',
  lookUp: (number) => `AADSTS${String(number)} を調べる`,
  traceId: 'トレース ID',
  correlationId: '関連付け ID',
  timestamp: '時刻',
  copy: 'この情報をコピー',
};

export const signInTranscript: typeof english.signInTranscript = {
  tab: 'サインイン',
  label: 'サインインの通信記録',
  title: '通信記録: サインイン',
  hidden:
    'パスワード、コード、トークン、シークレットは、画面に表示される内容とコピーされる内容のすべてで伏せられます。',
  lines: (count) => countOf(count, '行'),
  copy: '通信記録をコピー',
};

export const inspector: typeof english.inspector = {
  title: 'アクセス トークンの内容',
  label: 'アクセス トークンのクレーム',
  claimColumn: 'クレーム',
  valueColumn: '値',
  verdictColumn: '判定',
  verdicts: verdictWords,
  claimName,
  value: claimValue,
  reason: reasonText,
  empty: 'トークンに含まれていません',
  objectId: 'New-ServicePrincipal に指定するオブジェクト ID',
  signature: signatureNote,
  allTitle: (claims) => `すべてのクレーム (${countOf(claims, '個')})`,
  allLabel: 'アクセス トークンのすべてのクレーム',
};
