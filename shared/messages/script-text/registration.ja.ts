import type * as english from './registration.en.ts';

/** The app registration, in Japanese. */
export const registration: typeof english.registration = {
  show: {
    synopsis: 'アプリの登録と、接続に不足しているものを表示します。',
    description:
      'アプリの登録、そのリダイレクト URI とアクセス許可、テナント全体の同意、Exchange Online で必要なエンタープライズ アプリケーションのオブジェクト ID を読み取ります。',
  },
  grant: {
    synopsis: '接続に使用するアプリの登録を作成し、または不足しているものを追加します。',
    description:
      'この接続に必要なアクセス許可とリダイレクト URI だけを設定したアプリの登録、そのエンタープライズ アプリケーション、テナント全体の同意を作成します。アプリの登録が既にある場合は、クライアント ID または名前で検索し、不足しているものを追加します。それ以外の設定はそのまま残します。クライアント シークレットは作成しません。最後に、入力する ID を表示します。',
  },
  undo: {
    synopsis: '接続に対する同意を取り消し、またはアプリの登録を削除します。',
    description:
      'この接続のアクセス許可に対するテナント全体の同意を、ほかの接続で使用している場合も含めて取り消します。リダイレクト URI と一覧にあるアクセス許可は残ります。-DeleteRegistration を付けると、アプリの登録とそのエンタープライズ アプリケーションも削除します。',
  },
  personal: {
    show: 'サインインするテナントで、アプリの登録、そのリダイレクト URI とアクセス許可を読み取ります。',
    grant:
      'この接続に必要なアクセス許可とリダイレクト URI だけを設定した、個人用アカウント向けのアプリの登録を、サインインするテナントに作成します。アプリの登録が既にある場合は、クライアント ID または名前で検索し、不足しているものを追加します。それ以外の設定はそのまま残します。同意は、各ユーザーが最初にサインインするときに行います。',
    undo: {
      synopsis: '接続に使用するアプリの登録を削除します。',
      description:
        '-DeleteRegistration を付けた場合だけ、アプリの登録を削除します。付けない場合は、何も変更しません。アプリの登録を削除すると、ユーザーによる同意も無効になります。',
    },
  },
  option: 'アプリの登録も削除します。それを使用するすべての接続に影響します。',
  byClientId: 'クライアント ID がわかっている場合はその ID で、わからない場合は名前で検索します。',
  several: (count, name) =>
    `${name} という名前のアプリの登録が ${count} 件あります。使用する登録のクライアント ID を Mailbox OAuth Assistant に入力し、スクリプトを作成し直してください。`,
  noApi:
    'これらのアクセス許可を持つ API がこのテナントにありません。Office 365 Exchange Online は、Exchange Online のライセンスに含まれています。',
  noPermission: (api, permission) =>
    `このテナントの ${api} には、アクセス許可 ${permission} がありません。`,
  noClientId: (clientId) =>
    `このテナントには、クライアント ID が ${clientId} のアプリの登録がありません。`,
  personalNeeds: '個人用アカウントでサインインできるアプリに必要です。',
  make: 'アプリの登録を作成する',
  made: (name) => `アプリの登録 ${name} を作成しました。`,
  isThere: (name) => `アプリの登録 ${name} は既にあります。既にある設定はそのまま残します。`,
  otherAudience: (found, wanted) =>
    `アプリの登録の対象は ${found} のアカウントで、接続の対象は ${wanted} です。このスクリプトでは変更しません。`,
  otherPlatform: (uri) =>
    `リダイレクト URI ${uri} が [Web] または [シングルページ アプリケーション] にあります。[管理] > [認証] でそこから削除し、このスクリプトをもう一度実行してください。`,
  complete: '接続に必要なものはすべてあります。',
  change: (properties) => `変更する設定: ${properties}`,
  changed: (properties) => `${properties} を変更しました。`,
  none: 'このテナントには、該当するアプリの登録がありません。',
  noneToChange: 'このテナントには、該当するアプリの登録がありません。何も変更しません。',
  desktopUris: (uris) =>
    `[モバイル アプリケーションとデスクトップ アプリケーション] のリダイレクト URI: ${uris}`,
  otherUris: (uris) => `[Web] と [シングルページ アプリケーション] のリダイレクト URI: ${uris}`,
  missingUris: (uris) => `不足しているリダイレクト URI: ${uris}`,
  publicFlowsOff:
    '[パブリック クライアント フローを許可する] が無効です。この接続では有効にする必要があります。',
  permission: (name, state) => `アクセス許可 ${name}: ${state}`,
  listed: '一覧にあります',
  missing: '不足しています',
  makeEnterprise: 'エンタープライズ アプリケーションを作成する',
  enterpriseMade: 'エンタープライズ アプリケーションを作成しました。',
  consentFollows: '同意は、エンタープライズ アプリケーションを作成した後に与えます。',
  restFollows: 'エンタープライズ アプリケーションと同意は、アプリの登録を作成した後に設定します。',
  noEnterprise: 'エンタープライズ アプリケーションがないため、同意もありません。',
  toEnter: 'Mailbox OAuth Assistant に入力する値:',
  clientId: (id) => `アプリケーション (クライアント) ID: ${id}`,
  tenantId: (id) => `ディレクトリ (テナント) ID: ${id}`,
  objectId: (id) => `エンタープライズ アプリケーションのオブジェクト ID: ${id}`,
  addCredential:
    'このほかに、[管理] > [証明書とシークレット] で、クライアント シークレットまたは証明書を追加する必要があります。画面に表示されないように、このスクリプトでは作成しません。',
  delete: 'アプリの登録を削除する',
  deleted: 'アプリの登録を削除しました。30 日以内であれば復元できます。',
  stays: 'アプリの登録自体は残ります。-DeleteRegistration を付けると、登録も削除します。',
};

/** Consent for the whole tenant, in Japanese. */
export const consent: typeof english.consent = {
  all: (permissions) => `テナント全体の同意: ${permissions}`,
  allMissing: (permissions) => `不足している同意: ${permissions}`,
  allThere: 'テナント全体の同意は既にあります。何も変更しません。',
  giveAll: (permissions) => `テナント全体の同意: ${permissions}`,
  allGiven: (permissions) => `テナント全体の同意を与えました: ${permissions}`,
  noneToTake: '取り消すテナント全体の同意はありません。',
  takeAll: (permissions) => `同意の取り消し: ${permissions}`,
  allTaken: '同意を取り消しました。',
  one: (permission, state) => `${permission} に対する同意: ${state}`,
  given: 'あり',
  missing: 'なし',
  oneThere: (permission) => `${permission} に対する同意は既にあります。`,
  giveOne: (permission) => `${permission} に対する同意`,
  oneGiven: (permission) => `${permission} に対する同意を与えました。`,
  noneToTakeOf: (permission) => `${permission} に対して取り消す同意はありません。`,
  takeOne: (permission) => `${permission} に対する同意の取り消し`,
  oneTaken: (permission) => `${permission} に対する同意を取り消しました。`,
};
