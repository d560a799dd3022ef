import type { InspectedClaim, InspectionReason, Verdict } from '../inspector/inspected-claim.ts';
import { countOf } from './format.ja.ts';
import { protocolNames } from './run.ja.ts';
import { ja } from './spaced.ja.ts';

/** The verdicts of the token inspector, in a word. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  right: '正しい',
  wrong: '誤り',
  note: '注意',
  unknown: '判断不可',
};

/** Stands beside the table: what the inspector does not look at. */
export const signatureNote =
  'ここでは署名を検証しません。トークンを信頼できる必要があるのはメール サーバーだけです。この表には、トークンの内容が表示されます。';

/** What stands before a row: the claim's name, or what is meant where it is none. */
export function claimName({ claim }: Pick<InspectedClaim, 'claim'>): string {
  if (claim === 'clock') return 'このコンピューターの時計';
  return claim === 'token' ? 'アクセス トークン' : claim;
}

/** What stands in the row, as the token has it; of the clock, how far it is wrong. */
export function claimValue({ claim, value }: Pick<InspectedClaim, 'claim' | 'value'>): string {
  if (claim !== 'clock') return value;
  const seconds = Number(value);
  if (seconds === 0) return countOf(0, '秒');
  return `${countOf(Math.abs(seconds), '秒')}${seconds < 0 ? '進んでいます' : '遅れています'}`;
}

type Text = string | ((row: InspectedClaim) => string);

const protocolOf = ({ protocol }: InspectedClaim): string =>
  protocol === undefined ? 'プロトコル' : protocolNames[protocol];

const expected = ({ expected: value }: InspectedClaim): string => value ?? '別の値';

/** Why a claim is right or wrong and, where it is wrong, what to do. */
const reasonTexts: Readonly<Record<InspectionReason, Text>> = {
  'opaque-personal':
    '個人用アカウントのトークンは不透明 (opaque) な形式で、内容を読み取れるのは Microsoft だけです。これは問題ではありません。メール サーバーがトークンを受け付けるかどうかは、テストでわかります。',
  'opaque-work':
    'このトークンは不透明 (opaque) な形式で、ここでは内容を読み取れませんが、それ自体は問題ではありません。通常、職場または学校アカウントのトークンは読み取れるため、貼り付けた場合はトークン全体が含まれているかどうかを確認してください。メール サーバーがトークンを受け付けるかどうかは、テストでわかります。',
  'aud-right': 'トークンは、このクラウドのメール サーバーに対するものです。',
  'aud-not-described':
    'トークンは、要求したリソースに対するものです。このクラウドのメール サーバーがどの名前を受け付けるかは、Microsoft のドキュメントに記載されていません。テストでわかります。',
  'aud-other-name':
    'これは Exchange Online の別名です。メール サーバーがこの名前を受け付けるかどうかは、Microsoft のドキュメントに記載されていません。テストでわかります。',
  'aud-graph': (row) =>
    ja`トークンは Microsoft Graph に対するもので、メール サーバーでは拒否されます。よくある間違いです。アクセス許可は Microsoft Graph で選択しますが、スコープは${expected(row)}で始まる完全な名前で要求します。`,
  'aud-graph-app': (row) =>
    ja`トークンは Microsoft Graph に対するもので、メール サーバーでは拒否されます。スコープ${expected(row)}/.default を要求してください。これは、Office 365 Exchange Online のアプリケーションの許可を表します。`,
  'aud-own-app':
    'トークンはアプリ自身に対するものです。ID トークンであるか、スコープにアプリ自身の API が指定されています。メールのスコープを要求して取得したアクセス トークンを使用してください。',
  'aud-other-cloud':
    'トークンは、別のクラウドのメール サーバーに対するものです。ステップ 1 でそのクラウドを選択するか、このクラウドの承認サーバーにトークンを要求してください。',
  'aud-other': (row) =>
    ja`トークンはメール サーバー以外に対するもののため、メール サーバーでは拒否されます。${expected(row)}に対するトークンが必要です。`,
  'aud-missing':
    'トークンに対象が記載されていないため、メール サーバーでは拒否されます。アクセス トークンではない可能性があります。',
  'app-token':
    'このトークンはアプリが自身のために取得したものですが、接続はユーザーのサインイン (委任) 用です。ユーザーとしてサインインするか、ステップ 3 でアプリケーション アクセスを選択してください。',
  'person-token':
    'このトークンはユーザーのものですが、接続はアプリ自身 (アプリケーション アクセス) 用です。クライアント シークレットまたは証明書を使用するか、ステップ 3 で委任されたアクセスを選択してください。',
  'scp-right': (row) => ja`${protocolOf(row)}のアクセス許可が含まれています。`,
  'scp-missing': (row) =>
    ja`${expected(row)}が含まれていないため、${protocolOf(row)}ではトークンが拒否されます。アプリの登録にこのアクセス許可を追加し、同意を与えてから、もう一度サインインしてください。`,
  'roles-right': (row) => ja`${protocolOf(row)}のアクセス許可が含まれています。`,
  'roles-missing': (row) =>
    ja`${expected(row)}が含まれていないため、${protocolOf(row)}ではトークンが拒否されます。[Office 365 Exchange Online] > [アプリケーションの許可] でこれを追加し、管理者の同意を与えてから、もう一度サインインしてください。`,
  'roles-rbac':
    'トークンにロールがありません。RBAC for Applications によってアプリに送信が許可されている場合は、これで正しい状態です。この許可は Exchange Online で設定され、トークンには含まれません。それ以外の場合は、SMTP.SendAsApp が不足しています。',
  'roles-smtp-elsewhere':
    'ロールに SMTP.SendAsApp が含まれていません。RBAC for Applications によってアプリに送信が許可されている場合は、これで正しい状態です。この許可は Exchange Online で設定され、トークンには含まれません。それ以外の場合は、このアクセス許可を追加し、管理者の同意を与えてください。',
  'tid-right': 'トークンは、この接続のテナントから発行されたものです。',
  'tid-other': (row) =>
    ja`トークンは、この接続のテナント (${expected(row)}) とは別のテナントから発行されたものです。この接続のテナントのアカウントでサインインするか、ステップ 1 でテナントを修正してください。`,
  'tid-not-compared':
    'この接続ではどのテナントのアカウントでもサインインできるか、ドメインに対応する ID を承認サーバーに問い合わせることができなかったため、比較する対象がありません。',
  'tid-missing': 'トークンに発行元のテナントが記載されていません。',
  'client-right': 'トークンは、この接続のアプリの登録に対して発行されたものです。',
  'client-other': (row) =>
    ja`トークンは、この接続のアプリ (${expected(row)}) とは別のアプリに対して発行されたものです。有効になるのは、その別のアプリのアクセス許可です。`,
  'client-missing': 'トークンに発行先のアプリが記載されていません。',
  'user-right': 'トークンは、この接続のユーザーのものです。',
  'user-other': (row) =>
    ja`トークンの名前が${expected(row)}と異なります。このアドレスがアカウントの別名である場合、またはアカウントがメールボックスの代理人である場合は、これで正しい状態です。それ以外の場合は、もう一方のアカウントでサインインしてください。`,
  'user-missing': 'トークンにユーザーの名前が記載されていません。',
  'exp-right': 'トークンは有効期間内です。',
  'exp-soon':
    'トークンの残りの有効期間は 5 分未満です。テストの前に、もう一度サインインしてください。',
  'exp-over': 'トークンの有効期限が切れています。もう一度サインインしてください。',
  'exp-missing': 'トークンに有効期限が記載されていません。',
  'nbf-right': 'トークンは既に有効です。',
  'nbf-later':
    'トークンはまだ有効になっていません。たった今発行されたトークンであれば、このコンピューターの時計が遅れています。',
  'clock-right': '時計はサインイン サービスの時計と一致しています。',
  'clock-wrong':
    'このコンピューターの時計は、サインイン サービスの時計と 5 分以上ずれています。証明書とトークンはこの時計を基準に判定されるため、正しく合わせてください。',
  'oid-object-id':
    'エンタープライズ アプリケーションのオブジェクト ID で、New-ServicePrincipal -ObjectId に指定する値です。アプリの登録のページにあるオブジェクト ID は異なるもので、使用できません。',
  'oid-missing':
    'トークンにオブジェクト ID が記載されていません。[アプリの登録] ではなく、Entra ID の [エンタープライズ アプリケーション] で確認してください。',
};

/** Why a claim has its verdict, as a sentence or two for an administrator. */
export function reasonText(row: InspectedClaim): string {
  const text = reasonTexts[row.reason];
  return typeof text === 'string' ? text : text(row);
}
