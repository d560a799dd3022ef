import type { SettingsFinding, SettingsFindingId } from '../wizard/findings/types.ts';
import type { KnownPort } from '../wizard/findings/cloud-values.ts';
import { localTime } from './format.ja.ts';
import type { SettingsFindingText } from './settings-findings.en.ts';
import { ja } from './spaced.ja.ts';

/** @param value what the finding names */
type TextOf = (value: string) => SettingsFindingText;

const clientIdPlace =
  'アプリの登録の [概要] ページにあるアプリケーション (クライアント) ID を入力してください。';
const objectIdPlace = '[エンタープライズ アプリケーション] > 対象のアプリ > [概要]';

const portNames: Readonly<Record<KnownPort, string>> = {
  25: 'サーバー間の SMTP',
  80: 'Web ページ',
  110: 'POP',
  143: 'IMAP',
  443: 'Web ページ',
  465: '接続時から TLS を使用する SMTP',
  587: 'SMTP',
  993: 'TLS を使用する IMAP',
  995: 'TLS を使用する POP',
};

const texts: Readonly<Record<SettingsFindingId, TextOf>> = {
  'tenant-id-wrong/placeholder': () => ({
    title: 'これはテナントの代わりの仮の文字列です',
    text: 'contoso.com などのテナントのドメイン、または Entra ID の [概要] ページにあるテナント ID を入力してください。',
  }),
  'tenant-id-wrong/example-domain': (domain) => ({
    title: ja`${domain}は、例に使用される名前です`,
    text: '実際に所有しているドメインでない場合は、テナントのドメインを入力してください。このままでは、Entra ID が AADSTS90002 を返すか、他人のテナントを返します。',
  }),
  'wrong-cloud-authority/tenant-domain': (domain) => ({
    title: ja`${domain}は別のクラウドのものです`,
    text: '上でそのクラウドを選択してください。.onmicrosoft.us で終わる名前は GCC High または DoD、.partner.onmschina.cn で終わる名前は 21Vianet のものです。このクラウドでは、Entra ID が AADSTS90002 を返します。',
  }),
  'wrong-cloud-authority/tenant-domain-unusual': (domain) => ({
    title: ja`${domain}は、グローバル クラウドのテナントの可能性が高いです`,
    text: 'この形式の名前は、グローバル クラウドで割り当てられます。このクラウドで認識されるかどうかは、[テナントを確認] でわかります。',
  }),
  'account-type-endpoint-mismatch/consumers-in-national-cloud': () => ({
    title: 'ここで個人用アカウントを指定するのは、意図と異なる可能性が高いです',
    text: '個人用アカウントは、上にある別のクラウドの Outlook.com のものです。テナントのドメインまたは ID を入力してください。',
  }),
  'account-type-endpoint-mismatch/personal-tenant': () => ({
    title: 'これは、すべての個人用アカウントに共通の ID です',
    text: '個人のメールボックスの場合は、クラウドとして Outlook.com を選択してください。組織の場合は、その組織のドメインまたは ID を入力してください。',
  }),
  'scope-multiple-resources': () => ({
    title: '複数のリソースが指定されています',
    text: '1 つのトークンは 1 つのリソースだけに対するものです。2 つのリソースの要求は、Entra ID に AADSTS700022 で拒否されます。1 つだけを残してください。',
  }),
  'wrong-token-audience/graph': () => ({
    title: 'このトークンは Microsoft Graph に対するものになります',
    text: 'ポータルではアクセス許可を Microsoft Graph で選択しますが、このトークンはメール サーバーに拒否されます。メール サーバーのリソースを入力してください。',
  }),
  'wrong-token-audience/other-cloud': () => ({
    title: 'このリソースは別のクラウドのものです',
    text: 'このクラウドの承認サーバーがリソースを認識しないか (AADSTS500011)、メール サーバーがトークンを拒否する可能性が高いです。',
  }),
  'wrong-smtp-endpoint': () => ({
    title: 'このホストは配送されるメールを受け取るもので、サインインできません',
    text: 'mail.protection.outlook.com で終わる名前は、ドメインの MX レコードです。送信用のホストを入力してください。',
  }),
  'wrong-host-or-port/other-cloud': () => ({
    title: 'このホストは別のクラウドのものです',
    text: 'このホストがメールボックスを認識しない可能性が高いです。意図したホストの場合は、代わりに上でそのクラウドを選択してください。',
  }),
  'implicit-tls-on-starttls-port': () => ({
    title: 'ポート 587 の通信は TLS なしで始まります',
    text: 'このポートではサーバーが先に応答するため、TLS 接続は「wrong version number」で失敗します。[STARTTLS] を選択してください。',
  }),
  'starttls-on-implicit-tls-port': (port) => ({
    title: ja`ポート ${port} の通信は TLS で始まります`,
    text: 'このポートではサーバーが TLS を待つため、STARTTLS には応答しません。[接続時から TLS] を選択してください。',
  }),
  'wrong-host-or-port/other-protocol': (port) => ({
    title: ja`これは${new Map(Object.entries(portNames)).get(port) ?? '別の用途'}のポートです`,
    text: '通常のポートは、IMAP が 993、POP が 995、SMTP が 587 です。',
  }),
  'wrong-host-or-port/unusual-port': (usual) => ({
    title: ja`通常のポートは${usual}です`,
    text: '別のポートでは、サーバーが応答しない可能性が高いです。',
  }),
  'port-blocked/smtp-25': () => ({
    title: 'ポート 25 は多くのネットワークでブロックされています',
    text: 'サインインするプログラムでは、ポート 587 と STARTTLS を使用します。',
  }),
  'client-id-wrong/mail-address': () => ({
    title: 'これはメール アドレスです',
    text: `アドレスはステップ 4 で入力します。${clientIdPlace}`,
  }),
  'client-id-wrong/token': () => ({
    title: 'これはトークンのようです',
    text: clientIdPlace,
  }),
  'client-id-wrong/secret': () => ({
    title: 'これはクライアント シークレットのようです',
    text: 'シークレットは、入力内容が伏せられるステップ 5 で入力します。クライアント ID は、アプリの登録の [概要] ページにあります。',
  }),
  'client-id-wrong/uri': () => ({
    title: 'これはアプリのアドレスで、ID ではありません',
    text: 'アプリケーション (クライアント) ID だけを入力してください。数字または a ～ f の英字の 32 文字と、4 つのハイフンで構成されます。',
  }),
  'client-id-wrong/quotes': () => ({
    title: 'ID が引用符またはかっこで囲まれています',
    text: 'ID だけを入力してください。このままでは、Entra ID が AADSTS700016 を返します。',
  }),
  'client-id-wrong/placeholder': () => ({
    title: 'これはクライアント ID の代わりの仮の文字列です',
    text: clientIdPlace,
  }),
  'client-id-wrong/tenant-id': () => ({
    title: 'これはテナントの ID です',
    text: 'どちらもアプリの登録の [概要] ページにあります。最初の ID がクライアント ID で、ディレクトリ (テナント) ID は別の ID です。',
  }),
  'first-party-client-id': (name) => ({
    title: ja`これは Microsoft 自身のアプリです: ${name}`,
    text: '多くの場合、このアプリへのメールのアクセス許可は Entra ID に拒否され (AADSTS65002)、アプリの設定も変更できません。独自のアプリを登録してください。',
  }),
  'single-tenant-app-on-common': (tenant) => ({
    title: `シングルテナントのアプリは「${tenant}」では使用できません`,
    text: 'Entra ID が AADSTS50194 を返します。ステップ 1 でアプリのテナントのドメインまたは ID を入力するか、アプリをマルチテナントにしてください。',
  }),
  'account-type-endpoint-mismatch/work-only': () => ({
    title: 'この登録は個人用アカウントを受け付けません',
    text: 'ステップ 1 で個人用アカウントが指定されているため、Entra ID が AADSTS9002332 または 90130 を返します。ステップ 1 でテナントを指定するか、ポータルの [認証] でアカウントの種類を変更してください。',
  }),
  'account-type-endpoint-mismatch/personal-only': () => ({
    title: 'この登録は個人用アカウントだけを受け付けます',
    text: '使用できるのは Outlook.com だけで、ステップ 1 でクラウドとして選択します。組織の場合は、Entra ID テナント用の登録を使用してください。',
  }),
  'delegate-backslash-syntax': () => ({
    title: 'OAuth では、バックスラッシュ (\\) を使用できません',
    text: 'user\\mailbox と DOMAIN\\user は、パスワードを使用する場合の形式です。アドレスだけを入力してください。共有メールボックスは別に選択します。',
  }),
  'account-type-endpoint-mismatch/personal-mailbox': (address) => ({
    title:
      address === ''
        ? 'アプリ自身は個人のメールボックスを開けません'
        : ja`アプリ自身は個人のメールボックスを開けません: ${address}`,
    text: 'Outlook.com と Hotmail のアドレスは、アクセスを許可できるどのテナントにも属していません。所有者がサインインする必要があります。ステップ 3 で委任されたアクセスを、ステップ 1 で Outlook.com を選択してください。',
  }),
  'account-type-endpoint-mismatch/personal-on-common': () => ({
    title: 'これは個人用アカウントの可能性が高いです',
    text: 'SMTP サーバーも適切なものになるように、ステップ 1 でクラウドとして Outlook.com を選択してください。',
  }),
  'account-not-in-tenant/personal-address': () => ({
    title: 'これは個人用アカウントで、テナントのアカウントではない可能性が高いです',
    text: 'このままでは、Entra ID が AADSTS50020 または 50034 を返します。テナントのアカウントを入力するか、ステップ 1 で Outlook.com を選択してください。',
  }),
  'account-type-endpoint-mismatch/work-address': () => ({
    title: 'これは組織のアカウントの可能性が高いです',
    text: 'ステップ 1 で個人用アカウントが指定されていますが、個人用アカウントにはこのようなアドレスはありません。ステップ 1 で、組織のクラウドとテナントを選択してください。',
  }),
  'wrong-cloud-authority/address': (domain) => ({
    title: ja`${domain}は、別のクラウドのものの可能性が高いです`,
    text: 'このようなアドレスがあるのは、そのクラウドのテナントだけです。ステップ 1 のクラウドと照合してください。',
  }),
  'shared-mailbox-is-own': () => ({
    title: 'これはユーザーのアドレスです',
    text: 'ユーザー自身のメールボックスの場合は、[ユーザー自身のメールボックス] を選択してください。',
  }),
  'service-principal-object-id-wrong/placeholder': () => ({
    title: 'これはオブジェクト ID の代わりの仮の文字列です',
    text: `オブジェクト ID は、Entra ID の ${objectIdPlace} にあります。空のままにすることもできます。`,
  }),
  'service-principal-object-id-wrong/client-id': () => ({
    title: 'これはクライアント ID です',
    text: `オブジェクト ID は、Entra ID の ${objectIdPlace} に、クライアント ID と並んで表示されます。`,
  }),
  'service-principal-object-id-wrong/tenant-id': () => ({
    title: 'これはテナントの ID です',
    text: `オブジェクト ID は、Entra ID の ${objectIdPlace} にあります。`,
  }),
  'service-principal-object-id-wrong/token': (objectId) => ({
    title: 'これは、エンタープライズ アプリケーションのオブジェクト ID ではありません',
    text: ja`アプリ自身のトークンでは${objectId}です。入力された ID は、Exchange Online でアプリが拒否される [アプリの登録] の ID の可能性が高いです。`,
  }),
  'further-mailboxes/too-many': (count) => ({
    title: ja`メールボックスが ${count} 個あります (保存できるのは 50 個まで)`,
    text: 'それ以上は、メールが有効なセキュリティ グループを使用するか、2 つ目の接続で付与してください。',
  }),
  'further-mailboxes/malformed': (wrong) => ({
    title: ja`完全なアドレスではありません: ${wrong}`,
    text: 'invoices@contoso.com のようなアドレスを、1 行に 1 つずつ入力してください。',
  }),
  'public-client-sent-secret/secret': () => ({
    title: 'ユーザーのサインインでは、クライアント シークレットは使用されません',
    text: '入力されたシークレットは使用されません。このサインイン方法でシークレットを送信するプログラムには、AADSTS700025 が返されます。シークレットを使用する場合は、ステップ 3 でアプリケーション アクセスを選択してください。',
  }),
  'public-client-sent-secret/certificate': () => ({
    title: 'ユーザーのサインインでは、証明書は使用されません',
    text: '選択された証明書は使用されません。証明書を使用する場合は、ステップ 3 でアプリケーション アクセスを選択してください。',
  }),
  'client-certificate-expired': (iso) => ({
    title: '証明書の有効期限が切れています',
    text: ja`有効期限は${localTime(iso)}で、それ以降、Entra ID は証明書を拒否します (AADSTS700027)。別の証明書を作成して公開部分をアプリの登録にアップロードし、ここで選択してください。`,
  }),
  'client-certificate-not-yet-valid': (iso) => ({
    title: '証明書がまだ有効になっていません',
    text: ja`有効期間は${localTime(iso)}に始まります。この日時を既に過ぎている場合は、このコンピューターの時計が遅れています。`,
  }),
  'client-certificate-ends-soon': (iso) => ({
    title: '証明書の有効期限がまもなく切れます',
    text: ja`有効期限は${localTime(iso)}です。それまでに、次の証明書をアプリの登録にアップロードしてください。両方を並行して使用できます。`,
  }),
};

/** The text of one finding. */
export function settingsFindingTexts({
  id,
  value,
}: Pick<SettingsFinding, 'id' | 'value'>): SettingsFindingText {
  return texts[id](value);
}
