import type { FindingId } from '../../diagnosis/finding-ids.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import { openSignInLog, personName, signInAgain } from './sign-in-phrases.ja.ts';
import { isNumber } from './values.ts';

const readPolicy = 'その項目の [条件付きアクセス] タブに、ポリシーの名前と要件が表示されます。';

/** What policies of the tenant ask for, in Japanese. */
export const signInPolicyFindings = {
  'conditional-access-block': (values) => ({
    title: isNumber(values, 530035)
      ? 'セキュリティの既定値群が、このサインインをブロックしています'
      : 'テナントのポリシーが、このサインインをブロックしています',
    cause: isNumber(values, 53002)
      ? '条件付きアクセスで許可されているのは Microsoft の一覧にあるアプリだけで、このアプリはその一覧にありません。'
      : isNumber(values, 50005)
        ? '条件付きアクセスで、サインインに使用されたオペレーティング システムが許可されていません。'
        : '名前とパスワードは正しいものでした。条件付きアクセスまたはセキュリティの既定値群が、このアカウント、アプリ、場所、またはデバイスの種類を拒否しています。',
    steps: [
      openSignInLog(values),
      readPolicy,
      'ポリシーの要件 (場所、デバイス、アプリの種類) を満たすか、このアプリまたはアカウントを対象から除外するよう、ポリシーの所有者に依頼します。',
      values.access === 'application'
        ? 'アプリ自身がサインインする場合、これはワークロード ID のポリシーです。'
        : 'アプリ自身がサインインする場合は、ユーザーのポリシーの対象になりません。サービスには、アプリケーション アクセスの方が適していることがあります。',
    ],
  }),
  'device-code-flow-blocked': (values) => ({
    title: 'テナントがデバイス コードを受け付けません',
    cause:
      '条件付きアクセス ポリシーが、デバイス コード フローをブロックしています。アカウントとデバイスに問題がない場合でもブロックされます。',
    steps: [
      '代わりに、システム ブラウザーまたはサインイン ウィンドウでサインインします。このアプリのステップ 5 で選択します。',
      ja`デバイス コードしか使用できない場合は、${openSignInLog(values)}`,
      `${readPolicy}[条件] > [認証フロー] でこのアカウントを対象から除外するよう、ポリシーの所有者に依頼します。`,
    ],
  }),
  'device-compliance-required': (values) => ({
    title: 'テナントが管理対象デバイスを求めています',
    cause:
      'ポリシーで許可されているのは、準拠しているデバイス、参加済みのデバイス、または登録済みのデバイスだけです。デバイス コードや埋め込みのサインイン ウィンドウでは、それを証明できません。',
    steps: [
      '組織が管理しているデバイスで、システム ブラウザーを使用してサインインします。このアプリのステップ 5 で選択します。',
      'Edge では自動的に機能します。Chrome と Firefox では、Microsoft のシングル サインオン用の設定または拡張機能が必要です。',
      ja`デバイスが管理されている場合は、${openSignInLog(values)}その項目の [デバイス情報] タブに、Entra ID がデバイスをどのように認識したかが表示されます。`,
      'ユーザーが操作しないサービスの場合は、アプリケーション アクセスを使用します。',
    ],
  }),
  'mfa-required': (values) => ({
    title: isNumber(values, 50072, 50079)
      ? '先に 2 つ目の認証要素を設定する必要があります'
      : '2 つ目の認証要素が求められていますが、このサインイン方法では使用できません',
    cause:
      'テナントが多要素認証を求めています。パスワードだけ、または以前のサインインだけでは不十分で、ユーザーがページで確認する必要があります。',
    steps: [
      isNumber(values, 50072, 50079)
        ? ja`https://aka.ms/mfasetup に${personName(values)}でサインインし、認証方法を設定します。`
        : 'ページが表示される方法 (サインイン ウィンドウ、システム ブラウザー、またはデバイス コード) でサインインし、2 つ目の認証要素で確認します。',
      '新しい更新トークンを保存します。このトークンには、2 つ目の認証要素による確認が引き継がれています。',
      'ユーザーが操作しないプログラムの場合は、アプリケーション アクセスを使用します。パスワードの送信 (grant_type=password) は、2 つ目の認証要素が必要な場合は機能しません。',
    ],
  }),
  'sign-in-frequency': (values) => ({
    title: 'ポリシーにより、一定の時間が経過すると、もう一度サインインする必要があります',
    cause:
      '条件付きアクセスによって、サインインを更新できる期間が制限されており、その期間が過ぎました。更新トークン自体に問題はありません。',
    steps: [
      signInAgain,
      ja`頻繁に発生する場合は、${openSignInLog(values)}${readPolicy}`,
      'このアカウントの期間を長くするよう、ポリシーの所有者に依頼します。サービスの場合は、アプリケーション アクセスを使用することもできます。',
    ],
  }),
  'sign-in-confirmation': () => ({
    title: 'Entra ID が、このアプリを本人が開いたことの確認を求めています',
    cause:
      'サインインが、埋め込みウィンドウまたはプログラム独自の形式のアドレスで終わる場合に求められます。ユーザーが知らないうちにアプリに誘導されるのを防ぐためです。',
    steps: [
      'もう一度サインインし、「… にサインインしようとしていますか?」のページで [続行] を選択します。',
      'リダイレクト URI が http://localhost などの Web アドレスの場合、この確認は表示されません。',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
