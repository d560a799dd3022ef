import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  delegateName,
  mailboxName,
  sendAs,
  serverName,
  signedInUser,
  testAfterSendAs,
  testAgain,
} from './mail-phrases.ja.ts';

const waitAndTest = '約 15 分待ってから、もう一度テストします。';

/** What SMTP alone has against a sign-in that is right elsewhere, in Japanese. */
export const smtpSignInFindings = {
  'smtp-auth-disabled-tenant': (values) => ({
    title: '組織で、SMTP による送信が無効になっています',
    cause:
      '個別の設定がないすべてのメールボックスで、SMTP AUTH が無効になっています。新しいテナントではこれが既定で、トークンを使用する場合にも適用されます。',
    steps: [
      ja`Set-CASMailbox -SmtpClientAuthenticationDisabled $false を使用して、${mailboxName(values)}だけで SMTP AUTH を有効にします。メールボックスの設定は、組織の設定より優先されます。`,
      'または、Set-TransportConfig -SmtpClientAuthenticationDisabled $false を使用して、組織全体で SMTP AUTH を有効にします。',
      waitAndTest,
    ],
  }),
  'smtp-auth-disabled-mailbox': (values) => ({
    title: ja`${mailboxName(values)}で、SMTP による送信が無効になっている可能性が高いです`,
    cause:
      'メールボックスに SMTP AUTH の個別の設定があり、組織の設定より優先されます。この設定は、トークンを使用する場合にも適用されます。',
    steps: [
      values.mailbox === undefined
        ? 'Get-CASMailbox で、メールボックスの SmtpClientAuthenticationDisabled の設定を確認します。空の場合は、組織の設定が適用されます。'
        : ja`Get-CASMailbox ${values.mailbox} で、SmtpClientAuthenticationDisabled の設定を確認します。空の場合は、組織の設定が適用されます。`,
      'Set-CASMailbox -SmtpClientAuthenticationDisabled $false を使用するか、Microsoft 365 管理センターのユーザーのメール アプリの設定で、SMTP AUTH を有効にします。',
      waitAndTest,
    ],
  }),
  'shared-mailbox-as-smtp-user': (values) => ({
    title: 'SMTP では、サインインするユーザーとして共有メールボックスを指定できません',
    cause:
      values.tokenUser !== undefined && values.tokenUser !== values.mailbox
        ? ja`トークンは${values.tokenUser}のもので、user= には${mailboxName(values)}が指定されています。IMAP と POP は代理人のこのような組み合わせを受け付けますが、SMTP は受け付けません。`
        : '代理人のトークンは、SMTP では、user= に代理人自身の名前を指定した場合にだけ機能します。IMAP と POP ではそこに共有メールボックスを指定できますが、SMTP ではできません。',
    steps: [
      ja`SMTP では${delegateName(values)}としてサインインし、そのアドレスを user= に指定します。`,
      values.sender === undefined
        ? '共有メールボックスを、差出人として MAIL FROM に指定します。'
        : ja`共有メールボックス ${values.sender} を、差出人として MAIL FROM に指定します。`,
      ja`${signedInUser(values)}に、共有メールボックスに対する${sendAs}のアクセス許可を付与します。`,
      testAfterSendAs,
    ],
  }),
  'smtp-user-not-upn': (values) => ({
    title: 'user= のアドレスが、アカウントのサインイン名ではない可能性が高いです',
    cause:
      'SMTP では、アカウントのサインイン名 (UPN) が必要です。メール アドレスはサインイン名と異なることがあり、個人用アカウントでも同様です。',
    steps: [
      values.tokenUser === undefined
        ? 'サインイン名を確認します。Microsoft Entra 管理センターのユーザーのページ、または個人用アカウントのアカウント ページに表示されます。'
        : ja`user= に、トークンに示されている${values.tokenUser}を指定します。`,
      'メール アドレスは、差出人として MAIL FROM に指定します。',
      testAgain,
    ],
  }),
  'wrong-smtp-endpoint': (values) => ({
    title: 'このサーバーは受信メール用のため、誰もサインインできません',
    cause: ja`${serverName(values)}は、ドメイン宛てのメールをほかのサーバーからポート 25 で受け取ります。サインインは提供していません。`,
    steps: [
      'smtp.office365.com のポート 587 に STARTTLS で接続するか、使用しているクラウドの SMTP 送信用サーバーに接続します。',
      'そこでトークンを使用してサインインします。',
      testAgain,
    ],
  }),
  'starttls-missing': (values) => ({
    title: 'プログラムが、暗号化せずにコマンドを送信しました',
    cause: ja`${serverName(values)}は、STARTTLS が実行されて接続が暗号化された後にだけ、サインインとメールを受け付けます。`,
    steps: [
      'ポート 587 では、プログラムの暗号化を STARTTLS に設定します。プログラムによっては、「TLS」または「required」と表示されます。',
      'ファイアウォールのメール スキャンなど、プログラムとサーバーの間に STARTTLS を取り除くものがないことを確認します。',
      testAgain,
    ],
  }),
} satisfies Record<string, FindingWords>;
