import type { GuideId } from '../guides/guide-ids.ts';
import type { GuideValueKind } from '../guides/guide.ts';
import type { PortalId } from '../guides/portal-pages.ts';
import { countOf } from './format.ja.ts';
import { guideSteps } from './guide-steps.ja.ts';
import type { guides as guidesEn } from './guides.en.ts';

/** The guides through Microsoft's portals, in Japanese. */
export const guides: typeof guidesEn = {
  titles: {
    'register-app-delegated': 'ユーザーがサインインするアプリを登録する',
    'register-app-application': '自身としてサインインするアプリを登録する',
    'account-types': 'サポートされているアカウントの種類を変更する',
    'redirect-uri': 'リダイレクト URI を追加する',
    'public-client-flows': 'パブリック クライアント フローを許可する',
    'app-credential': 'クライアント シークレットまたは証明書を追加する',
    permissions: 'アプリの登録にアクセス許可を追加する',
    consent: 'ポータルで管理者の同意を与える',
    'enterprise-object-id': 'エンタープライズ アプリケーションのオブジェクト ID を確認する',
    'app-enabled': 'アプリのサインインを許可する',
    'user-assignment': 'ユーザーをアプリに割り当てる',
    'sign-in-log': 'サインイン ログでポリシーを確認する',
    'mailbox-protocols': 'メールボックスで IMAP と POP を許可する',
    'smtp-auth': 'メールボックスで SMTP AUTH を許可する',
    'mailbox-delegation': 'ポータルでメールボックスのアクセス許可を付与する',
    'restricted-sender': 'ブロックされた差出人の送信を再開する',
  } satisfies Record<GuideId, string>,
  steps: guideSteps,
  values: {
    tenant: 'テナント',
    'app-name': '名前',
    'client-id': 'アプリケーション (クライアント) ID',
    'account-types': 'signInAudience の値',
    'redirect-uri': 'リダイレクト URI',
    api: 'API',
    permission: 'アクセス許可',
    'consent-link': '管理者の同意のリンク',
    'object-id': 'オブジェクト ID',
    person: 'ユーザー',
    mailbox: 'メールボックス',
    sender: '差出人のアドレス',
    powershell: 'PowerShell',
  } satisfies Record<GuideValueKind, string>,
  valueOfMany: (kind, value) => `${kind} ${value}`,
  open: {
    entra: 'Entra 管理センターで開く',
    exchange: 'Exchange 管理センターで開く',
    'microsoft-365': 'Microsoft 365 管理センターで開く',
    defender: 'Defender ポータルで開く',
    outlook: 'Outlook.com を開く',
  } satisfies Record<PortalId, string>,
  openForStep: (open, number) => `${open} (手順 ${String(number)} 用)`,
  openInstead: (open) => `${open} (別の方法用)`,
  progress: (done, count) => `${String(done)}/${String(count)} 完了`,
  instead: () => '別の方法',
  wait: (minutes) =>
    minutes < 60
      ? `有効になるまで、最大で ${countOf(minutes, '分')}かかることがあります。`
      : `有効になるまで、最大で ${countOf(minutes / 60, '時間')}かかることがあります。`,
  notKept:
    'ここでのチェックをこのコンピューターに保存できませんでした。チェックはアプリを終了するまで保持されます。',
};
