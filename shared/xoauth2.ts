import { requireSaslValue, saslSeparator } from './sasl-value.ts';
import { decodeBase64Text, encodeBase64Text } from './text/base64.ts';
import { makeVisible } from './text/visible.ts';

/** More than any server's challenge; the rest is not shown. */
const maxChallengeCharacters = 4096;

/**
 * The initial client response of SASL XOAUTH2: base64 of
 * `user=` user ^A `auth=Bearer ` token ^A ^A.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 *
 * @param user the mailbox to open
 * @param token the access token
 * @throws {RangeError} where either is empty, holds CR, LF, NUL or ^A, or is no Unicode text; the
 *   message names no value
 */
export function encodeXoauth2(user: string, token: string): string {
  requireSaslValue('XOAUTH2', 'user', user);
  requireSaslValue('XOAUTH2', 'token', token);
  return encodeBase64Text(
    `user=${user}${saslSeparator}auth=Bearer ${token}${saslSeparator}${saslSeparator}`,
  );
}

/** What a server says of a refused token, before it refuses the command. */
export interface Xoauth2Challenge {
  status?: string;
  schemes?: string;
  scope?: string;
  /** The decoded challenge, or the challenge itself where it is not base64 of text; visible. */
  text: string;
}

/**
 * Reads the error challenge of XOAUTH2: base64 of JSON with `status`, `schemes` and `scope`.
 * Source: Google, "The SASL XOAUTH2 Mechanism", error response. Takes anything: what is not such
 * JSON comes back as text alone, cut after {@link maxChallengeCharacters} characters.
 *
 * @param challenge what followed `+ ` or `334 `
 */
export function decodeXoauth2Challenge(challenge: string): Xoauth2Challenge {
  const bounded = challenge.trim().slice(0, maxChallengeCharacters);
  const decoded = decodeBase64Text(bounded) ?? bounded;
  const result: Xoauth2Challenge = { text: makeVisible(decoded) };
  const fields = parseObject(decoded);
  for (const name of ['status', 'schemes', 'scope'] as const) {
    const value = fields[name];
    if (typeof value === 'string' || typeof value === 'number') {
      result[name] = makeVisible(String(value));
    }
  }
  return result;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
