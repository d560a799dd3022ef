import type { FindingValues } from '../../diagnosis/values.ts';
import { ja } from '../spaced.ja.ts';

/** Parts of steps that several findings say, with the values of the connection where they are known. */

/** How to get to the app registration. */
export function openRegistration({ portal, clientId }: FindingValues): string {
  const app = clientId === undefined ? '対象のアプリ' : ja`ID が${clientId}のアプリ`;
  return ja`${onPortal(portal)} [Entra ID] > [アプリの登録] > [すべてのアプリケーション] に移動し、${app}を選択します。`;
}

/** How to get to the enterprise application: what this tenant allows of the app. */
export function openEnterpriseApp({ portal, clientId }: FindingValues): string {
  const app =
    clientId === undefined ? '対象のアプリ' : ja`アプリケーション ID が${clientId}のアプリ`;
  return ja`${onPortal(portal)} [Entra ID] > [エンタープライズ アプリ] > [すべてのアプリケーション] に移動し、${app}を選択します。`;
}

/** How to find the attempt in the sign-in log; it says more than any message. */
export function openSignInLog({ portal, access }: FindingValues): string {
  const place = ja`${onPortal(portal)} [Entra ID] > [監視と正常性] > [サインイン ログ] を開き、`;
  const find = '時刻または関連付け ID から今回のサインインを探します。';
  return access === 'application'
    ? `${place}[サービス プリンシパルのサインイン] タブを選択して、${find}`
    : place + find;
}

/** Where an administrator looks accounts up; a sentence goes on after it. */
export function openUsers({ portal }: FindingValues): string {
  return ja`${onPortal(portal)} [Entra ID] > [ユーザー] に移動し`;
}

export function onPortal(portal: string | undefined): string {
  return ja`${portal ?? 'Microsoft Entra 管理センター'}で`;
}

/** The tenant by what the connection calls it. */
export function tenantName({ tenant }: FindingValues): string {
  return tenant === undefined ? 'このテナント' : `テナント ${tenant}`;
}

/** Whoever signs in. */
export function personName({ user, access }: FindingValues): string {
  return user === undefined || access === 'application' ? 'このアカウント' : user;
}

/** The button's label begins with the name of the tenant. */
export const grantConsent = '[<テナント名> に管理者の同意を与えます]';

/** The platform of programs on a computer, as the portal names it. */
export const desktopPlatform = '[モバイル アプリケーションとデスクトップ アプリケーション]';

export const signInAgain = 'もう一度サインインします。';
export const tryAgain = 'トークンをもう一度取得します。';
