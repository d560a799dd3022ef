import type { ScriptField, ScriptShell } from '../scripts/script.ts';
import type { ScriptKind, ScriptTopic } from '../scripts/script-ids.ts';
import { listOf } from './format.ja.ts';
import type { scripts as scriptsEn } from './scripts.en.ts';

/** The scripts, in Japanese. What stands in the scripts themselves is in `script-text.ja.ts`. */
export const scripts: typeof scriptsEn = {
  practice:
    '自分のテナントで使用するスクリプトの例です。練習用テナントに PowerShell はありません。',
  titles: {
    'app-registration': 'スクリプト: アプリの登録を作成する',
    'app-access': 'スクリプト: アプリにメールボックスを開くことを許可する',
    'app-smtp-role': 'スクリプト: ロールによってアプリに SMTP での送信を許可する',
    'full-access': 'スクリプト: 共有メールボックスへのフル アクセスを付与する',
    'send-as': 'スクリプト: メールボックス所有者として送信するアクセス許可を付与する',
    'mailbox-protocols': 'スクリプト: メールボックスのプロトコルを有効にする',
    'smtp-organization': 'スクリプト: 組織の SMTP AUTH を有効にする',
  } satisfies Record<ScriptTopic, string>,
  changes: {
    'app-registration':
      'この接続に必要なアクセス許可とリダイレクト URI だけを設定したアプリの登録を作成し、管理者の同意を与えて、ここに入力する ID を表示します。ここでの選択とステップ 3 での選択に従います。クライアント ID が入力されている場合は、その登録に不足しているものを追加します。',
    'app-access':
      'エンタープライズ アプリケーションのオブジェクト ID を使用して Exchange Online にアプリを登録し、各メールボックスへのフル アクセスをアプリに付与します。',
    'app-smtp-role':
      'SMTP 専用です。メールボックスごとのアクセス許可の代わりに、これらのメールボックスだけを対象として、ロール Application SMTP.SendAsApp を割り当てます。この場合、Entra ID でアプリに SMTP.SendAsApp を付与しないでください。',
    'full-access':
      'サインインするユーザーが、IMAP と POP で共有メールボックスを開けるようにします。Outlook に自動的に追加されることはありません。',
    'send-as':
      'サインインするユーザーが、SMTP で別のアドレスとして送信できるようにします。有効になるまで、最大で 2 時間かかることがあります。',
    'mailbox-protocols':
      'これらのメールボックスだけを対象に、選択したプロトコルのうち無効になっているものを有効にします。SMTP AUTH は、組織の設定に関係なく、これらのメールボックスで有効になります。',
    'smtp-organization':
      '個別に設定されていないすべてのメールボックスに影響する設定を 1 つ変更します。必要なメールボックスでだけ SMTP AUTH を有効にするほうが影響が小さく、その設定はこの設定より優先されます。',
  } satisfies Record<ScriptTopic, string>,
  kinds: { show: '確認のみ', grant: '変更', undo: '元に戻す' } satisfies Record<ScriptKind, string>,
  kindTexts: {
    show: '現在の状態を読み取ります。何も変更しません。',
    grant:
      '先に状態を確認し、不足しているものだけを変更します。-WhatIf を付けると、実行される内容が表示されます。',
    undo: '「変更」による変更を元に戻します。各操作の前に確認を求めます。',
  } satisfies Record<ScriptKind, string>,
  where: {
    exchange:
      'ExchangeOnlineManagement モジュールをインストールした PowerShell で実行します。サインインはスクリプトが行います。',
    graph:
      'Microsoft Graph PowerShell のモジュールをインストールした PowerShell で実行します。サインインはスクリプトが行います。',
  } satisfies Record<ScriptShell, string>,
  missing: (names) => `先に次の項目を入力してください: ${listOf(names)}。`,
  fields: {
    clientId: 'クライアント ID (ステップ 2)',
    servicePrincipalObjectId: 'エンタープライズ アプリケーションのオブジェクト ID (ステップ 4)',
    user: 'メールボックスまたはユーザー (ステップ 4)',
    furtherMailboxes: 'その他のメールボックス (ステップ 4、それぞれ完全なアドレス)',
    sharedMailbox: '共有メールボックス (ステップ 4)',
    sender: '差出人のアドレス (ステップ 4)',
    protocols: 'プロトコル (ステップ 3)',
  } satisfies Record<ScriptField, string>,
  tabs: 'スクリプトの種類',
  region: (fileName) => `スクリプト ${fileName}`,
  save: '.ps1 として保存',
  saveOf: (fileName) => `.ps1 として保存: ${fileName}`,
  saved: '保存しました',
};
