import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingValues } from '../../diagnosis/values.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  grantConsent,
  openEnterpriseApp,
  openRegistration,
  personName,
  signInAgain,
  tenantName,
  tryAgain,
} from './sign-in-phrases.ja.ts';
import { isNumber } from './values.ts';

const grant = `クラウド アプリケーション管理者以上の権限で [管理] > [API のアクセス許可] に移動し、${grantConsent} を選択します。`;

/** Whoever was asked on the page. */
function whoConsents({ user, access }: FindingValues): string {
  return user === undefined || access === 'application' ? 'サインインしたユーザー' : user;
}

/** Consent and assignment, in Japanese. */
export const signInConsentFindings = {
  'admin-consent-required': (values) => ({
    title: '管理者がアプリに同意する必要があります',
    cause: ja`${tenantName(values)}では、ユーザーの全員または一部が自分でアプリに同意できないようになっているか、要求されたアクセス許可が、管理者だけが付与できる種類のものです。`,
    steps: [
      openRegistration(values),
      grant,
      'または、このアプリのステップ 3 にある管理者の同意のリンクを管理者に送信します。管理者は、そのページで全員に代わって同意します。',
      'prompt=consent を強制するプログラムでは、毎回同意が求められます。プログラムの設定からこれを削除します。',
      tryAgain,
    ],
  }),
  'consent-missing': (values) =>
    isNumber(values, 65004)
      ? {
          title: 'アクセス許可が拒否されたため、アプリの使用が許可されませんでした',
          cause: ja`${whoConsents(values)}にアクセス許可の一覧が表示されましたが、[キャンセル] または [いいえ] が選択されたため、誰も同意していません。`,
          steps: [
            'もう一度サインインし、アクセス許可の一覧が表示されるページで [承諾] を選択します。',
            'または、このアプリのステップ 3 で、全員に代わって同意するよう管理者に依頼します。その後は、誰にも確認は求められません。',
          ],
        }
      : {
          title: 'アプリが要求する内容に、誰も同意していません',
          cause: ja`${whoConsents(values)}も、${tenantName(values)}の管理者も、アプリにこれらのアクセス許可の使用を許可していません。この段階では、誰にも同意を求めることができません。`,
          steps: [
            'ページが表示される方法 (サインイン ウィンドウまたはシステム ブラウザー) でサインインし、アクセス許可を承諾します。',
            ja`または、全員に対して一度に同意します。${openRegistration(values)}${grant}`,
            'アプリ、テナント、アクセス許可が同じであることを確認します。Microsoft Graph に対する同意は、一覧になかった Exchange Online のスコープに対する同意にはなりません。',
            tryAgain,
          ],
        },
  'consent-declined': (values) => ({
    title: 'ユーザーがサインインを拒否しました',
    cause: isNumber(values, 65004, 70017)
      ? ja`${whoConsents(values)}が、ページで求められた内容を承諾しませんでした。`
      : '誰かがページで [キャンセル] または [いいえ] を選択したか、ポリシーによって代わりに拒否された可能性が高いです。',
    steps: [
      'もう一度サインインし、ページで求められる内容を承諾します。デバイス コードの場合は、このアプリであることを確認して続行します。',
      'ページで承諾できない場合は、このアプリのステップ 3 のリンクを使用して、管理者の同意を管理者に依頼します。',
    ],
  }),
  'user-assignment-required': (values) => ({
    title:
      values.access === 'application'
        ? 'アプリが、要求する対象に割り当てられていません'
        : ja`${values.user ?? 'ユーザー'}がアプリに割り当てられていません`,
    cause:
      'このエンタープライズ アプリケーションを使用できるのは、割り当てられたユーザーやアプリだけです。',
    steps: [
      openEnterpriseApp(values),
      ja`[管理] > [ユーザーとグループ] > [ユーザーまたはグループの追加] に移動し、${personName(values)}、またはそれが直接メンバーになっているグループを選択して、[割り当て] を選択します。`,
      'すべてのユーザーがアプリを使用してよい場合は、[管理] > [プロパティ] で [割り当てが必要ですか?] を [いいえ] に設定します。',
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
