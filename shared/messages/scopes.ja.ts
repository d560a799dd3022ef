import type { scopesStep as scopesStepEn } from './scopes.en.ts';

/** Step 3, in Japanese. */
export const scopesStep: typeof scopesStepEn = {
  heading: 'プロトコルとサインイン方法を選択する',
  lead: 'アプリに必要なアクセス許可は、プロトコルによって決まります。ポータルのどこでアクセス許可を選択するか、トークン要求で何を要求するかは、誰がサインインするかによって決まります。',
  accessLabel: 'サインインするのは',
  access: {
    delegated: 'ユーザーがサインイン (委任)',
    application: 'アプリ自身がサインイン、ユーザーなし (アプリケーション)',
  },
  accessHint: {
    delegated:
      'アプリはそのユーザーとして動作し、ユーザー自身のメールボックスと、ユーザーがフル アクセスを持つ共有メールボックスを開きます。',
    application:
      'クライアント シークレットまたは証明書を使用します。Exchange 管理者がアプリのサービス プリンシパルを登録し、メールボックスごとにアクセス許可を付与します。',
  },
  noApplication:
    '個人用アカウントでは提供されません。個人のメールボックスへのアクセスは、本人以外は許可できません。',
  aliasTenant: (tenant) =>
    `自身としてサインインするアプリは、1 つのテナントに属します。ステップ 1 に戻り、「${tenant}」の代わりにテナントを指定してください。`,
  tableLabel: 'アクセス許可とスコープ',
  columnPurpose: '用途',
  columnPermission: 'ポータルで追加するアクセス許可',
  columnScope: 'トークン要求のスコープ',
  columnServer: 'サーバー',
  oneToken:
    'これらはすべて 1 つのリソースに属するため、1 つのトークンをすべてのプロトコルで使用できます。',
  defaultScope:
    '「.default」は、アプリに付与されたすべてのアプリケーションの許可を表します。1 つのトークンをすべてのプロトコルで使用できます。',
  permission: {
    delegated: (name) => `Microsoft Graph > ${name}`,
    application: (name) => `Office 365 Exchange Online > ${name}`,
  },
  server: (host, port, security) =>
    `${host}:${String(port)}、${security === 'tls' ? 'TLS' : 'STARTTLS'}`,
  noServer: '–',
  staySignedIn: 'サインインしたままにする',
  staySignedInHint:
    '更新トークンを要求します。要求しない場合は、約 1 時間ごとにサインインし直す必要があります。',
  notRequested: '要求しない',
  rbac: 'SMTP は、Exchange の RBAC for Applications で許可することもできます。その場合、ポータルで SMTP.SendAsApp は追加しません。',
  consentTitle: '管理者の同意',
  consentText: {
    delegated: 'テナントによっては、管理者が全員に代わってアクセス許可に同意する必要があります。',
    application:
      'アプリがアプリケーションの許可を使用できるようになるには、管理者がそれに同意する必要があります。',
  },
  consentPersonal:
    '個人用アカウントには管理者がいないため、各ユーザーが初回のサインイン時にアクセス許可に同意します。',
  consentPractice: (address, password) =>
    `練習用テナントでも管理者が同意します。${address} としてパスワード ${password} でサインインしてください。`,
  consentPending: 'テナント、クライアント ID、プロトコルを入力すると、ここにリンクが表示されます。',
  consentLinkText:
    '管理者は、任意のブラウザーでこのリンクを開いて同意します。最後に表示されるのは空のページです。',
  consentLink: '管理者の同意のリンク',
  consentRedirectUriLabel: '同意ページのリダイレクト URI',
  consentRedirectUri:
    '最後に表示されるページは、アプリの登録にリダイレクト URI として登録されている必要があります。自身としてサインインするアプリの場合も同様です。[管理] > [認証] で、モバイル アプリケーションとデスクトップ アプリケーション用に登録します。',
  consentOpen: 'ブラウザーで開く',
  consentWalk: 'ウィンドウで同意する',
  consentWalkAgain: 'もう一度同意する',
  consentCancel: '同意をキャンセル',
  consentShowing: '同意ページが別のウィンドウで開いています。そのウィンドウで回答してください。',
  consentCancelled: '回答する前に同意ページが閉じられました。',
  consentGiven: (tenantId) => `テナント ${tenantId} に対して同意が与えられました。`,
  consentScopes: (scope) => `同意されたスコープ: ${scope}`,
  consentStale: '同意が与えられた後に設定が変更されました。',
  next: 'メールボックスに進む',
};
