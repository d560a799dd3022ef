import { saslMechanisms } from '../../shared/sasl.ts';
import { MailFailure } from './failure.ts';

/**
 * Sees to it that a server offers a SASL mechanism that carries a token, before a sign-in begins.
 *
 * @param offered mechanism names in upper case
 * @param said the offer in the server's words: the detail where it has no such mechanism
 * @param evidenceLine the number of the transcript line with the offer
 * @throws {MailFailure} `auth/not-offered`
 */
export function requireMechanism(
  offered: readonly string[],
  said: string,
  evidenceLine: number,
): void {
  if (saslMechanisms.some((mechanism) => offered.includes(mechanism))) return;
  throw new MailFailure('auth/not-offered', said, evidenceLine);
}
