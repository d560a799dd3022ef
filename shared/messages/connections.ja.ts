import type { NameProblem } from '../connections/names.ts';
import type { ForeignValue } from '../connections/foreign-values.ts';
import type { AccessType } from '../flows.ts';
import { maxNameLength } from '../connections/limits.ts';
import type { connections as english } from './connections.en.ts';
import { countOf, localTime } from './format.ja.ts';
import { protocolNames } from './run.ja.ts';
import { stepNames } from './steps.ja.ts';
import { cloudTexts } from './tenant.ja.ts';

const accessNames: Record<AccessType, string> = {
  delegated: 'ユーザーがサインインする',
  application: 'アプリ自体がサインインする',
};

/** What stands in place of a cloud's own value. */
function foreignName({ cloud, what }: Pick<ForeignValue, 'cloud' | 'what'>): string {
  const of = cloudTexts[cloud].shortName;
  if (what.kind === 'authority') return `サインイン先のアドレス (${of})`;
  if (what.kind === 'server') return `${protocolNames[what.protocol]} サーバー (${of})`;
  return what.access === 'delegated'
    ? `ユーザーがサインインする場合のリソース (${of})`
    : `アプリ自体のリソース (${of})`;
}

/** The list of saved connections, what can be done with them, and files of them. */
export const connections: typeof english = {
  heading: '接続',
  practice: '練習用テナント',
  unnamed: '新しい接続',
  copyOf: (name) => `${name} のコピー`,
  access: accessNames,
  noTenant: 'テナント未設定',
  noMailbox: 'メールボックス未設定',
  shared: (mailbox) => `${mailbox} (共有)`,
  changed: (iso) => `更新日時: ${localTime(iso)}`,
  at: (step) => `現在のステップ: ${stepNames[step]}`,
  facts: { tenant: 'テナント', mailbox: 'メールボックス', access: 'アクセス' },
  open: '開く',
  openOf: (name) => `開く: ${name}`,
  rename: '名前の変更',
  renameOf: (name) => `名前の変更: ${name}`,
  duplicate: '複製',
  duplicateOf: (name) => `複製: ${name}`,
  export: 'エクスポート',
  exportOf: (name) => `エクスポート: ${name}`,
  exportAll: 'すべてエクスポート…',
  exported: (count) =>
    `${countOf(count, '個')}の接続をエクスポートしました。シークレットは含まれません。`,
  delete: '削除',
  deleteOf: (name) => `削除: ${name}`,
  deleted: (name) => `"${name}" を削除しました。`,
  undo: '元に戻す',
  close: '閉じる',
  import: '接続のインポート…',
  all: 'すべての接続',
  kept: '入力した内容は、入力と同時にこのコンピューターに保存されます。シークレットとサインインは保存されません。',
  renameDialog: {
    heading: '接続の名前の変更',
    label: '名前',
    hint: `デバイスや設置場所など、見分けやすい名前を ${maxNameLength} 文字以内で入力します。`,
    problems: {
      missing: '名前を入力してください。',
      'too-long': `名前は ${maxNameLength} 文字以内です。短くしてください。`,
      unshown: '名前に表示されない文字が含まれています。貼り付けずに入力してください。',
      taken: 'この名前は別の接続で使用されています。別の名前を入力してください。',
    } satisfies Record<NameProblem, string>,
    save: '名前を変更',
    cancel: 'キャンセル',
  },
  importDialog: {
    heading: '接続のインポート',
    lead: (fileName, count) =>
      `"${fileName}" には ${countOf(count, '個')}の接続があります。インポートする接続を選択するまで、何も取り込まれません。シークレットは含まれていません。`,
    check:
      'どのデータをどのアプリで開くかは、テナントとアプリによって決まります。送信者から別の方法で伝えられた値と比べてください。',
    choose: 'インポートする接続',
    client: 'クライアント ID',
    cloud: 'クラウド',
    tenant: 'テナント',
    mailbox: 'メールボックス',
    further: (count) => `ほか ${countOf(count, '個')}のメールボックス`,
    sender: '送信者',
    empty: '未入力',
    foreign: 'クラウドの既定値と異なる値',
    foreignText:
      'サインインと、それによって取得されるアクセス トークンは、次のアドレスに送信されます。運用者がわかっている場合にのみ、この接続をインポートしてください。',
    foreignName,
    instead: (own) => `既定値: ${own}`,
    nothingChosen: '接続を 1 つ以上選択してください。',
    take: 'インポート',
    cancel: 'キャンセル',
    taken: (count) => `${countOf(count, '個')}の接続をインポートしました。`,
  },
  files: {
    exportTitle: '接続のエクスポート',
    importTitle: '接続のファイルの選択',
    importButton: '選択',
    kind: '接続',
    fileName: 'mailbox-connections',
  },
};
