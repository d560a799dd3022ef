import { countOf } from './format.ja.ts';
import type { problem as problemEn } from './problem.en.ts';
import { ja } from './spaced.ja.ts';

const number = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 1 });

/** `812 バイト`, from 1000 on `1.2 KB`. */
function sizeOf(bytes: number): string {
  return bytes < 1000 ? `${number.format(bytes)} バイト` : `${number.format(bytes / 1000)} KB`;
}

/** Reports of problems, and the page that stands where another has failed, in Japanese. */
export const problem: typeof problemEn = {
  open: '問題を報告',
  heading: '問題を報告',
  lead: 'サポート担当者に渡すためのファイルを 1 つ作成します。アプリがこのファイルを送信することはありません。保存する前に、すべての内容を確認できます。',
  words: '何が起こりましたか? どうなるはずでしたか?',
  wordsHint:
    '自由に記入してください。空欄のままでもかまいません。トークンやパスワードと思われる部分は隠されます。',
  lastTest: '前回のテスト、または失敗したサインインのレポートを追加する',
  lastTestHint: '通信記録 (サーバーの応答) を含みます。トークンは含まれません。',
  pseudonymsHint:
    'テストのレポート、記入した内容、設定が対象です。ログにはアドレスもテナントも含まれません。ホスト名が記録されるのは、ページの移動がブロックされた場合だけです。',
  show: '保存される内容を表示',
  close: '閉じる',
  shownHeading: '保存される内容',
  summary: (files, bytes) =>
    ja`ファイル ${countOf(files, '個')}を含む ${sizeOf(bytes)}の ZIP アーカイブです。ここに表示されている内容だけが、このまま保存されます。`,
  parts: {
    'what-happened.txt': '記入した内容',
    'versions.json': 'アプリとシステムのバージョン',
    'settings.json': '設定 (プロキシのユーザー名を除く)',
    'policy.json': '組織によって管理されている項目の名前',
    'keeping.json': 'このコンピューターに保存されているものの有無と数',
    'log.jsonl': 'ログの最後の部分',
    'last-test.txt': '前回のテスト、または失敗したサインインのレポート',
  },
  part: (name, bytes) => ja`${name}、サイズ ${sizeOf(bytes)}`,
  noTest: '追加できるテストのレポートはまだありません。',
  back: '戻る',
  save: '保存',
  saved: '保存しました。',
  crash: {
    heading: 'このページは動作を停止しました',
    text: 'アプリで問題が発生しました。入力した接続は保存されています。ページを再読み込みした後、もう一度サインインしてください。',
    reload: 'ページを再読み込み',
    openLog: 'ログ フォルダーを開く',
  },
};
