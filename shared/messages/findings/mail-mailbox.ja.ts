import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  mailboxName,
  protocolName,
  serverName,
  signedInUser,
  testAfterPermission,
  testAgain,
  waitText,
} from './mail-phrases.ja.ts';

/** What keeps the right token out of a mailbox, in Japanese. */
export const mailMailboxFindings = {
  'token-user-mismatch': (values) => ({
    title: ja`サインインしたユーザーには、${mailboxName(values)}を開くアクセス許可がありません`,
    cause:
      values.tokenUser !== undefined && values.tokenUser !== values.mailbox
        ? ja`トークンは${values.tokenUser}のものです。このトークンで${mailboxName(values)}を開くには、フル アクセス許可が必要です。`
        : 'トークンが user= に指定されたものとは別のアカウントのもので、そのアカウントにメールボックスへのフル アクセス許可がない可能性が高いです。',
    steps: [
      'ステップ 5 で、トークンが誰に発行されたかを確認します。ブラウザーでは、最後にサインインしていたユーザーがそのまま使用されることがよくあります。',
      ja`アカウントが違う場合は、${mailboxName(values)}の所有者としてもう一度サインインします。`,
      ja`共有メールボックスの場合は、${signedInUser(values)}に${mailboxName(values)}へのフル アクセス許可を付与します。`,
      testAfterPermission,
    ],
  }),
  'imap-disabled-for-mailbox': (values) => ({
    title: ja`${mailboxName(values)}で IMAP が無効になっている可能性が高いです`,
    cause:
      'サーバーはトークンを受け付けましたが、メールボックスを開きません。これは、IMAP が無効な場合のサーバーの動作です。',
    steps: [
      values.personal === true
        ? 'outlook.com の設定で [メール] > [転送と IMAP] を開き、デバイスとアプリが IMAP を使用できるようにします。'
        : ja`Exchange 管理センターのメール アプリの設定、またはスクリプトで、${mailboxName(values)}の IMAP を有効にします。`,
      '約 30 分待ちます。',
      testAgain,
    ],
  }),
  'pop-disabled-for-mailbox': (values) => ({
    title: ja`${mailboxName(values)}で POP が無効になっている可能性が高いです`,
    cause:
      'POP では、トークンが正しくない場合も、POP でメールボックスを開くことが許可されていない場合も、サーバーは同じ応答で拒否します。',
    steps: [
      values.personal === true
        ? 'outlook.com の設定で [メール] > [転送と IMAP] を開き、デバイスとアプリが POP を使用できるようにします。'
        : ja`Exchange 管理センターのメール アプリの設定、またはスクリプトで、${mailboxName(values)}の POP を有効にします。`,
      '約 30 分待ちます。',
      testAgain,
    ],
  }),
  'app-no-mailbox-permission': (values) => ({
    title: ja`Exchange Online で、アプリに${mailboxName(values)}へのアクセス許可がありません`,
    cause:
      'アプリのトークンが示すのは、アプリが何を要求できるかです。Exchange Online ではさらに、アプリをサービス プリンシパルとして登録し、メールボックスへのアクセス許可を付与する必要があります。',
    steps: [
      values.objectId === undefined
        ? 'エンタープライズ アプリケーションのオブジェクト ID を指定して、New-ServicePrincipal でアプリを登録します。'
        : ja`エンタープライズ アプリケーションのオブジェクト ID である${values.objectId}を指定して、New-ServicePrincipal でアプリを登録します。`,
      ja`Add-MailboxPermission で、アプリに${mailboxName(values)}へのフル アクセス許可を付与します。`,
      testAfterPermission,
    ],
  }),
  'service-principal-object-id-wrong': (values) => ({
    title: 'アプリが誤ったオブジェクト ID で Exchange Online に登録されている可能性が高いです',
    cause:
      'New-ServicePrincipal には、エンタープライズ アプリケーションのオブジェクト ID が必要です。アプリの登録のオブジェクト ID はこれとは異なり、指定しても機能せず、警告も表示されません。',
    steps: [
      'Get-ServicePrincipal で、アプリに登録されているオブジェクト ID を確認します。',
      values.objectId === undefined
        ? 'Microsoft Entra 管理センターのエンタープライズ アプリケーションのページにあるオブジェクト ID と比較します。'
        : ja`トークンに示されているオブジェクト ID の${values.objectId}と比較します。`,
      '異なる場合は、サービス プリンシパルを削除し、正しい ID で作成し直して、メールボックスへのアクセス許可をもう一度付与します。',
      testAgain,
    ],
  }),
  'ipv6-connection-outlook-com': (values) => ({
    title: 'Outlook.com が IPv6 ではメールボックスを開かない可能性があります',
    cause:
      'IPv6 で接続すると、Outlook.com がサインインを受け付けても、その後メールボックスを開かないことが報告されています。',
    steps: [
      'ネットワークの設定で、テストが IPv4 だけを使用するようにして、もう一度テストします。',
      ja`それで成功する場合は、メール プログラムも IPv4 で${serverName(values)}に接続するようにします。`,
      '成功しない場合は、outlook.com の設定で、デバイスとアプリが IMAP と POP を使用できることを確認します。',
    ],
  }),
  throttled: (values) => ({
    title: 'サーバーが、しばらく接続を控えるよう求めています',
    cause:
      values.mailbox === undefined
        ? ja`${protocolName(values)}で、短時間に許可される数を超える接続または要求がありました。`
        : ja`${values.mailbox}を使用するこのプログラムまたは別のプログラムから、${protocolName(values)}で、短時間に許可される数を超える接続または要求がありました。`,
    steps: [
      ja`次に試す前に、${waitText(values)}待ちます。それより早く試すたびに、待ち時間が長くなることがあります。`,
      'メールボックスを使用しているほかのプログラムを閉じるか、何度も接続を開かずに 1 つの接続を維持するようにします。SMTP では、メールボックスごとに同時に 3 つの接続と、1 分あたり 30 通のメッセージが許可されています。',
      testAgain,
    ],
  }),
} satisfies Record<string, FindingWords>;
