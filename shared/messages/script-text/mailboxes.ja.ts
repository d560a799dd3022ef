import type * as english from './mailboxes.en.ts';

const noMailbox = (name: string) => `${name} というメールボックスが見つからないか、複数あります。`;
const noAddress = (name: string) => `${name} というアドレスが見つからないか、複数あります。`;

/** Full Access of a person to a shared mailbox, in Japanese. */
export const fullAccess: typeof english.fullAccess = {
  show: {
    synopsis: '共有メールボックスへのフル アクセスを持つユーザーを表示します。',
    description:
      'メールボックスに付与されているアクセス許可を一覧表示し、サインインするユーザーにフル アクセスがあるかどうかを示します。IMAP と POP でメールボックスを開くには、フル アクセスが必要です。',
  },
  grant: {
    synopsis: '共有メールボックスへのフル アクセスをユーザーに付与します。',
    description:
      'メールボックスにアクセス許可を 1 つ追加します。ユーザーに既にある場合は、何も追加しません。これによってユーザーは IMAP と POP でメールボックスを開けるようになりますが、送信できるようにはなりません。AutoMapping は無効にするため、Outlook がこのユーザーにメールボックスを自動的に追加することはありません。',
  },
  undo: {
    synopsis: '共有メールボックスへのフル アクセスをユーザーから削除します。',
    description:
      'このメールボックスに対してこのユーザーに付与されたアクセス許可を、だれが付与したかにかかわらず削除します。グループを通じたアクセス許可はそのまま残ります。',
  },
  noMailbox,
  has: (person, mailbox) => `${person} には ${mailbox} へのフル アクセスがあります。`,
  hasNot: (person, mailbox) =>
    `${person} 自身には ${mailbox} へのフル アクセスがありません。一覧にあるグループを通じて付与されている可能性があります。`,
  hasAlready: (person, mailbox) =>
    `${person} には ${mailbox} へのフル アクセスが既にあります。何も変更しません。`,
  give: (person) => `${person} へのフル アクセスの付与`,
  given: (person, mailbox) =>
    `${person} に ${mailbox} へのフル アクセスを付与しました。有効になるまで時間がかかることがあります。`,
  hadNone: (person, mailbox) =>
    `${person} 自身には ${mailbox} へのフル アクセスがありません。何も変更しません。`,
  take: (person) => `${person} からのフル アクセスの削除`,
  taken: (person, mailbox) => `${person} から ${mailbox} へのフル アクセスを削除しました。`,
};

/** Send As of a person for another address, in Japanese. */
export const sendAs: typeof english.sendAs = {
  show: {
    synopsis: 'アドレスの所有者として送信できるユーザーを表示します。',
    description:
      'アドレスに対する「メールボックス所有者として送信」(Send As) のアクセス許可を持つユーザーを一覧表示し、サインインするユーザーにあるかどうかを示します。SMTP で自分のもの以外のアドレスを差出人にするには、このアクセス許可が必要です。',
  },
  grant: {
    synopsis: '別のアドレスとして送信することをユーザーに許可します。',
    description:
      'アドレスに「メールボックス所有者として送信」(Send As) のアクセス許可を 1 つ追加します。ユーザーに既にある場合は、何も追加しません。これによってユーザーがメールボックスを開けるようにはなりません。有効になるまで、最大で 2 時間かかることがあります。',
  },
  undo: {
    synopsis: 'アドレスに対する Send As のアクセス許可をユーザーから削除します。',
    description:
      'このユーザーに付与された「メールボックス所有者として送信」(Send As) のアクセス許可を、だれが付与したかにかかわらず削除します。グループを通じたアクセス許可はそのまま残ります。',
  },
  noAddress,
  has: (person, sender) => `${person} は ${sender} として送信できます。`,
  hasNot: (person, sender) =>
    `${person} 自身には ${sender} に対する Send As のアクセス許可がありません。一覧にあるグループを通じて付与されている可能性があります。`,
  hasAlready: (person, sender) =>
    `${person} は既に ${sender} として送信できます。何も変更しません。`,
  give: (person) => `${person} への Send As のアクセス許可の付与`,
  given: (person, sender) =>
    `${person} は ${sender} として送信できるようになりました。有効になるまで、最大で 2 時間かかることがあります。`,
  hadNone: (person, sender) =>
    `${person} 自身には ${sender} に対する Send As のアクセス許可がありません。何も変更しません。`,
  take: (person) => `${person} からの Send As のアクセス許可の削除`,
  taken: (person, sender) => `${person} は ${sender} として送信できなくなりました。`,
};

/** The protocols of mailboxes, in Japanese. */
export const mailboxProtocols: typeof english.mailboxProtocols = {
  show: {
    synopsis: 'メールボックスで有効になっているプロトコルを表示します。',
    description:
      'この接続の各メールボックスの IMAP、POP、SMTP AUTH と、組織の SMTP AUTH の設定を一覧表示します。SmtpClientAuthenticationDisabled は、メールボックスが組織の設定に従う場合は空、SMTP AUTH が無効の場合は True、有効の場合は False です。',
  },
  grant: {
    synopsis: '接続で使用するプロトコルを、そのメールボックスで有効にします。',
    description:
      'IMAP、POP、SMTP AUTH のうち、この接続で使用し、無効になっているものだけを有効にします。SMTP AUTH は、組織の設定にかかわらずメールボックス自体で有効にし、組織の設定は変更しません。変更した内容の表示は保管してください。元に戻すスクリプトには、変更前の状態がわかりません。',
  },
  undo: {
    synopsis: '接続で使用するプロトコルを、そのメールボックスで無効にします。',
    description:
      'この接続のメールボックスで、接続で使用する IMAP と POP を無効にし、SMTP AUTH を再び組織の設定に従わせます。以前に何が有効だったかはわかりません。ほかのプログラムもこれらのプロトコルを使用している可能性があるため、以前から有効だったものには「いいえ」(No) と答えてください。',
  },
  noMailbox,
  organizationOff: '個別に設定されていないすべてのメールボックスに適用される設定です。',
  onAlready: (mailbox) => `${mailbox}: 接続で使用するプロトコルはすべて、既に有効です。`,
  switchOn: (properties) => `有効にする設定: ${properties}`,
  changed: (mailbox, properties) =>
    `${mailbox}: ${properties} を変更しました。有効になるまで 30 分ほどかかることがあります。`,
  imapOff: 'IMAP を無効にする',
  popOff: 'POP を無効にする',
  smtpFollows: 'SMTP AUTH を組織の設定に従わせる',
};

/** SMTP AUTH of the whole organization, in Japanese. */
export const smtpOrganization: typeof english.smtpOrganization = {
  show: {
    synopsis: '組織で SMTP AUTH が有効かどうかを表示します。',
    description:
      '組織の設定の状態を示し、個別に設定されているメールボックスを一覧表示します。その一覧で False のメールボックスでは、組織の設定にかかわらず SMTP AUTH が有効です。',
  },
  grant: {
    synopsis: '組織全体で SMTP AUTH を有効にします。',
    description:
      '個別に設定されていないすべてのメールボックスに影響する設定を 1 つ変更します。この接続のメールボックスでだけ有効にするほうが影響が小さく、その設定はこの設定より優先されます。組織全体で有効にする必要がない場合は、Grant-MailboxProtocols.ps1 を使用してください。',
  },
  undo: {
    synopsis: '組織全体で SMTP AUTH を無効にします。',
    description:
      '個別に設定されていないすべてのメールボックスに影響する設定を 1 つ変更します。そのようなメールボックスから SMTP AUTH で送信しているデバイスとプログラムはすべて、送信できなくなります。',
  },
  state: (onOrOff) => `組織の SMTP AUTH: ${onOrOff}`,
  on: '有効',
  off: '無効',
  everywhere: '組織全体',
  onAlready: '組織の SMTP AUTH は既に有効です。何も変更しません。',
  switchOn: 'SMTP AUTH を有効にする',
  isOn: '組織の SMTP AUTH を有効にしました。反映されるまで時間がかかることがあります。',
  offAlready: '組織の SMTP AUTH は既に無効です。何も変更しません。',
  switchOff: 'SMTP AUTH を無効にする',
  isOff: '組織の SMTP AUTH を無効にしました。',
};
