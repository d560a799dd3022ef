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

/** As codes: expired and revoked refresh tokens are told from invented ones for a while. */
const refreshTokenMemoryMs = 2 * refreshTokenLifetimeMs;

/** More than one administrator's tries produce; the oldest give way. */
export const maxEntries = 500;

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

export type RefreshRedemption =
  | { kind: 'redeemed'; grant: RefreshGrant }
  /** `issued` and `revoked`: milliseconds since 1970. */
  | { kind: 'expired'; issued: number }
  | { kind: 'revoked'; issued: number; revoked: number }
  | { kind: 'spent' | 'unknown' };

/** Authorization codes and refresh tokens of one start; all in memory. */
export interface GrantStore {
  issueCode(grant: CodeGrant): string;
  /** Works once for each code. A second try also ends the refresh tokens that came of the first. */
  redeemCode(code: string): CodeRedemption;
  issueRefreshToken(grant: RefreshGrant): string;
  /**
   * Works once for each refresh token: the reply brings the next. A token that turns up a second
   * time may have been stolen: then the whole family ends (RFC 9700 section 4.14.2).
   */
  redeemRefreshToken(token: string): RefreshRedemption;
  /** A family of refresh tokens for what is not begun with a code. */
  newFamily(): string;
  /** Ends all refresh tokens of a person, as "Revoke sessions" in the portal does. */
  revoke(person: Person): void;
}

interface RefreshEntry {
  grant: RefreshGrant;
  issued: number;
  validUntil: number;
  spent: boolean;
  revoked?: number;
}

/** Makes an empty store. */
export function createGrantStore(now: Clock): GrantStore {
  const codes = createExpiringMap<{
    grant: CodeGrant;
    family: string;
    validUntil: number;
    spent: boolean;
  }>({ lifetimeMs: codeMemoryMs, maxEntries, now });
  const refreshTokens = createExpiringMap<RefreshEntry>({
    lifetimeMs: refreshTokenMemoryMs,
    maxEntries,
    now,
  });

  function revokeWhere(matches: (grant: RefreshGrant) => boolean): void {
    refreshTokens.forEach((entry) => {
      if (matches(entry.grant)) entry.revoked ??= now();
    });
  }

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
        revokeWhere((grant) => grant.family === entry.family);
        return { kind: 'spent' };
      }
      entry.spent = true;
      if (entry.validUntil <= now()) return { kind: 'expired' };
      return { kind: 'redeemed', grant: entry.grant, family: entry.family };
    },
    issueRefreshToken(grant) {
      const token = opaqueToken(192);
      const issued = now();
      const validUntil = issued + refreshTokenLifetimeMs;
      refreshTokens.set(token, { grant, issued, validUntil, spent: false });
      return token;
    },
    redeemRefreshToken(token) {
      const entry = refreshTokens.get(token);
      if (!entry) return { kind: 'unknown' };
      const { grant, issued, revoked } = entry;
      if (entry.spent) {
        revokeWhere(({ family }) => family === grant.family);
        return { kind: 'spent' };
      }
      if (revoked !== undefined) return { kind: 'revoked', issued, revoked };
      if (entry.validUntil <= now()) return { kind: 'expired', issued };
      entry.spent = true;
      return { kind: 'redeemed', grant };
    },
    newFamily: () => randomUUID(),
    revoke(person) {
      revokeWhere((grant) => grant.person === person);
    },
  };
}

/** Random text that begins as Entra ID's codes and refresh tokens do. */
function opaqueToken(bytes: number): string {
  return `1.${randomBytes(bytes).toString('base64url')}`;
}
