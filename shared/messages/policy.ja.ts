import { cloudIds } from '../clouds.ts';
import { flowIds } from '../flows.ts';
import type { PolicyField } from '../policy/policy.ts';
import type { PolicyProblem, PolicyProblemKind } from '../policy/problem.ts';
import { languageChoices } from '../settings-values.ts';
import { countOf } from './format.ja.ts';
import type { PolicyProblemText, policyTexts as policyTextsEn } from './policy.en.ts';
import { ja } from './spaced.ja.ts';

const fields: Readonly<Record<PolicyField, string>> = {
  cloud: '新しい接続のクラウド',
  tenant: '新しい接続のテナント',
  clientId: '新しい接続のクライアント ID',
  allowedFlows: '許可されているサインイン方法',
  neverKeepTokens: 'サインインの保存',
  proxy: 'プロキシ',
  authorities: '証明機関',
  updateFeed: '更新フィード',
  language: '言語',
};

const right: Readonly<Record<PolicyField, string>> = {
  cloud: `次のいずれかを指定します: ${cloudIds.join(', ')}。`,
  tenant:
    'テナントのドメインか ID、または common、organizations、consumers のいずれかを指定します。',
  clientId:
    'アプリケーション (クライアント) ID を指定します。数字または a から f の文字 32 個と、ハイフン 4 個で構成されます。',
  allowedFlows: `次のうち 1 つ以上の一覧を指定します: ${flowIds.join(', ')}。`,
  neverKeepTokens: '引用符なしの true または false を指定します。レジストリでは 1 または 0 です。',
  proxy:
    'system、direct、または http://proxy.contoso.com:8080 や socks5://name@proxy.contoso.com:1080 のようなポート付きのアドレスを指定します。',
  authorities:
    '証明機関の一覧を指定します。それぞれ、PEM 形式のテキストか、このコンピューターにある PEM または DER ファイルの完全なパスです。共有フォルダーは使用できません。',
  updateFeed:
    'ユーザー名、クエリ、フラグメントを含まない、フォルダーの https アドレスを指定します。更新しない場合は空のテキストにします。',
  language: `次のいずれかを指定します: ${languageChoices.join(', ')}。`,
};

const aboutFile =
  'UTF-8 のファイルに、{ "tenant": "contoso.com" } のような JSON のオブジェクトを 1 つだけ、コメントなしで記述します。';

function rightFor(field: PolicyField | undefined): string {
  return field === undefined ? 'ドキュメントにある名前の一覧を参照してください。' : right[field];
}

type TextOf = (problem: PolicyProblem) => PolicyProblemText;

const problems: Readonly<Record<PolicyProblemKind, TextOf>> = {
  'wrong-value': ({ field, found }) => ({
    what: found === undefined ? 'この値は使用できません。' : ja`${found} は使用できません。`,
    right: rightFor(field),
  }),
  'wrong-type': ({ found = '', nearest = '' }) => ({
    what: ja`値の種類が ${found} になっています。`,
    right: ja`種類が ${nearest} の値を指定します。`,
  }),
  password: () => ({
    what: 'プロキシにパスワードが含まれています。ここに書くと、このコンピューターのすべてのユーザーが読み取ることができます。',
    right:
      'パスワードを含まないアドレスを指定します。パスワードは、プロキシを使用するユーザーが設定で入力します。',
  }),
  'unknown-name': ({ nearest }) => ({
    what: 'この名前の項目はありません。',
    right: nearest === undefined ? rightFor(undefined) : ja`${nearest} の誤りと思われます。`,
  }),
  characters: () => ({
    what: 'レジストリから確実に読み取ることのできない文字が値に含まれています。',
    right:
      'ASCII の文字だけを使用します。または、すべての文字を使用できるポリシー ファイルに同じ値を指定します。',
  }),
  authority: ({ found = '', detail }) => ({
    what: `${ja`${found} から証明機関を読み取ることができませんでした`}${detail === undefined ? '' : ` (${detail})`}。`,
    right: right.authorities,
  }),
  unreadable: ({ detail }) => ({
    what: `読み取ることができません${detail === undefined ? '' : ` (${detail})`}。`,
    right: 'このコンピューターのすべてのユーザーが読み取ることのできる場所に置きます。',
  }),
  'too-large': () => ({
    what: 'ファイルが大きすぎます。',
    right: '1 メガバイト以下にします。',
  }),
  encoding: () => ({
    what: 'ファイルが、UTF-8 でも、バイト順マーク付きの UTF-16 でもありません。',
    right: aboutFile,
  }),
  'not-json': ({ detail }) => ({
    what: `ファイルが JSON ではありません${detail === undefined ? '' : ` (行:列 ${detail})`}。`,
    right: aboutFile,
  }),
  comments: () => ({
    what: 'ファイルにコメントが含まれています。JSON ではコメントを使用できません。',
    right: aboutFile,
  }),
  'not-object': () => ({ what: 'ファイルにオブジェクトがありません。', right: aboutFile }),
  link: ({ found }) => ({
    what: found === undefined ? 'リンクになっています。' : ja`リンクを経由しています: ${found}。`,
    right: 'リンクではないフォルダーに、ファイルそのものを置きます。',
  }),
  'not-trusted': ({ found }) => ({
    what:
      found === undefined
        ? 'root 以外のユーザーが変更できます。'
        : ja`${found} を root 以外のユーザーが変更できます。`,
    right:
      'ファイルとフォルダーの所有者を root にして、ほかのユーザーが書き込めないようにします (モード 644 と 755)。',
  }),
  more: () => ({
    what: '問題はほかにもあります。',
    right: '先に、上の問題を修正してください。',
  }),
};

/** What the organisation has set, in Japanese. */
export const policyTexts: typeof policyTextsEn = {
  mark: '組織によって管理されています',
  markFrom: (place) => ja`組織によって管理されています。設定元: ${place}`,
  suggested: '組織によって入力された値です。変更できます。',
  flowNotAllowed: '組織によって許可されていません。',
  flowOption: (name) => ja`${name} (組織によって許可されていません)`,
  flowChosen:
    'このサインイン方法は、組織によって許可されていません。ほかの方法を選択してください。',
  consentNotAllowed:
    'サインイン ウィンドウは組織によって許可されていないため、ここにページを表示できません。リンクをコピーするか、ブラウザーで開いてください。',
  neverKept:
    'サインインの保存は、組織によって許可されていません。サインインは、アプリを閉じるまでメモリ内にだけ保持されます。',
  proxyLocked: 'ここで入力できるのは、プロキシのパスワードだけです。',
  heading: '組織によって管理されている設定',
  lead: '管理者が、このコンピューターのすべてのユーザーに対して設定した値です。問題のある値は適用されませんが、それ以外はすべて適用されています。',
  fields,
  columns: { field: '設定', value: '値', place: '設定元' },
  neverKeep: '保存しない',
  mayKeep: '保存できる',
  noFeed: '更新しない',
  authorities: (count) => countOf(count, '件'),
  removed: (apps, credentials) =>
    `このコンピューターに保存されていた情報を、今回の起動時に削除しました: アプリ ${countOf(apps, '件')}のサインイン、クライアント シークレットまたは証明書 ${countOf(credentials, '件')}。`,
  problemsHeading: (count) => `組織のポリシーに、使用できない値が ${countOf(count, '件')}あります`,
  problemsLead: 'それ以外の値はすべて適用されています。修正できるのは管理者です。',
  show: '設定に表示',
  place: '場所',
  wrong: '問題',
  right: '正しい値',
  problem: (problem: PolicyProblem) => problems[problem.kind](problem),
};
