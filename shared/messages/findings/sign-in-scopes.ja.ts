import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingValues } from '../../diagnosis/values.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  grantConsent,
  openRegistration,
  signInAgain,
  tenantName,
  tryAgain,
} from './sign-in-phrases.ja.ts';
import { isNumber, withOffline } from './values.ts';

/** What to ask for, as exactly as it is known. */
function askFor({ scopes, access }: FindingValues): string {
  if (scopes !== undefined && scopes.length > 0) {
    return `次のとおりに、空白で区切って要求します: ${scopes.join(' ')}`;
  }
  return access === 'application'
    ? 'https://outlook.office365.com/.default だけを要求します。'
    : 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access のように、完全な名前を空白で区切って要求します。';
}

/** Scopes, resources and parameters, in Japanese. */
export const signInScopeFindings = {
  'scope-multiple-resources': (values) => ({
    title: '1 つの要求で、複数のサービスのアクセス許可が要求されています',
    cause:
      '1 つのトークンは 1 つのサービスだけに対するものですが、要求には Exchange Online と Microsoft Graph など、複数のサービスのスコープが指定されています。',
    steps: [
      askFor(values),
      'Microsoft Graph のトークンが必要な場合は、2 つ目の要求で取得します。同じ更新トークンを使用できます。',
      signInAgain,
    ],
  }),
  'scope-unknown-on-resource': (values) => ({
    title: 'サービスに、その名前のアクセス許可がありません',
    cause:
      'スコープのつづりが間違っているか、サービスが指定されていません。名前だけのスコープは、Microsoft Graph の中で検索されます。',
    steps: [
      askFor(values),
      'スコープの前後に、余分な改行、コンマ、引用符がないかどうかを確認します。',
      'スコープの名前は、ユーザーの場合は IMAP.AccessAsUser.All、POP.AccessAsUser.All、SMTP.Send です。アプリ自身がサインインする場合は、.default を要求します。',
      signInAgain,
    ],
  }),
  'scope-malformed': (values) => ({
    title: 'スコープが、Entra ID が読み取れる形式で書かれていません',
    cause: isNumber(values, 1002012)
      ? 'アプリ自身がサインインする場合に要求できるのは、付与されたすべてのアクセス許可を表す .default だけです。'
      : 'スコープは空白で区切り、それぞれにサービスのアドレスを付けます。サービスは、このクラウドのものである必要があります。',
    steps: [askFor(values), 'スコープの間に、コンマや改行を使用しないでください。', tryAgain],
  }),
  'scope-resource-missing': (values) => ({
    title: '要求に、サービスのアクセス許可が指定されていません',
    cause:
      'openid、profile、email、offline_access だけが要求されたか、何も要求されませんでした。アクセス トークンはサービスに対するもので、そのサービスをスコープに指定する必要があります。',
    steps: [askFor(values), tryAgain],
  }),
  'china-scope-form': () => ({
    title:
      '21Vianet のクラウドでは、個別のスコープで使用可能なトークンが得られない可能性が高いです',
    cause:
      'このクラウドの partner.outlook.cn に対するトークンは、.default、または以前のアドレスの resource パラメーターで要求した場合に機能すると報告されています。',
    steps: [
      'アクセス許可をアプリの登録に追加し、同意を得ます。.default は、同意された内容を表します。',
      '個別のアクセス許可の代わりに、https://partner.outlook.cn/.default offline_access を要求します。',
      'プログラムが以前のアドレスにしか対応していない場合は、scope を付けずに resource=https://partner.outlook.cn を使用します。',
      signInAgain,
    ],
  }),
  'permission-not-in-registration': (values) => ({
    title: 'アプリの登録に、アクセス許可が含まれていません',
    cause:
      values.access === 'application'
        ? ja`${values.permission ?? 'IMAP.AccessAsApp、POP.AccessAsApp、または SMTP.SendAsApp'}が、アプリの Office 365 Exchange Online のアクセス許可に含まれていないか、同意されていません。`
        : 'アプリが要求する内容が、アプリの登録のアクセス許可に含まれていません。',
    steps: [
      openRegistration(values),
      values.access === 'application'
        ? '[管理] > [API のアクセス許可] > [アクセス許可の追加] > [所属する組織で使用している API] > [Office 365 Exchange Online] > [アプリケーションの許可] に移動し、IMAP.AccessAsApp、POP.AccessAsApp、または SMTP.SendAsApp をオンにします。'
        : '[管理] > [API のアクセス許可] > [アクセス許可の追加] > [Microsoft Graph] > [委任されたアクセス許可] に移動し、IMAP.AccessAsUser.All、POP.AccessAsUser.All、または SMTP.Send をオンにします。',
      `同じページで ${grantConsent} を選択します。`,
      '新しいトークンを取得します。以前のトークンの内容は、発行後に変わることはありません。',
    ],
  }),
  'resource-not-in-tenant': (values) => ({
    title: 'テナントに、アプリが要求するサービスがありません',
    cause: ja`Entra ID で、${tenantName(values)}にそのサービスのサービス プリンシパルが見つかりませんでした。Exchange Online の場合、多くはライセンスがないことが原因です。または、サービスの名前のつづりが間違っているか、別のクラウドのものです。`,
    steps: [
      askFor(values),
      'テナントに Exchange Online のライセンスがあるかどうかを確認します。ライセンスがない場合、サービスは存在しません。',
      'このアプリのステップ 1 で、テナントとクラウドが正しいかどうかを確認します。',
      tryAgain,
    ],
  }),
  'request-parameter-missing': (values) => ({
    title: '要求に不足があるか、形式が正しくありません',
    cause: isNumber(values, 900144, 90014)
      ? '必要であるにもかかわらず要求に含まれていないパラメーターが、メッセージに示されています。'
      : 'パラメーターがないか空であるか、要求がフォームとして送信されませんでした。',
    steps: [
      '要求をフォーム (application/x-www-form-urlencoded) として、各値をエンコードして送信します。',
      'トークン要求には、client_id、grant_type、scope のほか、許可の種類に応じて code、refresh_token、または device_code が必要です。',
      '以前のアドレス用に作成されたプログラムは、scope を送信しません。アドレスとスコープをバージョン 2 のものに設定します。',
      tryAgain,
    ],
  }),
  'resource-parameter-on-v2': (values) => ({
    title: '要求に、以前のアドレスのパラメーターが含まれています',
    cause: 'バージョン 2 のアドレスは scope を受け付け、resource パラメーターは受け付けません。',
    steps: ['要求から resource= を削除します。', askFor(values), tryAgain],
  }),
  'offline-access-missing': (values) => ({
    title: 'offline_access が要求されなかったため、更新トークンがありません',
    cause:
      '更新トークンがないと、アクセス トークンは約 1 時間で有効期限が切れ、誰かがもう一度サインインする必要があります。',
    steps: [
      'このアプリのステップ 3 で[サインインしたままにする] を選択して、offline_access を要求します。別のプログラムでは、スコープに追加します。',
      askFor({ ...values, ...(values.scopes ? { scopes: withOffline(values.scopes) } : {}) }),
      'もう一度サインインします。更新トークンは、その時点で初めて発行されます。',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
