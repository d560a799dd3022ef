import { randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import { createExpiringMap } from './expiring-map.ts';
import type { GrantedScopes } from './scopes.ts';

/** Entra ID's authorization codes last about ten minutes. */
const codeLifetimeMs = 10 * 60_000;

/** Codes are remembered longer than they are valid, to tell expired and spent ones from invented. */
const codeMemoryMs = 60 * 60_000;

/** Entra ID's refresh tokens for native apps last 90 days without use. */
const refreshTokenLifetimeMs = 90 * 86_400_000;

/** More than one administrator's tries produce; the oldest give way. */
const maxEntries = 500;

/** What a person has agreed to, bound to the request it was asked in. */
export interface CodeGrant {
  person: Person;
  redirectUri: string;
  codeChallenge: string;
  nonce?: string;
  scopes: GrantedScopes;
}

/** A refresh token's background. Tokens that descend from one code share a family. */
export interface RefreshGrant {
  person: Person;
  family: string;
}

export type CodeRedemption =
  | { kind: 'redeemed'; grant: CodeGrant; family: string }
  | { kind: 'expired' | 'spent' | 'unknown' };

/** Authorization codes and refresh tokens of one start; all in memory. */
export interface GrantStore {
  issueCode(grant: CodeGrant): string;
  /** Works once for each code. A second try also ends the refresh tokens that came of the first. */
  redeemCode(code: string): CodeRedemption;
  issueRefreshToken(grant: RefreshGrant): string;
  /** Works once for each refresh token: the reply brings the next. */
  redeemRefreshToken(token: string): RefreshGrant | undefined;
}

/** Makes an empty store. */
export function createGrantStore(now: Clock): GrantStore {
  const codes = createExpiringMap<{
    grant: CodeGrant;
    family: string;
    validUntil: number;
    spent: boolean;
  }>({ lifetimeMs: codeMemoryMs, maxEntries, now });
  const refreshTokens = createExpiringMap<RefreshGrant>({
    lifetimeMs: refreshTokenLifetimeMs,
    maxEntries,
    now,
  });

  return {
    issueCode(grant) {
      const code = opaqueToken(96);
      codes.set(code, {
        grant,
        family: randomUUID(),
        validUntil: now() + codeLifetimeMs,
        spent: false,
      });
      return code;
    },
    redeemCode(code) {
      const entry = codes.get(code);
      if (!entry) return { kind: 'unknown' };
      if (entry.spent) {
        // RFC 6749 section 4.1.2: a code that turns up twice may have been stolen.
        refreshTokens.deleteWhere((grant) => grant.family === entry.family);
        return { kind: 'spent' };
      }
      entry.spent = true;
      if (entry.validUntil <= now()) return { kind: 'expired' };
      return { kind: 'redeemed', grant: entry.grant, family: entry.family };
    },
    issueRefreshToken(grant) {
      const token = opaqueToken(192);
      refreshTokens.set(token, grant);
      return token;
    },
    redeemRefreshToken(token) {
      const grant = refreshTokens.get(token);
      refreshTokens.delete(token);
      return grant;
    },
  };
}

/** Random text that begins as Entra ID's codes and refresh tokens do. */
function opaqueToken(bytes: number): string {
  return `1.${randomBytes(bytes).toString('base64url')}`;
}
