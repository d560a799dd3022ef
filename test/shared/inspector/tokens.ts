import type { Connection } from '../../../shared/connection.ts';
import { inspectToken } from '../../../shared/inspector/inspect-token.ts';
import type {
  InspectedClaim,
  InspectionContext,
} from '../../../shared/inspector/inspected-claim.ts';
import { summariseToken } from '../../../shared/token-claims.ts';
import type { TokenSummary } from '../../../shared/token-summary.ts';

/** The moment of these tests, in milliseconds since 1970, and in seconds as tokens have it. */
export const now = Date.UTC(2026, 10, 21, 12);
export const seconds = now / 1000;
export const tenantId = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';

export const person: Connection = {
  version: 1,
  name: 'Scanner',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap', 'smtp'],
  offlineAccess: true,
  user: 'adele@contoso.com',
};
export const app: Connection = { ...person, access: 'application', flow: 'secret' };

export const personClaims = {
  aud: 'https://outlook.office.com',
  tid: tenantId,
  appid: person.clientId,
  scp: 'IMAP.AccessAsUser.All SMTP.Send',
  upn: 'Adele@Contoso.com',
  oid: 'o',
  sub: 's',
  nbf: seconds - 300,
  exp: seconds + 3600,
};
export const appClaims = {
  aud: 'https://outlook.office365.com',
  tid: tenantId,
  appid: person.clientId,
  roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'],
  idtyp: 'app',
  oid: 'object-id',
  sub: 'object-id',
  nbf: seconds - 300,
  exp: seconds + 3600,
};

/** A token of which nobody can read anything. */
export const opaque = summariseToken('EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA', 'f');

/** What may be shown of a token with these claims. */
export function summaryOf(claims: unknown): TokenSummary {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return summariseToken(`${part({ alg: 'RS256' })}.${part(claims)}.c2ln`, '1a2b3c4d');
}

/** The rows of a token with these claims, whose tenant is known. */
export function inspect(
  claims: unknown,
  connection: Connection = person,
  context: Partial<InspectionContext> = {},
): InspectedClaim[] {
  return inspectToken(summaryOf(claims), { connection, now, tenantId, ...context });
}

/** Claim, verdict and reason of each row, in a form that is easy to compare. */
export function verdicts(rows: readonly InspectedClaim[]): string[] {
  return rows.map(({ claim, verdict, reason }) => `${claim}: ${verdict}, ${reason}`);
}

/** The row of one claim. */
export function rowOf(rows: readonly InspectedClaim[], claim: string): InspectedClaim | undefined {
  return rows.find((row) => row.claim === claim);
}
