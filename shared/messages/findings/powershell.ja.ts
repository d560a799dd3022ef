import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';

/** What keeps a script from doing what it is for, in Japanese. */
export const powershellFindings = {
  'powershell-role-missing': () => ({
    title: 'PowerShell で使用しているアカウントに、このコマンドレットのためのロールがありません',
    cause:
      'Exchange Online では、アカウントごとに、そのロールで許可されているコマンドレットとパラメーターだけが表示されます。許可されていないものは、存在しないように見えます。',
    steps: [
      'Exchange 管理者のロールを持つアカウント、または Organization Management のメンバーであるアカウントで接続します。',
      'アプリが接続する場合は、アクセス許可 Exchange.ManageAsApp に加えて、Entra ID で Exchange のロールをアプリに割り当てます。',
      'Microsoft Graph PowerShell の場合は、スクリプトに示されているアクセス許可を指定し、管理者として接続します。',
      '新しいウィンドウを開き、接続してからスクリプトをもう一度実行します。',
    ],
  }),
  'powershell-not-connected': () => ({
    title: 'PowerShell が Exchange Online に接続されていない可能性が高いです',
    cause: 'Exchange Online のコマンドレットは、セッションが接続されている間だけ存在します。',
    steps: [
      'Install-Module ExchangeOnlineManagement を実行して、モジュールをインストールします。この操作は 1 回だけ必要です。',
      'Connect-ExchangeOnline を実行し、管理者としてサインインします。Microsoft Graph のスクリプトの場合は Connect-MgGraph を実行します。',
      '同じウィンドウでスクリプトをもう一度実行します。',
    ],
  }),
  'powershell-module-old': () => ({
    title: 'PowerShell モジュールが古すぎる可能性が高いです',
    cause:
      '古いバージョンの ExchangeOnlineManagement は、新しいコマンドレットとパラメーターに対応しておらず、Microsoft が無効にした方法で接続します。',
    steps: [
      'Update-Module ExchangeOnlineManagement または Install-Module ExchangeOnlineManagement -Force を実行します。',
      'すべての PowerShell ウィンドウを閉じ、新しいウィンドウを開きます。',
      '接続して、スクリプトをもう一度実行します。',
    ],
  }),
  'powershell-parameter-renamed': () => ({
    title: 'このバージョンでは、パラメーターの名前が異なります',
    cause:
      'New-ServicePrincipal でオブジェクト ID を指定するパラメーターは、以前は -ServiceId でしたが、現在は -ObjectId です。スクリプトとモジュールの新旧が一致していません。',
    steps: [
      'Update-Module ExchangeOnlineManagement を実行して、モジュールを更新します。',
      '-ServiceId の代わりに -ObjectId を使用します。',
      'スクリプトをもう一度実行します。',
    ],
  }),
  'powershell-principal-not-found': ({ objectId, mailbox }) => ({
    title: 'PowerShell で、アプリまたはメールボックスが見つかりません',
    cause:
      'Add-MailboxPermission には、Get-ServicePrincipal の一覧にあるサービス プリンシパルを指定する必要があります。アプリの登録の ID や、Exchange Online にまだ反映されていない ID は見つかりません。',
    steps: [
      objectId === undefined
        ? 'Get-ServicePrincipal を実行し、アプリを探します。'
        : ja`Get-ServicePrincipal を実行し、オブジェクト ID が${objectId}のアプリを探します。`,
      '-User に、一覧に表示された Identity を指定します。',
      mailbox === undefined
        ? 'メールボックスのつづりを確認します。'
        : ja`メールボックス ${mailbox} のつづりを確認します。`,
      'サービス プリンシパルを作成したばかりの場合は、数分待ってから、スクリプトをもう一度実行します。',
    ],
  }),
} satisfies Record<string, FindingWords>;
