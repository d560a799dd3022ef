import { randomBytes, randomInt } from 'node:crypto';
import type { Person } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import { createExpiringMap } from './expiring-map.ts';
import type { GrantedScopes } from './scopes.ts';

/** Entra ID's device codes last 15 minutes. */
export const deviceCodeSeconds = 15 * 60;

/** How often Entra ID wants to be asked. */
export const usualIntervalSeconds = 5;

/** RFC 8628 section 3.5: by so much the interval grows with each `slow_down`. */
const slowDownSeconds = 5;

/**
 * A client that waits exactly one interval arrives early by what its last request was late on the
 * way; so much of the interval is forgiven.
 */
const forgivenPart = 0.1;

/** Device codes are remembered longer than they are valid, to tell expired ones from invented. */
const memoryMs = 60 * 60_000;

const maxEntries = 200;

/** Letters and digits that nobody takes for each other, as Entra ID's codes have them. */
const userCodeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const userCodeLength = 9;

/** What came of the code at the page. */
export type DeviceAnswer = { kind: 'accepted'; person: Person } | { kind: 'declined' };

export type DevicePoll =
  | { kind: 'accepted'; person: Person; scopes: GrantedScopes }
  | { kind: 'pending' | 'too-fast' | 'declined' | 'expired' | 'spent' | 'unknown' };

/** Device codes of one start (RFC 8628). */
export interface DeviceCodeStore {
  issue(scopes: GrantedScopes): { deviceCode: string; userCode: string };
  /** What the client asks again and again. Gives the person once. */
  poll(deviceCode: string): DevicePoll;
  /** Whether a code that somebody typed waits for an answer; case, blanks and dashes are forgiven. */
  find(userCode: string): 'waiting' | 'expired' | 'unknown';
  /** False where the code does not wait for an answer any more. */
  answer(userCode: string, answer: DeviceAnswer): boolean;
}

interface Entry {
  scopes: GrantedScopes;
  validUntil: number;
  intervalMs: number;
  lastPoll?: number;
  answer?: DeviceAnswer;
  spent: boolean;
}

/** Makes an empty store. */
export function createDeviceCodes(now: Clock, intervalSeconds: number): DeviceCodeStore {
  const byDeviceCode = createExpiringMap<Entry>({ lifetimeMs: memoryMs, maxEntries, now });
  const byUserCode = createExpiringMap<Entry>({ lifetimeMs: memoryMs, maxEntries, now });

  function find(userCode: string): Entry | 'expired' | 'unknown' {
    const entry = byUserCode.get(userCode.replace(/[\s-]/g, '').toUpperCase());
    if (!entry || entry.answer) return 'unknown';
    return entry.validUntil > now() ? entry : 'expired';
  }

  return {
    issue(scopes) {
      const entry: Entry = {
        scopes,
        validUntil: now() + deviceCodeSeconds * 1000,
        intervalMs: intervalSeconds * 1000,
        spent: false,
      };
      const deviceCode = `G${randomBytes(120).toString('base64url')}`;
      const userCode = makeUserCode();
      byDeviceCode.set(deviceCode, entry);
      byUserCode.set(userCode, entry);
      return { deviceCode, userCode };
    },
    poll(deviceCode) {
      const entry = byDeviceCode.get(deviceCode);
      if (!entry) return { kind: 'unknown' };
      if (entry.spent) return { kind: 'spent' };
      const sinceLast = now() - (entry.lastPoll ?? Number.NEGATIVE_INFINITY);
      entry.lastPoll = now();
      if (sinceLast < entry.intervalMs * (1 - forgivenPart)) {
        entry.intervalMs += slowDownSeconds * 1000;
        return { kind: 'too-fast' };
      }
      if (entry.validUntil <= now()) return { kind: 'expired' };
      if (!entry.answer) return { kind: 'pending' };
      if (entry.answer.kind === 'declined') return { kind: 'declined' };
      entry.spent = true;
      return { kind: 'accepted', person: entry.answer.person, scopes: entry.scopes };
    },
    find(userCode) {
      const entry = find(userCode);
      return typeof entry === 'string' ? entry : 'waiting';
    },
    answer(userCode, answer) {
      const entry = find(userCode);
      if (typeof entry === 'string') return false;
      entry.answer = answer;
      return true;
    },
  };
}

function makeUserCode(): string {
  return Array.from(
    { length: userCodeLength },
    () => userCodeAlphabet[randomInt(userCodeAlphabet.length)] ?? '',
  ).join('');
}
