import type { CloudId } from '../clouds.ts';
import { cloudSources } from './cloud-sources.ja.ts';
import type { tenantStep as tenantStepEn } from './tenant.en.ts';

/** What the clouds are called, and whom each is for. */
export const cloudTexts: Readonly<
  Record<CloudId, { name: string; shortName: string; line: string }>
> = {
  global: {
    name: 'グローバル',
    shortName: 'グローバル',
    line: 'ほとんどの国と地域の Microsoft 365。GCC も含みます。',
  },
  'gcc-high': {
    name: 'GCC High',
    shortName: 'GCC High',
    line: '米国の連邦政府機関とその請負業者向け。ポータルのアドレスは .us で終わります。',
  },
  dod: {
    name: 'DoD',
    shortName: 'DoD',
    line: '米国国防総省向け。',
  },
  '21vianet': {
    name: '中国 (21Vianet が運営)',
    shortName: '21Vianet',
    line: '中国本土の Microsoft 365。',
  },
  outlook: {
    name: 'Outlook.com',
    shortName: 'Outlook.com',
    line: '個人用 Microsoft アカウント: outlook.com、hotmail.com、live.com、msn.com。',
  },
};

/** Step 1, in Japanese. */
export const tenantStep: typeof tenantStepEn = {
  heading: 'テナントを指定する',
  lead: 'テナントとは、メールボックスが属する Microsoft 365 の組織のことです。アプリがサインインするのはこのテナントだけです。',
  practiceNote: '練習用テナントが入力されています。このまま次へ進めます。',
  cloudLabel: 'クラウド',
  clouds: cloudTexts,
  fixedTenant: (tenant) =>
    `個人用アカウントはどの組織にも属さないため、テナントは常に「${tenant}」です。`,
  aliases: {
    common:
      '「common」は、すべての組織と個人用アカウントを表します。テナントはサインインするアカウントによって決まるため、意図したテナントかどうかをアプリで照合できません。',
    organizations:
      '「organizations」は、すべての組織を表します。テナントはサインインするアカウントによって決まるため、意図したテナントかどうかをアプリで照合できません。',
    consumers:
      '「consumers」は、個人用アカウントを表します。メール サーバーも適切なものになるように、クラウドとして Outlook.com を選択してください。',
  },
  check: 'テナントを確認',
  checkAgain: 'もう一度確認',
  checkHint: 'テナントの OpenID 構成を承認サーバーに問い合わせます。サインインは必要ありません。',
  checking: (host) => `${host} に問い合わせています…`,
  cancelCheck: '確認をキャンセル',
  checkCancelled: '確認はキャンセルされました。',
  checkStale: 'この結果を取得した後にフィールドが変更されました。もう一度確認してください。',
  found: 'テナントが見つかりました',
  foundLabel: '承認サーバーから得たテナントの情報',
  tenantId: 'テナント ID',
  anyTenant: 'サインインするアカウントのテナント',
  issuer: '発行者',
  cloud: 'クラウド',
  region: 'リージョン',
  notStated: '記載なし',
  valuesTitle: (cloud) => `このクラウドで使用する値: ${cloud}`,
  valuesLabel: 'クラウドのアドレス',
  valuesNote: '確実でない値はここで変更できます。それ以外の値はすべてのテナントで同じです。',
  practiceValues:
    '練習用テナントでは、承認サーバーとメール サーバーはこのコンピューター上にあるものが使用されます。ここから使用されるのはリソースだけです。',
  valueColumn: '用途',
  usedColumn: '使用する値',
  sourceColumn: '確度',
  authority: '承認サーバー',
  delegatedResource: 'リソース (ユーザーがサインインする場合)',
  applicationResource: 'リソース (アプリ自身がサインインする場合)',
  noApplication: '個人用アカウントでは提供されません',
  server: (protocol) => `${protocol} サーバー`,
  redirectUri: 'サインイン ウィンドウのリダイレクト URI',
  entraPortal: 'Microsoft Entra 管理センター',
  exchangePortal: 'Exchange 管理センター',
  security: (protocol) => `${protocol} の TLS`,
  tls: '接続時から TLS',
  starttls: 'STARTTLS',
  confidence: {
    documented: 'Microsoft のドキュメントに記載',
    reported: '利用者による報告',
    conflicting: '不確実',
  },
  sources: cloudSources,
  otherValues: (values) => `ほかに確認された値: ${values.join('、')}。`,
  changed: '変更済み',
  next: 'アプリの登録に進む',
};
