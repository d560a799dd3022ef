import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import type { ReportedSettings, SignInStage } from '../../../shared/diagnosis/reported-settings.ts';
import { causesOf } from './sign-in-failures.ts';

type Case = readonly [string, FindingId, SignInStage?, ReportedSettings?];

/** Sentences without their numbers, as other programs and other languages show them. */
const sentences: readonly Case[] = [
  ['The client secret keys provided for this app have expired.', 'client-secret-expired'],
  ['Der geheime Clientschlüssel der App ist seit gestern abgelaufen.', 'client-secret-expired'],
  ['アプリのクライアント シークレットの有効期限が切れています', 'client-secret-expired'],
  ['Ungültiger geheimer Clientschlüssel: client_secret ist falsch', 'client-secret-invalid'],
  ["Le compte d'utilisateur n'existe pas dans l'annuaire", 'account-not-in-tenant', 'authorize'],
  ['La cuenta de usuario no existe en el inquilino', 'account-not-in-tenant', 'authorize'],
  ['ユーザー アカウントはテナントに存在しません', 'account-not-in-tenant', 'authorize'],
  ['Your organization’s Conditional Access policy blocked it', 'conditional-access-block'],
  ['Доступ: zablokowane przez Conditional Access (blocked)', 'conditional-access-block'],
  ['Zugriff durch Richtlinien für bedingten Zugriff blockiert', 'conditional-access-block'],
  ['アクセスは条件付きアクセス ポリシーによってブロックされました', 'conditional-access-block'],
  [
    'Il token di aggiornamento è scaduto per inattività',
    'refresh-token-expired',
    'token',
    { grant: 'refresh_token' },
  ],
  ['刷新令牌已过期', 'refresh-token-expired'],
  ['The TokensValidFrom date of this user is 2025-01-01', 'refresh-token-revoked'],
  ['Die Anmeldehäufigkeit verlangt eine neue Anmeldung', 'sign-in-frequency'],
  ['You must use multi-factor authentication to go on', 'mfa-required'],
  ['Sie müssen die mehrstufige Authentifizierung verwenden', 'mfa-required'],
  ['多要素認証が必要です', 'mfa-required'],
  ['Need admin approval', 'admin-consent-required', 'authorize'],
  ['管理者の承認が必要です', 'admin-consent-required', 'authorize'],
  [
    'Der Benutzer hat der Verwendung der Anwendung nicht zugestimmt (Zustimmung fehlt)',
    'consent-missing',
  ],
  [
    'El usuario no está asignado a un rol para la aplicación',
    'user-assignment-required',
    'authorize',
  ],
  ['O URI de redirecionamento não corresponde ao aplicativo', 'redirect-uri-mismatch', 'authorize'],
  ['Für die Anwendung ist keine Antwort-URL registriert', 'redirect-uri-missing', 'authorize'],
  ['No reply URL was set up', 'redirect-uri-missing', 'authorize'],
  ['Le code_verifier ne correspond pas au code_challenge', 'pkce-mismatch'],
  ['Der Autorisierungscode wurde bereits eingelöst', 'authorization-code-reused'],
  ['授权码已兑换', 'authorization-code-reused'],
  [
    'La aplicación no está configurada como multiinquilino',
    'single-tenant-app-on-common',
    'authorize',
  ],
  ['Scope enthält mehrere Ressourcen', 'scope-multiple-resources'],
  ["L'étendue 'x' n'existe pas sur la ressource", 'scope-unknown-on-resource', 'authorize'],
  ['The mandant was not found: Mandant nicht gefunden', 'tenant-id-wrong'],
  ['Das Konto wurde gesperrt: zu viele falsche Kennwörter', 'account-locked', 'authorize'],
  ['Das Kennwort ist abgelaufen', 'password-expired', 'authorize'],
  ['Das Benutzerkonto ist deaktiviert', 'account-disabled', 'authorize'],
  ["Application 'x' (Mail) is disabled", 'app-disabled', 'authorize'],
  ['The device must be compliant', 'device-compliance-required', 'authorize'],
  ['Das Gerät muss verwaltet werden', 'device-compliance-required', 'authorize'],
  ['El certificado no está registrado en la aplicación', 'certificate-not-registered'],
  ["must contain 'client_assertion' oder 'client_secret'", 'public-client-flows-disabled'],
  [
    "neither 'client_assertion' nor 'client_secret' should be presented",
    'public-client-sent-secret',
  ],
  ['The code has expired', 'device-code-expired', 'device'],
  ['Token not found in the cache', 'token-cache-empty'],
  ["KeyError: 'refresh_token'", 'offline-access-missing'],
  ['Windows Defender Firewall has blocked some features', 'firewall-prompt', 'authorize'],
];

/** OAuth's, Entra ID's and MSAL's own names, with nothing else. */
const names: readonly Case[] = [
  ['consent_required', 'consent-missing'],
  ['invalid_tenant', 'tenant-id-wrong'],
  ['authorization_pending', 'device-code-pending', 'device'],
  ['slow_down', 'device-code-pending', 'device'],
  ['expired_token', 'device-code-expired', 'device'],
  ['authorization_declined', 'consent-declined', 'device'],
  ['InteractionRequiredAuthError: no_tokens_found', 'token-cache-empty'],
  ['ErrorCode: user_null', 'token-cache-empty'],
  ['temporarily_unavailable', 'service-unavailable'],
  ['{"error":"invalid_grant","suberror":"user_password_expired"}', 'password-expired'],
  ['{"suberror":"protection_policy_required"}', 'conditional-access-block'],
  ['invalid_scope', 'scope-unknown-on-resource'],
  [
    'invalid_scope',
    'scope-multiple-resources',
    'token',
    { scope: 'https://graph.microsoft.com/Mail.Read https://outlook.office.com/SMTP.Send' },
  ],
  ['invalid_grant', 'refresh-token-expired', 'token', { grant: 'refresh_token' }],
  ['invalid_grant', 'mfa-required', 'token', { grant: 'password' }],
  ['invalid_grant', 'authorization-code-reused', 'token', { grant: 'authorization_code' }],
  ['invalid_client', 'client-secret-invalid', 'token', { grant: 'client_credentials' }],
  ['HTTP 401 Unauthorized', 'client-secret-invalid', 'token', { credential: 'secret' }],
];

function named(cases: readonly Case[]) {
  return cases.map(([said, expected, stage = 'token' as const, reported = {}]) => {
    return { said, expected, stage, reported };
  });
}

describe('a refusal without a number', () => {
  it.each(named(sentences))('$said is $expected', ({ said, expected, stage, reported }) => {
    expect(causesOf(said, { stage, reported })[0]).toBe(expected);
  });

  it.each(named(names))('$said, $reported, is $expected', ({ said, expected, stage, reported }) => {
    expect(causesOf(said, { stage, reported })[0]).toBe(expected);
  });
});

describe('a refusal in wrappings', () => {
  const sentence =
    "AADSTS50105: Your administrator has configured the application 'Mail' to block users unless they are assigned";

  it.each([
    ['bytes', `b'{"error_description":"${sentence}"}'`],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ error_description: sentence }))],
    [
      'a redirect',
      `http://localhost/?error=x&error_description=${encodeURIComponent(sentence).replaceAll('%20', '+')}&state=1`,
    ],
    ['a cut-off line', sentence.slice(0, 40)],
    ['a page', `<p>Message:&nbsp;${sentence.replaceAll("'", '&#39;')}</p>`],
    ['small letters', sentence.toLowerCase()],
  ])('is found in %s', (_name, said) => {
    expect(causesOf(said, { stage: 'authorize' })[0]).toBe('user-assignment-required');
  });

  it('is found where the letters are escaped', () => {
    const escaped = Array.from('アクセスは条件付きアクセス ポリシーによってブロックされました')
      .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
    expect(causesOf(`{"error_description":"${escaped}"}`)[0]).toBe('conditional-access-block');
  });

  it('is judged by the name it quotes, not by its words', () => {
    const said = (id: string): string =>
      `AADSTS700016: アプリケーション「${id}」がディレクトリ「Contoso」で見つかりませんでした。`;
    const certain = causesOf(said('mail@contoso.example'), { stage: 'authorize' });
    expect(certain[0]).toBe('client-id-wrong');
    const german =
      'AADSTS90002: Der Mandant „DEINE_TENANT_ID“ wurde nicht gefunden. https://login.microsoftonline.com/x';
    expect(causesOf(german, { reported: { tenantCloud: 'global' } })[0]).toBe('tenant-id-wrong');
  });
});
