import { decodeSaslChallenge, type SaslChallenge } from './sasl-challenge.ts';
import { requireSaslValue, saslSeparator } from './sasl-value.ts';
import { encodeBase64Text } from './text/base64.ts';

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

/**
 * Reads the error challenge of XOAUTH2: base64 of JSON with `status`, `schemes` and `scope`.
 * Source: Google, "The SASL XOAUTH2 Mechanism", error response. Takes anything; see
 * {@link decodeSaslChallenge}.
 *
 * @param challenge what followed `+ ` or `334 `
 */
export function decodeXoauth2Challenge(
  challenge: string,
): SaslChallenge<'status' | 'schemes' | 'scope'> {
  return decodeSaslChallenge(challenge, ['status', 'schemes', 'scope']);
}
