import { clouds, cloudIds, type CloudId } from './clouds.ts';
import type { Connection } from './connection.ts';
import type { Protocol } from './protocols.ts';
import { applicationPermissions, delegatedPermissions, resourceOf } from './scopes.ts';
import { isGuid } from './text/validators.ts';
import type { TokenSummary } from './token-summary.ts';

/**
 * What is to be thought of a claim: `right`; `wrong`: the mail server will refuse the token; `note`:
 * no fault, but to be known; `unknown`: the token alone does not tell.
 */
export type Verdict = 'right' | 'wrong' | 'note' | 'unknown';

/** Why a claim has its verdict; each has a text in `shared/messages/token.en.ts`. */
export const inspectionReasons = [
  'opaque-personal',
  'opaque-work',
  'aud-right',
  'aud-not-described',
  'aud-other-name',
  'aud-graph',
  'aud-own-app',
  'aud-other-cloud',
  'aud-other',
  'aud-missing',
  'app-token',
  'person-token',
  'scp-right',
  'scp-missing',
  'roles-right',
  'roles-missing',
  'roles-rbac',
  'roles-smtp-elsewhere',
  'tid-right',
  'tid-other',
  'tid-not-compared',
  'tid-missing',
  'client-right',
  'client-other',
  'client-missing',
  'user-right',
  'user-other',
  'user-missing',
  'exp-right',
  'exp-soon',
  'exp-over',
  'exp-missing',
  'nbf-right',
  'nbf-later',
  'clock-right',
  'clock-wrong',
  'oid-object-id',
  'oid-missing',
] as const;
export type InspectionReason = (typeof inspectionReasons)[number];

/** One line of the inspector's table. */
export interface InspectedClaim {
  /** The claim's name as it stands in tokens; `clock` and `token` are no claims. */
  claim: string;
  /** What the token says; empty where it says nothing. */
  value: string;
  verdict: Verdict;
  reason: InspectionReason;
  /** What would be right, where that can be said in one word. */
  expected?: string;
  /** The protocol that a permission is for. */
  protocol?: Protocol;
}

/** What the claims are held against. */
export interface InspectionContext {
  connection: Connection;
  /** Milliseconds since 1970, by this computer's clock. */
  now: number;
  /** How far the authority's clock is ahead of this computer's, in milliseconds. */
  clockOffsetMs?: number;
  /** The ID of the connection's tenant, where it is known. */
  tenantId?: string;
}

/** Entra ID's own libraries let clocks differ by this much. In milliseconds. */
const clockToleranceMs = 5 * 60_000;
/** A run takes a minute or two; a token that ends sooner may end within it. */
const soonMs = 5 * 60_000;

/**
 * Names by which Microsoft Graph stands in `aud`; the ID is its application ID in every tenant.
 * Source: Microsoft, "National cloud deployments" and "Verify first-party Microsoft applications in
 * sign-in reports".
 */
const graphAudiences: ReadonlySet<string> = new Set([
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
  '00000003-0000-0000-c000-000000000000',
]);

/**
 * Other names of Exchange Online: its application ID, and the resource of the consent link.
 * Microsoft does not say whether the mail servers take them in `aud`.
 */
const otherExchangeNames: ReadonlySet<string> = new Set([
  '00000002-0000-0ff1-ce00-000000000000',
  'https://ps.outlook.com',
]);

/** The tenant of all personal accounts. Source: Microsoft, "Access token claims reference". */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/**
 * Judges the claims that decide whether Exchange Online accepts a token, one row for each, in the
 * order in which an administrator looks at them. The signature is not verified: only the mail server
 * needs to. A token that cannot be read gives one row that says so, which is no fault. Never throws.
 */
export function inspectToken(token: TokenSummary, context: InspectionContext): InspectedClaim[] {
  if (token.kind === 'opaque') {
    const personal = context.connection.cloud === 'outlook';
    const reason = personal ? 'opaque-personal' : 'opaque-work';
    return [{ claim: 'token', value: '', verdict: 'note', reason }];
  }
  return [
    audienceRow(token, context.connection),
    ...permissionRows(token, context.connection),
    tenantRow(token, context),
    clientRow(token, context.connection),
    ...userRows(token, context.connection),
    ...timeRows(token, context),
    ...clockRows(context),
    ...objectIdRows(token),
  ];
}

/** Version 1 tokens may carry a slash at the end (github.com/jstedfast/MailKit issue 178). */
function comparable(audience: string): string {
  return audience.toLowerCase().replace(/\/$/, '');
}

function audienceRow(token: TokenSummary, connection: Connection): InspectedClaim {
  const { audiences } = clouds[connection.cloud];
  const asked = comparable(resourceOf(connection));
  const described = audiences.confidence !== 'conflicting';
  const row = (verdict: Verdict, reason: InspectionReason): InspectedClaim => ({
    claim: 'aud',
    value: token.audience ?? '',
    verdict,
    reason,
    expected: audiences.value[0] ?? asked,
  });
  if (token.audience === undefined) return row('wrong', 'aud-missing');
  const audience = comparable(token.audience);
  if (audiences.value.includes(audience)) {
    return described ? row('right', 'aud-right') : row('unknown', 'aud-not-described');
  }
  if (graphAudiences.has(audience)) return row('wrong', 'aud-graph');
  if (otherExchangeNames.has(audience)) return row('unknown', 'aud-other-name');
  if (audience === connection.clientId.toLowerCase()) return row('wrong', 'aud-own-app');
  if (isAudienceOfAnother(connection.cloud, audience)) return row('wrong', 'aud-other-cloud');
  // What was typed instead of the cloud's resource.
  return audience === asked ? row('unknown', 'aud-not-described') : row('wrong', 'aud-other');
}

function isAudienceOfAnother(cloud: CloudId, audience: string): boolean {
  return cloudIds.some((id) => id !== cloud && clouds[id].audiences.value.includes(audience));
}

function permissionRows(token: TokenSummary, connection: Connection): InspectedClaim[] {
  const { access, protocols } = connection;
  if (access === 'delegated' && token.forApplication) {
    return [
      { claim: 'roles', value: token.roles.join(' '), verdict: 'wrong', reason: 'app-token' },
    ];
  }
  if (access === 'application' && !token.forApplication) {
    return [
      { claim: 'scp', value: token.scopes.join(' '), verdict: 'wrong', reason: 'person-token' },
    ];
  }
  return protocols.map((protocol) =>
    access === 'delegated' ? scopeRow(token, protocol) : roleRow(token, protocol),
  );
}

function scopeRow({ scopes }: TokenSummary, protocol: Protocol): InspectedClaim {
  const expected = delegatedPermissions[protocol];
  const there = includesName(scopes, expected);
  return {
    ...{ claim: 'scp', value: scopes.join(' '), expected, protocol },
    verdict: there ? 'right' : 'wrong',
    reason: there ? 'scp-right' : 'scp-missing',
  };
}

function roleRow({ roles }: TokenSummary, protocol: Protocol): InspectedClaim {
  const expected = applicationPermissions[protocol];
  const row = { claim: 'roles', value: roles.join(' '), expected, protocol };
  if (includesName(roles, expected)) return { ...row, verdict: 'right', reason: 'roles-right' };
  if (protocol !== 'smtp') return { ...row, verdict: 'wrong', reason: 'roles-missing' };
  // SMTP alone can be allowed in Exchange Online instead, and then no role is to be in the token:
  // Microsoft, "RBAC for Applications for SMTP".
  return roles.length === 0
    ? { ...row, verdict: 'note', reason: 'roles-rbac' }
    : { ...row, verdict: 'unknown', reason: 'roles-smtp-elsewhere' };
}

function includesName(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}

function tenantRow({ tenantId }: TokenSummary, context: InspectionContext): InspectedClaim {
  const expected = expectedTenant(context);
  const row = {
    claim: 'tid',
    value: tenantId ?? '',
    ...(expected === undefined ? {} : { expected }),
  };
  if (tenantId === undefined) return { ...row, verdict: 'unknown', reason: 'tid-missing' };
  if (expected === undefined) return { ...row, verdict: 'unknown', reason: 'tid-not-compared' };
  return tenantId.toLowerCase() === expected.toLowerCase()
    ? { ...row, verdict: 'right', reason: 'tid-right' }
    : { ...row, verdict: 'wrong', reason: 'tid-other' };
}

function expectedTenant({ connection, tenantId }: InspectionContext): string | undefined {
  if (isGuid(connection.tenant)) return connection.tenant;
  if (connection.cloud === 'outlook') return personalTenant;
  return tenantId;
}

function clientRow(token: TokenSummary, connection: Connection): InspectedClaim {
  const claim = ['appid', 'azp'].find((name) => has(token, name)) ?? 'appid';
  const { clientId } = token;
  const row = { claim, value: clientId ?? '', expected: connection.clientId };
  if (clientId === undefined) return { ...row, verdict: 'unknown', reason: 'client-missing' };
  return clientId.toLowerCase() === connection.clientId.toLowerCase()
    ? { ...row, verdict: 'right', reason: 'client-right' }
    : { ...row, verdict: 'wrong', reason: 'client-other' };
}

/** A person's token names the person; that of an app names nobody. */
function userRows(token: TokenSummary, connection: Connection): InspectedClaim[] {
  if (token.forApplication) return [];
  const names = ['upn', 'preferred_username', 'unique_name'];
  const claim = names.find((name) => has(token, name)) ?? 'upn';
  const row = { claim, value: token.user ?? '', expected: connection.user };
  if (token.user === undefined) return [{ ...row, verdict: 'unknown', reason: 'user-missing' }];
  return token.user.toLowerCase() === connection.user.toLowerCase()
    ? [{ ...row, verdict: 'right', reason: 'user-right' }]
    : [{ ...row, verdict: 'note', reason: 'user-other' }];
}

function has({ claims }: TokenSummary, wanted: string): boolean {
  return claims.some(({ name, value }) => name === wanted && value !== '');
}

/** By the authority's clock where it is known: the mail server's is as right as that one. */
function timeRows(
  { expiresAt, notBefore }: TokenSummary,
  { now, clockOffsetMs = 0 }: InspectionContext,
): InspectedClaim[] {
  const time = now + clockOffsetMs;
  const expires = milliseconds(expiresAt);
  const begins = milliseconds(notBefore);
  const exp = { claim: 'exp', value: expiresAt ?? '' };
  const nbf = { claim: 'nbf', value: notBefore ?? '' };
  const later = begins !== undefined && begins > time;
  return [
    expires === undefined
      ? { ...exp, verdict: 'unknown', reason: 'exp-missing' }
      : { ...exp, ...lifeLeft(expires - time) },
    ...(begins === undefined
      ? []
      : [{ ...nbf, ...(later ? notYet : alreadyGood) } satisfies InspectedClaim]),
  ];
}

const notYet = { verdict: 'wrong', reason: 'nbf-later' } as const;
const alreadyGood = { verdict: 'right', reason: 'nbf-right' } as const;

function lifeLeft(leftMs: number): Pick<InspectedClaim, 'verdict' | 'reason'> {
  if (leftMs <= 0) return { verdict: 'wrong', reason: 'exp-over' };
  return leftMs < soonMs
    ? { verdict: 'note', reason: 'exp-soon' }
    : { verdict: 'right', reason: 'exp-right' };
}

function milliseconds(time: string | undefined): number | undefined {
  const value = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(value) ? undefined : value;
}

function clockRows({ clockOffsetMs }: InspectionContext): InspectedClaim[] {
  if (clockOffsetMs === undefined) return [];
  const seconds = Math.round(clockOffsetMs / 1000);
  const value = `${Math.abs(seconds)} s ${seconds < 0 ? 'ahead' : 'behind'}`;
  return Math.abs(clockOffsetMs) > clockToleranceMs
    ? [{ claim: 'clock', value, verdict: 'wrong', reason: 'clock-wrong' }]
    : [{ claim: 'clock', value, verdict: 'right', reason: 'clock-right' }];
}

/** The object ID that `New-ServicePrincipal` wants; only an app's token has it. */
function objectIdRows({ forApplication, objectId }: TokenSummary): InspectedClaim[] {
  if (!forApplication) return [];
  return objectId === undefined
    ? [{ claim: 'oid', value: '', verdict: 'unknown', reason: 'oid-missing' }]
    : [{ claim: 'oid', value: objectId, verdict: 'note', reason: 'oid-object-id' }];
}
