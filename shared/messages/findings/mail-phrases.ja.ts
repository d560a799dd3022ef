import type { FindingValues } from '../../diagnosis/values.ts';
import { ja } from '../spaced.ja.ts';

/** Pieces of sentences that name what is known, and say it in general words where it is not. */

const protocolNames = { imap: 'IMAP', pop: 'POP', smtp: 'SMTP' } as const;

export function protocolName({ protocol }: FindingValues): string {
  return protocol === undefined ? 'このプロトコル' : protocolNames[protocol];
}

export function mailboxName({ mailbox }: FindingValues): string {
  return mailbox ?? 'このメールボックス';
}

export function signedInUser({ tokenUser, user }: FindingValues): string {
  return tokenUser ?? user ?? 'サインインするアカウント';
}

/** Who signs in where somebody opens a mailbox that is not their own. */
export function delegateName({ tokenUser, user }: FindingValues): string {
  return tokenUser ?? user ?? '代理人';
}

export function serverName({ host, port }: FindingValues): string {
  if (host === undefined) return 'サーバー';
  return port === undefined ? host : ja`${host}のポート ${String(port)}`;
}

/** The permission as the portal and the token name it. */
export function permissionName({ permission }: FindingValues): string {
  return permission ?? 'このプロトコルのアクセス許可';
}

/** Send As, by the name that Microsoft's Japanese pages and cmdlets know it by. */
export const sendAs = '「メールボックス所有者として送信」(Send As)';

export const testAgain = 'もう一度テストします。';

/** A permission that was just granted is not yet noticed. */
export const testAfterPermission =
  'もう一度テストします。新しいアクセス許可が Exchange Online に反映されるまで、しばらくかかることがあります。';

export const testAfterSendAs =
  'もう一度テストします。新しい Send As のアクセス許可が反映されるまで、最大 2 時間かかることがあります。';

/** Microsoft's servers and ports, for a step. Source: Microsoft, "POP, IMAP, and SMTP settings". */
export const portsStep =
  'IMAP ではポート 993、POP ではポート 995 を使用し、どちらも接続時から TLS を使用します。SMTP ではポート 587 と STARTTLS を使用します。';

/** What a policy allows is seen there alone. */
export const signInLogStep =
  'Microsoft Entra 管理センターのサインイン ログを確認します。拒否したポリシーの名前が記録されています。';

/** Milliseconds in words that a person plans with. */
export function waitText({ waitMs }: FindingValues): string {
  if (waitMs === undefined) return '数分';
  const seconds = Math.ceil(waitMs / 1000);
  return seconds < 120 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分`;
}
