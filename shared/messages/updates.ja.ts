import { localTime } from './format.ja.ts';
import { ja } from './spaced.ja.ts';
import type { updates as english } from './updates.en.ts';

const megabytes = new Intl.NumberFormat('ja-JP', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

function sizeOf(bytes: number): string {
  return `${megabytes.format(bytes / 1_000_000)} MB`;
}

/** Updates of the app, in Japanese. */
export const updates: typeof english = {
  heading: '更新',
  lead: 'ここにアドレスが設定されている場合にのみ、1 日に 1 回と、更新を確認するときに、新しいバージョンがあるかどうかを問い合わせます。指示があるまで、ダウンロードもインストールも行われません。',
  feed: {
    label: 'リリースがあるフォルダーのアドレス',
    hint: '空にすると、どこにも問い合わせません。アドレスは、発行元または組織に確認してください。',
    use: 'このアドレスを使用',
    problems: {
      'not-https': 'アドレスは https:// で始まる必要があります。',
      'user-info': 'アドレスにユーザー名やパスワードを含めることはできません。',
      query: '「?」や「#」を付けず、フォルダーまでのアドレスを入力してください。',
      'not-an-address': 'フォルダーのアドレスではありません。',
      'not-a-folder': 'ファイル名を付けず、フォルダーのアドレスを入力してください。',
    },
  },
  noFeed: 'アドレスが設定されていないため、更新を問い合わせることはありません。',
  noKey:
    'このビルドには発行元のキーがなく、リリースを検証できないため、更新を問い合わせることはありません。',
  idle: 'まだ問い合わせていません。',
  checked: (iso) => ja`前回の問い合わせ日時は ${localTime(iso)} です。`,
  checking: '新しいバージョンを問い合わせています…',
  upToDate: (version) => ja`最新のバージョン ${version} です。`,
  newerThanFeed: (version) =>
    ja`このバージョンは、提供されているバージョン ${version} より新しいものです。`,
  available: (version) => ja`バージョン ${version} を利用できます。`,
  downloading: (received, size) =>
    ja`ダウンロードしています (${sizeOf(received)} / ${sizeOf(size)})。`,
  progress: '新しいバージョンのダウンロード',
  ready: (version) =>
    ja`バージョン ${version} をダウンロードし、検証しました。インストールすると、アプリは終了します。`,
  installing: (version) =>
    ja`バージョン ${version} をインストールしています。アプリはまもなく終了します。`,
  failed: {
    check: (title) => ja`更新を確認できませんでした: ${title}`,
    download: (title) => ja`ダウンロードできませんでした: ${title}`,
    install: (title) => ja`インストールできませんでした: ${title}`,
  },
  check: '更新を確認',
  download: 'ダウンロード',
  again: 'もう一度ダウンロード',
  install: 'インストールして再起動',
  cancel: 'キャンセル',
  ways: {
    package:
      'このアプリは、システムのパッケージとしてインストールされています。ファイルをダウンロードし、このアプリと同じ方法でインストールしてください。',
    'all-users':
      'このアプリは、このコンピューターのすべてのユーザー用にインストールされています。管理者がファイルをダウンロードし、インストールしてください。',
    copy: 'このアプリはインストールされたものではないため、自動では置き換えられません。ファイルをダウンロードし、置き換えてください。',
  },
  facts: 'リリース',
  version: 'バージョン',
  date: '作成日時',
  dateOf: localTime,
  size: 'サイズ',
  sizeOf,
  address: 'ファイル',
  sha512: 'SHA-512 (base64 形式)',
  notes: '新機能と変更点',
  noNotes: 'このリリースには説明がありません。',
  badge: (version) => ja`更新: ${version}`,
};
