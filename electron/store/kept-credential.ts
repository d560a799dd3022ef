import { z } from 'zod';
import type { Secret } from '../../shared/secret.ts';
import type { Credential } from '../auth/credential.ts';
import { makeSecret } from '../auth/make-secret.ts';
import { jsonAs } from './kept-json.ts';

/** What is kept of a credential. A pasted token is not: it has expired before it is needed again. */
const keptCredentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('client-secret'), value: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('certificate'),
    certificates: z.string(),
    privateKey: z.string(),
    thumbprint: z.string(),
    fileName: z.string(),
  }),
]);

/** The credential as one secret text. */
export function packCredential(credential: Exclude<Credential, { kind: 'pasted-token' }>): Secret {
  const kept: z.infer<typeof keptCredentialSchema> =
    credential.kind === 'client-secret'
      ? { kind: 'client-secret', value: credential.value.reveal() }
      : { ...credential, privateKey: credential.privateKey.reveal() };
  return makeSecret(JSON.stringify(kept));
}

/** The credential again; `undefined` where the text is not one. */
export function unpackCredential(text: Secret): Credential | undefined {
  const kept = jsonAs(keptCredentialSchema, text.reveal());
  if (!kept) return undefined;
  return kept.kind === 'client-secret'
    ? { kind: 'client-secret', value: makeSecret(kept.value) }
    : { ...kept, privateKey: makeSecret(kept.privateKey) };
}
