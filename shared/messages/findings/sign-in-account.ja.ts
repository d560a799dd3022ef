import type { FindingId } from '../../diagnosis/finding-ids.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import { openUsers, personName, signInAgain, tenantName } from './sign-in-phrases.ja.ts';
import { isNumber } from './values.ts';

/** The account that signs in, in Japanese. */
export const signInAccountFindings = {
  'account-not-in-tenant': (values) => ({
    title: 'アカウントがこのテナントにありません',
    cause:
      values.personal === true
        ? ja`${personName(values)}は個人用アカウントで、${tenantName(values)}には登録されていません。`
        : ja`サインインしたアカウントは、別のテナントのアカウントか、個人用アカウントであるか、${tenantName(values)}に存在しません。ブラウザーでは、サインインしたままのアカウントがよく使用されます。`,
    steps: [
      'サインアウトするか、[別のアカウントを使用する] を選択して、このテナントのアカウントでサインインします。ブラウザーのプライベート ウィンドウが役に立ちます。',
      'アカウントが正しい場合は、そのアカウントが属するテナントを、このアプリのステップ 1 に入力します。',
      'アカウントが別の組織のもので、このテナントを使用する必要がある場合は、先に管理者がゲストとして招待する必要があります。',
      'Outlook.com のメールボックスの場合は、このアプリのステップ 1 で、クラウドとして Outlook.com を選択します。',
    ],
  }),
  'wrong-password': (values) => ({
    title: 'ユーザー名またはパスワードが正しくありません',
    cause: 'Entra ID は、このアカウントについて、ユーザー名とパスワードを確認できませんでした。',
    steps: [
      ja`https://www.office.com に${personName(values)}でサインインし、ユーザー名とパスワードが正しいかどうかを確認します。`,
      ja`正しくない場合は、${openUsers(values)}、アカウントを選択してパスワードをリセットします。`,
      'アカウントがオンプレミスの Active Directory で管理されている場合は、パスワードが同期されていることを確認します。',
      signInAgain,
    ],
  }),
  'account-locked': (values) => ({
    title: 'アカウントが一時的にロックされています',
    cause:
      '間違ったパスワードによるサインインが多すぎるか、Microsoft がブロックしているアドレスからサインインが行われました。多くの場合、デバイスまたはプログラムがまだ古いパスワードを使用しています。',
    steps: [
      '数分待ちます。ロックは自動的に解除されますが、間違ったパスワードで試すたびに長くなります。',
      ja`サインイン ログで、${personName(values)}の古いパスワードをまだ使用しているプログラムを探し、停止します。`,
      '管理者がパスワードをリセットして、ロックを解除することもできます。',
      signInAgain,
    ],
  }),
  'account-disabled': (values) => ({
    title: 'アカウントが無効になっています',
    cause: ja`ディレクトリで、${personName(values)}のサインインがブロックされています。共有メールボックスのアカウントはこの状態になっており、共有メールボックスとしてサインインすることはありません。`,
    steps: [
      '共有メールボックスの場合は、そのメールボックスへのフル アクセス許可を持つユーザーとしてサインインします。',
      ja`それ以外の場合は、${openUsers(values)}、アカウントを選択して、[プロパティ] > [設定] で [アカウントが有効] をオンにします。`,
      'アカウントがオンプレミスの Active Directory から同期されている場合は、そこで有効にします。',
      signInAgain,
    ],
  }),
  'password-expired': (values) => ({
    title: 'パスワードの有効期限が切れているか、変更が必要です',
    cause: isNumber(values, 50144)
      ? 'これは、オンプレミスの Active Directory のパスワードです。'
      : 'Entra ID では、新しいパスワードを設定するまで、現在のパスワードでサインインできません。',
    steps: [
      ja`ブラウザーで${personName(values)}としてサインインし、新しいパスワードを設定するか、管理者に設定を依頼します。`,
      'プログラムだけが使用するアカウントの場合、アプリケーション アクセスであればパスワードは必要ありません。',
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
