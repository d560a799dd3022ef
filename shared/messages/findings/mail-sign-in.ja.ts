import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  delegateName,
  mailboxName,
  permissionName,
  protocolName,
  signInLogStep,
  testAgain,
} from './mail-phrases.ja.ts';

/** What is wrong with the token, or with signing in by something else, in Japanese. */
export const mailSignInFindings = {
  'wrong-token-audience': ({ audience, scope }) => ({
    title: 'トークンが Exchange Online に対するものではありません',
    cause:
      audience === undefined
        ? 'メール サーバーは、Exchange Online に対するトークンだけを受け付けます。Microsoft Graph のスコープ、またはアクセス許可の名前だけを要求すると、Microsoft Graph に対するトークンが発行されます。'
        : ja`トークンの対象 (aud) は${audience}ですが、メール サーバーは Exchange Online に対するトークンだけを受け付けます。`,
    steps: [
      scope === undefined
        ? 'https://graph.microsoft.com/ で始まる名前やアクセス許可の名前だけではなく、https://outlook.office.com/ で始まる完全な名前で要求します。'
        : ja`各アクセス許可を、${scope}のような完全な名前で要求します。`,
      'もう一度サインインします。トークンの対象 (aud) は、発行後に変わることはありません。',
      testAgain,
    ],
  }),
  'protocol-permission-missing': (values) => ({
    title: ja`トークンに${protocolName(values)}のアクセス許可がありません`,
    cause: ja`${permissionName(values)}がトークンに含まれていないため、サーバーはこのトークンによる${protocolName(values)}でのサインインを受け付けません。`,
    steps: [
      ja`アプリの登録に${permissionName(values)}を追加します。`,
      'そのアクセス許可に同意を与えます。',
      values.scope === undefined
        ? 'スコープを完全な名前で要求し、もう一度サインインします。'
        : ja`スコープ ${values.scope} を要求し、もう一度サインインします。`,
      testAgain,
    ],
  }),
  'access-token-expired': () => ({
    title: 'アクセス トークンの有効期限が切れました',
    cause:
      'アクセス トークンは約 1 時間有効です。Exchange Online は、その後はトークンを拒否し、そのトークンで開かれたセッションも終了します。',
    steps: [
      'サインインを更新するか、もう一度サインインして、新しいトークンを取得します。',
      '接続を維持するプログラムでは、有効期限が切れる前にトークンを更新し、新しいトークンで接続し直すようにします。',
      testAgain,
    ],
  }),
  'basic-auth-retired': (values) => ({
    title: 'パスワードでサインインしましたが、パスワードは無効になっています',
    cause:
      'Exchange Online と Outlook.com は、IMAP と POP では、パスワードもアプリ パスワードも受け付けなくなりました。SMTP では、無効になっているか、制限されています。',
    steps: [
      ja`${protocolName(values)}で OAuth 2.0 (多くの場合、先進認証と呼ばれます) を使用するように、プログラムを設定します。`,
      'そのような設定がない場合は、新しいバージョンか、XOAUTH2 でサインインする別のプログラムを使用します。',
      values.mailbox === undefined
        ? 'そのプログラムのメールボックスをこのアプリでテストし、トークンが機能することを確認します。'
        : ja`メールボックス ${values.mailbox} をこのアプリでテストし、トークンが機能することを確認します。`,
    ],
  }),
  'account-blocked-verify': (values) => ({
    title: '所有者による確認が済むまで、Outlook.com がアカウントをブロックしています',
    cause: ja`Microsoft が、通常とは異なるサインインを検出しました。${values.user ?? 'アカウント'}の所有者がブラウザーで確認するまで、どのプログラムもサインインできません。`,
    steps: [
      'ブラウザーで outlook.com を開き、そのアカウントでサインインします。',
      'そこで Microsoft から求められる質問に答えます。',
      '数分待ってから、もう一度テストします。',
    ],
  }),
  'legacy-auth-blocked': () => ({
    title: '組織のポリシーが、この種類のサインインをブロックしている可能性が高いです',
    cause:
      '条件付きアクセスまたは認証ポリシーが、レガシ認証を拒否しています。メール プロトコルでのパスワードによるサインインは、レガシ認証と見なされます。',
    steps: [
      signInLogStep,
      'パスワードではなく OAuth 2.0 でサインインするように、プログラムを設定します。',
      '既にそうしている場合は、このアカウントまたはこのアプリを許可するよう、ポリシーの所有者に依頼します。',
      testAgain,
    ],
  }),
  'security-defaults-block': () => ({
    title: '組織のセキュリティの既定値群が、このサインインをブロックしています',
    cause:
      'セキュリティの既定値群では、メール プロトコルでのパスワードだけによるサインインは許可されず、全員に 2 つ目の認証要素が求められます。',
    steps: [
      'パスワードではなく OAuth 2.0 でサインインするように、プログラムを設定します。',
      '既にそうしている場合は、SMTP AUTH を使用できるかどうかを管理者に確認します。Microsoft は、SMTP AUTH とセキュリティの既定値群は併用できないとしています。',
      testAgain,
    ],
  }),
  'user-address-malformed': (values) => ({
    title: 'メールボックスの名前が、サーバーの認識できるアドレスではありません',
    cause: ja`user= には${values.mailbox === undefined ? 'メールボックスの名前' : mailboxName(values)}が指定されています。サーバーでは、ここに name@example.com のような完全なメール アドレスが必要です。`,
    steps: [
      '名前、かっこ、前に付くドメインを除いて、メールボックスの完全なアドレスを入力します。',
      'Exchange 管理センターで、アドレスのつづりを確認します。',
      testAgain,
    ],
  }),
  'delegate-backslash-syntax': (values) => ({
    title: 'OAuth では、user\\mailbox の形式は使用できません',
    cause:
      'これはパスワードによるサインインの形式です。トークンを使用する場合、user= には共有メールボックスだけを指定し、誰が開くかはトークンが示します。',
    steps: [
      'IMAP と POP では、ユーザー名として共有メールボックスのアドレスだけを入力します。',
      ja`${delegateName(values)}としてサインインします。そのメールボックスへのフル アクセス許可が必要です。`,
      'SMTP では、サインインするユーザー自身のアドレスを入力し、共有メールボックスのアドレスを差出人にします。',
    ],
  }),
} satisfies Record<string, FindingWords>;
