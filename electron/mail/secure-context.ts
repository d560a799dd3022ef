import type { SecureContext } from 'node:tls';
import { secureContextFor as contextFor, UnreadableCertificate } from '../trust/secure-context.ts';
import { MailFailure, systemText } from './failure.ts';
import type { Trust } from './types.ts';

/**
 * What a check trusts, for OpenSSL.
 *
 * @throws {MailFailure} `input/invalid` where an added certificate is none
 */
export function secureContextFor(trust: Trust): SecureContext {
  try {
    return contextFor(trust);
  } catch (error) {
    if (!(error instanceof UnreadableCertificate)) throw error;
    throw new MailFailure('input/invalid', systemText(error));
  }
}
