import type * as english from './apps.en.ts';

/** The service principal of an app in Exchange Online, in Japanese. */
export const servicePrincipal: typeof english.servicePrincipal = {
  wrongObjectId: (found, right) =>
    `アプリはオブジェクト ID ${found} で登録されています。エンタープライズ アプリケーションのオブジェクト ID は ${right} で、アプリがメールボックスを開けるのはこの ID で登録した場合だけです。`,
  replace: 'サービス プリンシパルを削除し、正しいオブジェクト ID で作成し直す',
  asksFirst: 'このコマンドは、削除する前に確認を求めます。',
  stillThere:
    '以前のサービス プリンシパルがまだあります。削除した場合は、数分後にこのスクリプトをもう一度実行してください。',
  giveAgain:
    '以前のサービス プリンシパルにほかのメールボックスで付与されていたアクセス許可は、もう一度付与する必要があります。',
  isRegistered: (name) =>
    `アプリは Exchange Online に ${name} として登録されています。何も変更しません。`,
  register: (objectId) => `オブジェクト ID ${objectId} を使用した Exchange Online へのアプリの登録`,
  registered: (name) => `アプリを Exchange Online に ${name} として登録しました。`,
  waitForIt:
    'この後の処理でアプリが見つからない場合は、数分待ってから、このスクリプトをもう一度実行してください。',
  notRegistered: 'アプリは Exchange Online に登録されていません。',
  otherObjectId: (right) =>
    `エンタープライズ アプリケーションのオブジェクト ID は ${right} です。別の ID で登録されたアプリは、メールボックスを開くことができません。`,
  remove: 'Exchange Online からアプリを削除する',
  removed: 'Exchange Online からアプリの登録を削除しました。',
  option:
    'Exchange Online からアプリも削除します。アプリは、ほかのすべてのメールボックスも使用できなくなります。',
};

/** The mailboxes of an app, in Japanese. */
export const appAccess: typeof english.appAccess = {
  show: {
    synopsis: 'アプリが Exchange Online で開くことができるメールボックスを表示します。',
    description:
      'アプリが正しいオブジェクト ID で Exchange Online に登録されているかどうか、この接続のどのメールボックスへのフル アクセスがあるかを示します。',
  },
  grant: {
    synopsis: 'アプリを Exchange Online に登録し、メールボックスを開くことを許可します。',
    description:
      'アプリを 1 度だけ登録し (New-ServicePrincipal)、この接続の各メールボックスへのフル アクセスを付与します。差出人が別のアドレスの場合は、そのアドレスに対する「メールボックス所有者として送信」(Send As) のアクセス許可も付与します。既にあるものはそのまま残します。オブジェクト ID が誤っている登録は、確認を求めたうえで作成し直します。',
  },
  undo: {
    synopsis: '接続のメールボックスへのアクセス許可をアプリから削除します。',
    description:
      'この接続の各メールボックスへのフル アクセスと、差出人が別のアドレスの場合はそのアドレスに対する「メールボックス所有者として送信」(Send As) のアクセス許可を、だれが付与したかにかかわらず削除します。ほかのメールボックスで使用している可能性があるため、アプリは Exchange Online に登録されたまま残ります。-RemoveServicePrincipal を付けると、登録も削除します。',
  },
  noMailbox: (name) => `${name} というメールボックスが見つからないか、複数あります。`,
  noAddress: (name) => `${name} というアドレスが見つからないか、複数あります。`,
  fullAccess: (mailbox, state) => `${mailbox}: フル アクセス: ${state}`,
  sendAs: (sender, state) => `${sender}: メールボックス所有者として送信 (Send As): ${state}`,
  given: 'あり',
  missing: 'なし',
  mailboxesFollow: 'メールボックスへのアクセス許可は、アプリを登録した後に付与します。',
  noAutoMapping: 'メールボックスを自動的に追加する Outlook は、アプリにはありません。',
  fullAccessAlready: (mailbox) => `${mailbox}: アプリには既にフル アクセスがあります。`,
  giveFullAccess: 'アプリへのフル アクセスの付与',
  fullAccessGiven: (mailbox) => `${mailbox}: アプリにフル アクセスを付与しました。`,
  sendAsAlready: (sender) => `${sender}: アプリには既に Send As のアクセス許可があります。`,
  giveSendAs: 'アプリへの Send As のアクセス許可の付与',
  sendAsGiven: (sender) =>
    `${sender}: アプリに Send As のアクセス許可を付与しました。有効になるまで、最大で 2 時間かかることがあります。`,
  notRegistered: 'アプリは Exchange Online に登録されていません。何も変更しません。',
  noFullAccess: (mailbox) => `${mailbox}: アプリにはフル アクセスがありません。`,
  takeFullAccess: 'アプリからのフル アクセスの削除',
  fullAccessTaken: (mailbox) => `${mailbox}: アプリからフル アクセスを削除しました。`,
  noSendAs: (sender) => `${sender}: アプリには Send As のアクセス許可がありません。`,
  takeSendAs: 'アプリからの Send As のアクセス許可の削除',
  sendAsTaken: (sender) => `${sender}: アプリから Send As のアクセス許可を削除しました。`,
};

/** SMTP of an app by a role, in Japanese. */
export const appSmtpRole: typeof english.appSmtpRole = {
  show: {
    synopsis: 'アプリがロールによって SMTP で送信できるかどうかを表示します。',
    description:
      'アプリが Exchange Online に登録されているかどうかを示し、この接続の各メールボックスに対してアプリが持つロールを一覧表示します。',
  },
  grant: {
    synopsis: 'アプリが SMTP で自分のメールボックスから送信することを、ロールによって許可します。',
    description:
      'アプリを 1 度だけ登録し (New-ServicePrincipal)、この接続のメールボックスだけを含む管理スコープを作成して、その範囲でロール Application SMTP.SendAsApp を割り当てます。これは SMTP 専用で、メールボックスのアクセス許可は必要ありません。この方法を使用する場合は、Entra ID でアプリに SMTP.SendAsApp を付与しないでください。このアクセス許可を含むトークンでは、結局メールボックスのアクセス許可が確認されます。',
  },
  undo: {
    synopsis: 'メールボックスに対する SMTP のロールをアプリから削除します。',
    description:
      '変更のスクリプトが作成するロールの割り当てと管理スコープを削除します。ほかのメールボックスで使用している可能性があるため、アプリは Exchange Online に登録されたまま残ります。-RemoveServicePrincipal を付けると、登録も削除します。',
  },
  noScope: (name) => `${name} という管理スコープはありません。`,
  assignment: (role, state) => `ロール ${role} の割り当て: ${state}`,
  there: 'あり',
  missing: 'なし',
  rolesFor: (mailbox) => `${mailbox} に対するアプリのロール:`,
  restFollows: '管理スコープとロールは、アプリを登録した後に設定します。',
  otherCount: (found, wanted) =>
    `管理スコープに含まれる受信者は ${found} 件ですが、接続のアドレスは ${wanted} 件です。アドレスを確認してください。これ以上は何も変更しません。`,
  setScope: '管理スコープのメールボックスを設定する',
  scopeSet: '既にある管理スコープを、この接続のメールボックスだけを含むように設定しました。',
  makeScope: 'メールボックスの管理スコープを作成する',
  scopeMade: 'メールボックスの管理スコープを作成しました。',
  hasRole: 'アプリには既にロールがあります。何も変更しません。',
  assign: (role) => `管理スコープでのロール ${role} の割り当て`,
  assigned: 'アプリにロールを割り当てました。有効になるまで時間がかかることがあります。',
  removeAssignment: 'ロールの割り当てを削除する',
  assignmentRemoved: 'アプリからロールを削除しました。',
  inUse: '使用中の管理スコープは削除できません。',
  removeScope: '管理スコープを削除する',
  scopeRemoved: '管理スコープを削除しました。',
  nothingLeft: 'ロールの割り当てと管理スコープは残っていません。',
};
