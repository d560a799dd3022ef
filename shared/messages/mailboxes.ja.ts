import type { mailboxesStep as mailboxesStepEn } from './mailboxes.en.ts';

/** Step 4, in Japanese. */
export const mailboxesStep: typeof mailboxesStepEn = {
  heading: 'サインインするユーザーとメールボックスを選択する',
  headingApplication: 'メールボックスを選択する',
  lead: 'ユーザーのトークンでは、ユーザー自身のメールボックスと、ユーザーがフル アクセスを持つ共有メールボックスを開くことができます。SMTP で別のアドレスから送信するには、そのアドレスに対する「メールボックス所有者として送信」のアクセス許可が必要です。',
  leadApplication:
    'アプリは自身としてサインインし、ここで指定するメールボックスを開きます。そのことが Exchange Online で許可されている必要があります。',
  mailboxLabel: '開くメールボックス',
  own: 'ユーザー自身のメールボックス',
  shared: '共有メールボックス',
  smtpTitle: 'SMTP での送信',
  smtpNote: {
    delegated:
      'SMTP では、共有メールボックスの場合も、ユーザーは自分のアドレスでサインインします。Exchange Online は、別のメールボックスに対してユーザーのトークンを受け付けません。別のアドレスは各メッセージの差出人として指定し、そのためには「メールボックス所有者として送信」のアクセス許可が必要です。',
    application:
      'SMTP では、アプリはメールボックスをユーザーとして指定します。差出人を別のアドレスにするには、そのアドレスに対する「メールボックス所有者として送信」のアクセス許可が必要です。',
  },
  applicationTitle: 'Exchange Online でアプリに必要な設定',
  applicationText:
    'Exchange 管理者が、アプリのサービス プリンシパルを一度登録し (New-ServicePrincipal。アプリの登録のオブジェクト ID ではなく、エンタープライズ アプリケーションのオブジェクト ID を指定)、メールボックスごとにフル アクセスを付与します (Add-MailboxPermission)。',
  takeObjectId: 'トークンから取得',
  takeObjectIdHint: (objectId) => `アプリのトークンの値は ${objectId} です。`,
  peopleTitle: '練習用テナントのユーザー',
  peopleText: 'これらのパスワードは公開されているもので、このアプリの外では何も開けません。',
  personColumn: 'ユーザー',
  addressColumn: 'アドレス',
  passwordColumn: 'パスワード',
  mailboxesColumn: '開けるメールボックス',
  practiceMailboxesTitle: '練習用アプリが開けるメールボックス',
  practiceMailboxesText:
    '練習用テナントのほかのメールボックスでは拒否されます。拒否される様子を試すこともできます。',
  next: 'サインインに進む',
};
