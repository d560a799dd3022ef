import { requireSaslValue, saslSeparator } from './sasl-value.ts';
import { decodeBase64Text, encodeBase64Text } from './text/base64.ts';
import { makeVisible } from './text/visible.ts';

/** More than any server's challenge; the rest is not shown. */
const maxChallengeCharacters = 4096;

export interface OauthbearerFields {
  /** The mailbox to open: the authorization identity. */
  user: string;
  token: string;
  /** The server that is signed in to. */
  host: string;
  port: number;
}

/**
 * The initial client response of SASL OAUTHBEARER (RFC 7628 section 3.1): base64 of the GS2 header
 * `n,a=` user `,` and the pairs `host`, `port` and `auth`, each ended by ^A, and a last ^A.
 *
 * @throws {RangeError} where a value is empty, holds CR, LF, NUL or ^A, or is no Unicode text; the
 *   message names no value
 */
export function encodeOauthbearer({ user, token, host, port }: OauthbearerFields): string {
  requireSaslValue('OAUTHBEARER', 'user', user);
  requireSaslValue('OAUTHBEARER', 'token', token);
  requireSaslValue('OAUTHBEARER', 'host', host);
  const pairs = [`host=${host}`, `port=${port}`, `auth=Bearer ${token}`];
  return encodeBase64Text(
    `n,a=${saslName(user)},${saslSeparator}${pairs.map((pair) => pair + saslSeparator).join('')}${saslSeparator}`,
  );
}

/** What the client answers to an error challenge, so that the server ends: ^A (section 3.2.3). */
export const oauthbearerAbort = encodeBase64Text(saslSeparator);

/** What a server says of a refused token, before it refuses the command (section 3.2.2). */
export interface OauthbearerChallenge {
  status?: string;
  scope?: string;
  'openid-configuration'?: string;
  /** The decoded challenge, or the challenge itself where it is not base64 of text; visible. */
  text: string;
}

/**
 * Reads the error challenge of OAUTHBEARER. Takes anything: what is not such JSON comes back as text
 * alone, cut after {@link maxChallengeCharacters} characters.
 *
 * @param challenge what followed `+ ` or `334 `
 */
export function decodeOauthbearerChallenge(challenge: string): OauthbearerChallenge {
  const bounded = challenge.trim().slice(0, maxChallengeCharacters);
  const decoded = decodeBase64Text(bounded) ?? bounded;
  const result: OauthbearerChallenge = { text: makeVisible(decoded) };
  const fields = parseObject(decoded);
  for (const name of ['status', 'scope', 'openid-configuration'] as const) {
    const value = fields[name];
    if (typeof value === 'string') result[name] = makeVisible(value);
  }
  return result;
}

/** `,` and `=` have a meaning in the GS2 header: RFC 5801 section 4. */
function saslName(user: string): string {
  return user.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
