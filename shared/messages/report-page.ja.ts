import { countOf, duration } from './format.ja.ts';
import type {
  comparison as englishComparison,
  history as englishHistory,
  reportPage as english,
} from './report-page.en.ts';
import { protocolNames, stageNames } from './run.ja.ts';

/** Two tests can be of the same minute. */
const dateAndTime = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeStyle: 'medium' });

function toTheSecond(iso: string): string {
  const milliseconds = Date.parse(iso);
  return Number.isNaN(milliseconds) ? iso : dateAndTime.format(milliseconds);
}

const outcomes = { ok: '成功', failed: '失敗', cancelled: 'キャンセル' };

/** The step in which the report is looked at, copied and saved. */
export const reportPage: typeof english = {
  formats: {
    text: 'テキスト',
    markdown: 'Markdown',
    html: 'HTML',
    json: 'JSON',
    zip: 'すべての形式 (ZIP)',
  },
  formatsLabel: 'プレビューの形式',
  preview: (format) => `プレビュー: ${format}`,
  loading: 'レポートを作成しています…',
  cut: (shown, total) =>
    `全 ${countOf(total, '文字')}のうち、先頭の ${countOf(shown, '文字')}を表示しています。コピーと保存では全体が含まれます。`,
  save: '名前を付けて保存…',
  saved: '保存しました',
  saveTitle: 'レポートの保存',
  pseudonyms: 'アドレス、テナント、ホスト名を置き換える',
  pseudonymsHint:
    '上のスイッチをオンにすると、これらはすべて user-1@domain-1.example のような仮名に置き換えられます。通信記録とファイル名も対象です。置き換えた名前の数はレポートに記載されます。',
  of: (time) => `${toTheSecond(time)} のテスト`,
  ofEarlier: (time) => `以前のテスト (${toTheSecond(time)})`,
  backToLatest: '最新のテストを表示',
  hiddenTitle: '非表示の内容',
  hiddenAlways:
    'トークン、パスワード、コード、クライアント シークレット、秘密キー、Cookie は、どのレポートにも含まれません。送信された箇所には、代わりにその旨が通信記録に記されています。',
  hiddenNames: 'アドレス、テナント、ホスト名、ID は仮名に置き換えられています。',
  shownNames: 'アドレス、テナント、ホスト名、ID はそのまま表示されています。',
};

/** The earlier tests of a connection. */
export const history: typeof englishHistory = {
  title: '履歴',
  lead: (most) =>
    `この接続の最新のテスト ${String(most)} 件が、このコンピューターに保存されます。トークンやシークレットは含まれません。`,
  leadInMemory: 'この接続は保存されていないため、テストはアプリを閉じるまでの間だけ保持されます。',
  empty: 'この接続のテストはまだ保存されていません。',
  tableLabel: '以前のテスト',
  when: '日時',
  result: '結果',
  took: '時間',
  actions: '操作',
  choose: '比較',
  time: (iso) => toTheSecond(iso),
  duration: (milliseconds) => duration(milliseconds),
  outcomes,
  check: ({ protocol, outcome, stage }) =>
    stage === undefined
      ? `${protocolNames[protocol]} ${outcomes[outcome]}`
      : `${protocolNames[protocol]} は「${stageNames[stage]}」で停止`,
  latest: '最新',
  shown: '上に表示中',
  show: '表示',
  showOf: (time) => `${toTheSecond(time)} のレポートを表示`,
  remove: '削除',
  removeOf: (time) => `${toTheSecond(time)} のテストを履歴から削除`,
  chooseOf: (time) => `${toTheSecond(time)} のテストを比較`,
  compare: '2 件を比較',
  compareHint: '2 件のテストを選択すると、並べて比較できます。',
  setAside: (count) =>
    `保存されていたテスト ${countOf(count, '件')}を読み取れなかったため、別のファイル名で退避しました。`,
};

/** Two tests side by side. */
export const comparison: typeof englishComparison = {
  title: '2 件のテストの比較',
  close: '比較を閉じる',
  older: (time) => `前: ${toTheSecond(time)}`,
  newer: (time) => `後: ${toTheSecond(time)}`,
  settings: '異なる設定',
  sameSettings: '設定は同じです。',
  setting: '設定',
  absent: 'なし',
  stages: (protocol) => `${protocol} の段階`,
  stage: '段階',
  differs: '相違あり',
  notTested: 'テストなし',
  findings: '診断結果',
  noFindings: 'どちらのテストにも診断結果はありません。',
  gone: '解消',
  new: '新規',
  same: '継続',
};
