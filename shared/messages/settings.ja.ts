import { countOf } from './format.ja.ts';
import type {
  aboutDialog as aboutDialogEn,
  appLinks as appLinksEn,
  settingsDialog as settingsDialogEn,
} from './settings.en.ts';
import { ja } from './spaced.ja.ts';

/** The way to settings and about, from everywhere, in Japanese. */
export const appLinks: typeof appLinksEn = {
  language: '言語',
  settings: '設定',
  about: 'バージョン情報',
};

/** What can be set for the app on this computer, in Japanese. */
export const settingsDialog: typeof settingsDialogEn = {
  heading: '設定',
  lead: 'このコンピューターのこのアプリに対する設定です。変更はすぐに反映されます。',
  close: '閉じる',
  display: {
    heading: '言語とテーマ',
    language: '言語',
    system: (name) => ja`システムの設定に従う (${name})`,
    theme: 'テーマ',
    themes: {
      system: 'システムの設定に従う',
      light: 'ライト',
      dark: 'ダーク',
      'high-contrast': 'ハイ コントラスト',
    },
  },
  signIns: {
    heading: '保存されたサインイン',
    remember: '新しいサインインで [このコンピューターに保存する] を最初からオンにする',
    rememberHint: 'サインインのたびに変更できます。',
    none: 'このコンピューターには何も保存されていません。',
    kept: (apps, credentials) =>
      ja`システムによって暗号化され、現在保存されているもの: アプリ ${countOf(apps, '件')}のサインイン、クライアント シークレットまたは証明書 ${countOf(credentials, '件')}。`,
    remove: '保存されたものをすべて削除',
    question:
      '保存されたサインイン、クライアント シークレット、証明書を、このコンピューターからすべて削除しますか?',
    yes: 'すべて削除',
    no: '削除しない',
    removed: '保存されていたものをすべて削除しました。',
  },
  mail: {
    family: 'メール サーバーのアドレス',
    families: {
      any: 'IPv6 と IPv4 (先に応答した方)',
      ipv4: 'IPv4 のみ',
      ipv6: 'IPv6 のみ',
    },
    overProxy: 'メール サーバーにも上のプロキシ経由で接続する',
    overProxyHint:
      '手動で指定したプロキシで、メールのポートへの接続が許可されている場合のみ有効です。オフの場合は、メール サーバーに直接接続します。',
  },
  log: {
    heading: 'ログ',
    lead: 'アプリの動作を、このコンピューターのファイルに記録します。パスワード、トークン、メッセージの内容は記録されません。',
    level: '記録する内容',
    levels: {
      error: 'アプリの障害のみ',
      warn: '警告も記録',
      info: '実行した操作 (推奨)',
      debug: 'すべての手順 (開発元への報告用)',
    },
    open: 'ログ フォルダーを開く',
  },
};

/** Versions and licences, in Japanese. */
export const aboutDialog: typeof aboutDialogEn = {
  heading: (name) => ja`${name} のバージョン情報`,
  lead: 'Microsoft 365 と Outlook.com のメールを OAuth 2.0 で使用できるように設定し、うまくいかない場合はその理由を示します。',
  close: '閉じる',
  versions: 'バージョン',
  version: 'バージョン',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  system: 'システム',
  licence: 'ライセンス',
  licenceText: 'このアプリは、MIT ライセンスで提供されるフリー ソフトウェアです。',
  thirdParty: 'サード パーティのライセンス',
  thirdPartyText: (count) =>
    ja`このアプリには、他の開発者によるパッケージが ${countOf(count, '件')}含まれています。それぞれのライセンスは次のとおりです。`,
  runtime:
    'Electron、Chromium、Node.js には、それぞれ独自のライセンスがあります。アプリのフォルダーにある LICENSE.electron.txt と LICENSES.chromium.html を参照してください。',
  noText: 'このパッケージには、ライセンスの本文が付属していません。',
};
