import { decodeSaslChallenge, type SaslChallenge } from './sasl-challenge.ts';
import { requireSaslValue, saslSeparator } from './sasl-value.ts';
import { encodeBase64Text } from './text/base64.ts';

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

/**
 * Reads the error challenge of OAUTHBEARER: base64 of JSON (section 3.2.2). Takes anything; see
 * {@link decodeSaslChallenge}.
 *
 * @param challenge what followed `+ ` or `334 `
 */
export function decodeOauthbearerChallenge(
  challenge: string,
): SaslChallenge<'status' | 'scope' | 'openid-configuration'> {
  return decodeSaslChallenge(challenge, ['status', 'scope', 'openid-configuration']);
}

/** `,` and `=` have a meaning in the GS2 header: RFC 5801 section 4. */
function saslName(user: string): string {
  return user.replaceAll('=', '=3D').replaceAll(',', '=2C');
}
