import type { FindingId } from '../../diagnosis/finding-ids.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import { openRegistration, signInAgain, tenantName, tryAgain } from './sign-in-phrases.ja.ts';
import { isNumber } from './values.ts';

/** Tenant, cloud and kinds of accounts, in Japanese. */
export const signInTenantFindings = {
  'wrong-cloud-authority': (values) => ({
    title: 'テナントまたはアプリが、サインイン サービスとは別のクラウドにあります',
    cause:
      'Microsoft の各クラウド (グローバル、GCC High と DoD、21Vianet) には独自のサインイン サービスがあり、そのクラウドのテナントとアプリだけを認識します。Microsoft Cloud Deutschland は 2021 年に終了しました。',
    steps: [
      ja`${tenantName(values)}がどのクラウドにあるかを確認します。.onmicrosoft.us で終わる名前は GCC High または DoD、.partner.onmschina.cn で終わる名前は 21Vianet のものです。`,
      'このアプリのステップ 1 でそのクラウドを選択し、[テナントを確認] を選択します。別のプログラムでは、承認サーバー (authority) として login.microsoftonline.com、login.microsoftonline.us、または login.partner.microsoftonline.cn を設定します。',
      '同じクラウドのテナントに登録されているアプリと、そのクラウドのメール サーバーとスコープを使用します。',
      tryAgain,
    ],
  }),
  'tenant-id-wrong': (values) => ({
    title: 'サインイン サービスが、このテナントを認識していません',
    cause:
      values.tenant === undefined
        ? '要求でテナントとして指定されている値は、テナントではありません。入力が間違っているか、テナントの代わりの仮の文字列が設定に残っています。'
        : ja`要求ではテナントとして${values.tenant}が指定されていますが、この名前または ID のテナントはこのクラウドにありません。`,
    steps: [
      'Entra ID の [概要] ページの [テナント ID] をコピーするか、contoso.onmicrosoft.com などのテナントのドメインを使用します。',
      'このアプリのステップ 1 でテナントとして入力し、[テナントを確認] を選択します。別のプログラムでは、承認サーバーのアドレスで、ホストの後に指定します。',
      '値が正しい場合は、テナントがあるクラウドを選択します。',
      tryAgain,
    ],
  }),
  'single-tenant-app-on-common': (values) => ({
    title: '1 つのテナント用のアプリが、すべてのテナント用のアドレスで使用されています',
    cause:
      'アプリの登録は、アプリ自身のテナントのアカウントだけを受け付けます。このようなアプリでは、/common や /organizations を使用できません。',
    steps: [
      'このアプリのステップ 1 で、common や organizations の代わりに、アプリのテナントのドメインまたは ID をテナントとして入力します。通常はこの方法を使用します。',
      ja`ほかのテナントのユーザーがサインインする場合に限り、${openRegistration(values)}[管理] > [マニフェスト] で signInAudience を AzureADMultipleOrgs に設定し、[保存] を選択します。`,
      tryAgain,
    ],
  }),
  'account-type-endpoint-mismatch': (values) => ({
    title: 'アプリ、アカウント、サインインのアドレスが、異なる種類のアカウント用のものです',
    cause:
      values.personal === true
        ? '個人用アカウントでサインインしていますが、アプリの登録は職場または学校アカウント専用の可能性が高いです。また、個人用アカウントではアプリケーション アクセスを使用できません。'
        : 'アプリは、職場または学校アカウント用、個人用アカウント用、またはその両方に登録されます。アドレスの末尾は、テナント、organizations、common、または consumers です。この 2 つが一致していません。',
    steps: [
      values.personal === true
        ? '個人のメールボックスの場合は、このアプリのステップ 1 で、クラウドとして Outlook.com を選択します。そのテナントは consumers です。'
        : '職場または学校アカウントの場合は、このアプリのステップ 1 に、テナントのドメインか ID、または organizations を入力します。common や consumers ではありません。',
      openRegistration(values),
      values.personal === true
        ? '[管理] > [マニフェスト] で、signInAudience が AzureADandPersonalMicrosoftAccount または PersonalMicrosoftAccount になっている必要があります。'
        : '[管理] > [マニフェスト] で、signInAudience を確認します。AzureADMyOrg はこのテナントだけ、AzureADMultipleOrgs はすべてのテナントを対象とします。',
      'アプリ自身がサインインする場合は、テナント自身のドメインまたは ID が必要です。',
      tryAgain,
    ],
  }),
  'v1-endpoint-used': () => ({
    title:
      'プログラムが、個人用アカウントでは使用できない以前のサインインのアドレスを使用しています',
    cause:
      '最初のバージョンのアドレス (/oauth2/authorize と /oauth2/token) は、職場または学校アカウント専用です。',
    steps: [
      'プログラムの設定で、アドレスを /oauth2/v2.0/authorize と /oauth2/v2.0/token に変更します。',
      'resource= パラメーターを付けずに、scope= とアクセス許可の完全な名前で要求します。',
      signInAgain,
    ],
  }),
  'tenant-restricted-by-proxy': (values) => ({
    title: 'このネットワークからは、誰もこのテナントにサインインできません',
    cause: ja`経路上のプロキシが、ここで使用できるテナントの一覧を要求に追加しており、${tenantName(values)}はその一覧にありません。`,
    steps: [
      'Restrict-Access-To-Tenants ヘッダー (またはテナント制限ポリシー) にテナントを追加するよう、プロキシの管理者に依頼します。',
      '確認のため、別のネットワークから一度サインインします。',
      signInAgain,
    ],
  }),
  'code-of-other-tenant': (values) => ({
    title: 'コードとトークンが、2 つの異なるテナントに要求されました',
    cause: isNumber(values, 700005)
      ? '承認コードが、あるテナントのアドレスで発行され、別のテナントのアドレスで引き換えられました。'
      : '承認コードが、引き換えられたアドレスとは別のテナントのアドレスで発行された可能性が高いです。',
    steps: [
      ja`/authorize と /token の両方のアドレスで、同じテナントを使用します。${tenantName(values)}の ID を使用するのが最適です。`,
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
