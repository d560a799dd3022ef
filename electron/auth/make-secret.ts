import { createHash } from 'node:crypto';
import { Secret } from '../../shared/secret.ts';

/** Hides `value` behind a {@link Secret} with the fingerprint that may stand for it. */
export function makeSecret(value: string): Secret {
  return new Secret(value, createHash('sha256').update(value).digest('hex').slice(0, 8));
}
