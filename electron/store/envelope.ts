import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Secret } from '../../shared/secret.ts';
import { makeSecret } from '../auth/make-secret.ts';
import type { KeptFor } from './keeping.ts';
import { jsonAs } from './kept-json.ts';

/** What a file is for: none is read as another. */
export type Purpose = 'token-cache' | 'credential';

/** Which file of whom. */
export interface Slot {
  purpose: Purpose;
  keptFor: KeptFor;
}

const envelopeSchema = z.strictObject({
  version: z.literal(1),
  purpose: z.string(),
  authority: z.string(),
  clientId: z.string(),
  content: z.string(),
  /** Not every system's encryption notices a changed byte. */
  sha256: z.string(),
});

/** The same for the same app, however its ID and address were written. */
export function sameAs({ authority, clientId }: KeptFor): Omit<KeptFor, 'practice'> {
  return { authority: authority.toLowerCase(), clientId: clientId.toLowerCase() };
}

/** The text that is encrypted: the content with whose and what it is, so that no file can stand in for another. */
export function seal({ purpose, keptFor }: Slot, content: Secret): string {
  const sealed = { version: 1, purpose, ...sameAs(keptFor), content: content.reveal() };
  return JSON.stringify({ ...sealed, sha256: checksum(sealed) });
}

/** The content, or `undefined` where the text is not whole, of another version or for another slot. */
export function unseal({ purpose, keptFor }: Slot, text: string): Secret | undefined {
  const envelope = jsonAs(envelopeSchema, text);
  if (!envelope) return undefined;
  const { sha256, ...sealed } = envelope;
  const { authority, clientId } = sameAs(keptFor);
  const isRight =
    sha256 === checksum(sealed) &&
    sealed.purpose === purpose &&
    sealed.authority === authority &&
    sealed.clientId === clientId;
  return isRight ? makeSecret(sealed.content) : undefined;
}

function checksum(sealed: Record<string, string | number>): string {
  const { version, purpose, authority, clientId, content } = sealed;
  const text = JSON.stringify([version, purpose, authority, clientId, content]);
  return createHash('sha256').update(text).digest('hex');
}
