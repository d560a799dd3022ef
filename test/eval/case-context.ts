import type { ReportedSettings } from '../../shared/diagnosis/reported-settings.ts';
import { signInAudiences } from '../../shared/registration.ts';
import type { Endpoint } from '../../shared/connection.ts';

type Context = Readonly<Record<string, unknown>>;

/** A value of the context as text: what is not there is absent. */
export function textIn(context: Context, key: string): string | undefined {
  const value = context[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A value of the context as a list of texts. */
export function listIn(context: Context, key: string): string[] | undefined {
  const value = context[key];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string'
    ? value.split(/[\s,]+/).filter((item) => item !== '')
    : undefined;
}

function flagIn(context: Context, key: string): boolean | undefined {
  const value = context[key];
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^(?:true|yes|on|enabled|1)$/i.test(value)) return true;
  return /^(?:false|no|off|disabled|0)$/i.test(value) ? false : undefined;
}

/** Keys that have a place of their own in a run; all others go along as notes. */
const placed = new Set([
  ...['accountType', 'apiPermissions', 'auth', 'authType', 'authority', 'clientIdGiven'],
  ...['clientLibrary', 'clientType', 'codeChallengeMethod', 'command', 'afterCommand'],
  ...['connected', 'consentedScope', 'credential', 'deviceState', 'encryption', 'errorCode'],
  ...['exchangeEnvironmentName', 'grant', 'host', 'implicitTls', 'jwtHeader', 'mailFrom'],
  ...['mailboxPermissionUsers', 'module', 'port', 'proxy', 'publicClientFlows'],
  ...['redirectUriRegistered', 'redirectUriSent', 'roles', 'scope', 'secure', 'security'],
  ...['sharedMailbox', 'signInAudience', 'smtpAuthEnabled', 'tenant', 'tenantCloud', 'tokenAud'],
  ...['tokenLength', 'userField'],
]);

/** The settings of the program whose failure it is, as its context tells them. */
export function settingsOf(context: Context): ReportedSettings {
  const text = (key: string) => textIn(context, key);
  const clientType = text('clientType');
  const audience = signInAudiences.find((known) => known === text('signInAudience'));
  const permissions = listIn(context, 'apiPermissions');
  const users = listIn(context, 'mailboxPermissionUsers');
  const length = /\d[\d,]*/.exec(text('tokenLength') ?? '')?.[0].replaceAll(',', '');
  const longer = /[>≥]|over|more|longer/i.test(text('tokenLength') ?? '') ? 1 : 0;
  const accountType = text('accountType');
  const settings: { [Key in keyof ReportedSettings]: ReportedSettings[Key] | undefined } = {
    program: text('clientLibrary') ?? clientType,
    credential: credentialOf(context),
    accountType:
      accountType === undefined
        ? undefined
        : /personal|consumer|msa|outlook\.|hotmail|live\./i.test(accountType)
          ? 'personal'
          : 'work',
    grant: grantOf(text('grant')),
    scope: text('scope'),
    consentedScope: text('consentedScope'),
    authority: text('authority'),
    tenant: text('tenant'),
    tenantCloud: text('tenantCloud') ?? text('exchangeEnvironmentName'),
    clientId: text('clientIdGiven'),
    signInAudience: audience,
    publicClientFlows: flagIn(context, 'publicClientFlows'),
    platform: clientType,
    redirectUriSent: text('redirectUriSent'),
    redirectUriRegistered: text('redirectUriRegistered'),
    permissions,
    user: text('userField'),
    sharedMailbox: flagIn(context, 'sharedMailbox'),
    smtpAuthEnabled: flagIn(context, 'smtpAuthEnabled'),
    mailboxPermissionUsers: users,
    tokenLength: length === undefined ? undefined : Number(length) + longer,
    proxy: text('proxy'),
    deviceState: text('deviceState'),
    codeChallengeMethod: text('codeChallengeMethod'),
    assertionHeader: text('jwtHeader'),
    exchangeEnvironment: text('exchangeEnvironmentName'),
    connected: flagIn(context, 'connected'),
    module: text('module'),
    notes: Object.entries(context)
      .filter(([key]) => !placed.has(key))
      .map(
        ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      ),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** What it signs in with, from the keys that say so. */
function credentialOf(context: Context): ReportedSettings['credential'] {
  const said = ['credential', 'authType', 'auth']
    .map((key) => textIn(context, key) ?? '')
    .join(' ');
  if (/xoauth2|oauth|bearer|token|modern/i.test(said)) return 'token';
  if (/certificate/i.test(said)) return 'certificate';
  if (/client secret/i.test(said)) return 'secret';
  return /password|plain|login|basic|smtp auth client submission/i.test(said)
    ? 'password'
    : undefined;
}

function grantOf(grant: string | undefined): ReportedSettings['grant'] {
  const grants = [
    ...(['authorization_code', 'device_code', 'client_credentials'] as const),
    ...(['refresh_token', 'password'] as const),
  ];
  return grants.find((known) => grant?.includes(known) === true);
}

/** Where it connected to. A host can carry its port. */
export function endpointOf(context: Context): Partial<Endpoint> {
  const [host, portOfHost] = (textIn(context, 'host') ?? '').split(':');
  const port = Number(textIn(context, 'port') ?? portOfHost ?? '');
  const security = securityOf(context);
  return {
    ...(host ? { host } : {}),
    ...(Number.isInteger(port) && port > 0 ? { port } : {}),
    ...(security ? { security } : {}),
  };
}

function securityOf(context: Context): Endpoint['security'] | undefined {
  const said = `${textIn(context, 'encryption') ?? ''} ${textIn(context, 'security') ?? ''}`;
  if (/start ?tls|\bstls\b/i.test(said)) return 'starttls';
  if (flagIn(context, 'implicitTls') === true || flagIn(context, 'secure') === true) return 'tls';
  if (/ssl|implicit|\btls\b/i.test(said)) return 'tls';
  // A client without TLS from the first byte asks for it, or cannot connect at all.
  const flags = [flagIn(context, 'implicitTls'), flagIn(context, 'secure')];
  return flags.includes(false) ? 'starttls' : undefined;
}
