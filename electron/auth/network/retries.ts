import type { Incoming, Outgoing } from './send.ts';

/** Who asks a second time right away meets the same failure; a moment helps with most. */
export const retryPauseMs = 500;

/** A longer wait is the person's to decide on: somebody looks at a window that does nothing. */
export const maxRetryAfterMs = 5_000;

/** What a gateway says in place of a service that is away for a moment. */
const passingStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Whether a request that got no answer may be sent once more. A GET may (RFC 9110 section 9.2.2).
 * So may a POST for a token of client credentials, which uses nothing up, and a poll with a device
 * code, which RFC 8628 section 3.5 has repeated anyway. An authorization code is for one use (RFC
 * 6749 section 4.1.2), and so may a refresh token be: nobody knows whether it was used.
 */
export function mayRepeat({ method, body = '' }: Outgoing): boolean {
  if (method === 'GET') return true;
  const grants = new URLSearchParams(body).getAll('grant_type');
  return grants.length === 1 && repeatable.has(grants[0] ?? '');
}

const repeatable: ReadonlySet<string> = new Set([
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  'device_code',
]);

/**
 * How long to wait before a request is sent once more although it was answered, in milliseconds.
 *
 * @returns `undefined` where the answer counts: always for a POST, or where the server wants to be
 *   left alone for longer than anybody waits
 */
export function pauseAfter({ method }: Outgoing, answer: Incoming): number | undefined {
  if (method !== 'GET' || !passingStatuses.has(answer.status)) return undefined;
  const asked = retryAfter(answer);
  if (asked === undefined) return retryPauseMs;
  return asked <= maxRetryAfterMs ? asked : undefined;
}

/** What `Retry-After` says (RFC 9110 section 10.2.3), in milliseconds from now. */
export function retryAfter({ headers, answeredAt }: Incoming): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const time = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - answeredAt);
}
