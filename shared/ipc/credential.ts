import { z } from 'zod';
import { certificateChoiceSchema, credentialSummarySchema } from '../credentials.ts';
import { keepingContentsSchema, keepingStateSchema } from '../keeping.ts';
import { connectionOnly, id, nothing } from './parts.ts';

/** Tokens with many groups have some tens of thousands of characters. */
export const maxSecretCharacters = 65_536;

/** Client secrets and certificates, and what is kept on this computer. */
export const credentialRequests = {
  /** The one way in for a secret that is typed or pasted; nothing leads back out. */
  'credential:enter': {
    request: z.strictObject({
      kind: z.enum(['client-secret', 'pasted-token']),
      value: z.string().min(1).max(maxSecretCharacters),
    }),
    response: credentialSummarySchema,
  },
  /** Asks for a certificate file, or takes that of the practice app. */
  'credential:choose-certificate': {
    request: z.strictObject({ source: z.enum(['file', 'practice']) }),
    response: certificateChoiceSchema,
  },
  'credential:unlock': {
    request: z.strictObject({ credentialId: id, password: z.string().max(1024) }),
    response: credentialSummarySchema,
  },
  /** The secret or certificate that is kept for this connection's app, if any. */
  'credential:kept': {
    request: connectionOnly,
    response: z.strictObject({ credential: credentialSummarySchema.exactOptional() }),
  },
  /** Drops it from memory; what is kept stays. */
  'credential:forget': { request: z.strictObject({ credentialId: id }), response: nothing },
  'credential:remove-kept': { request: connectionOnly, response: nothing },
  'keeping:state': { request: nothing, response: keepingStateSchema },
  'keeping:contents': { request: nothing, response: keepingContentsSchema },
  /** Deletes all that is kept of sign-ins, secrets and certificates, and what was set aside of it. */
  'keeping:remove-all': { request: nothing, response: nothing },
} as const;
