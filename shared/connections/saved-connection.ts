import { z } from 'zod';
import { clouds, type CloudId } from '../clouds.ts';
import { errorSchema } from '../errors.ts';
import { accessTypes, flowIds, flowsFor } from '../flows.ts';
import { signInAudiences } from '../registration.ts';
import { protocolSchema, securitySchema } from '../stages.ts';
import { wizardSteps } from '../wizard/steps.ts';
import { maxConnections, maxListLength, maxNameLength, maxTextLength } from './limits.ts';

/** A line as it is being typed: anything may stand in it. */
const text = z.string().max(maxTextLength);

const serverSchema = z.strictObject({ host: text, port: text, security: securitySchema });

const cloudEditsSchema = z
  .strictObject({
    authority: text.exactOptional(),
    resources: z
      .strictObject({ delegated: text.exactOptional(), application: text.exactOptional() })
      .exactOptional(),
    servers: z
      .strictObject({
        imap: serverSchema.exactOptional(),
        pop: serverSchema.exactOptional(),
        smtp: serverSchema.exactOptional(),
      })
      .exactOptional(),
  })
  .exactOptional();

const editsSchema = z.strictObject({
  global: cloudEditsSchema,
  'gcc-high': cloudEditsSchema,
  dod: cloudEditsSchema,
  '21vianet': cloudEditsSchema,
  outlook: cloudEditsSchema,
} satisfies Record<CloudId, unknown>);

/**
 * The settings of a connection as they are being typed, right or not. There is no place in it for a
 * secret, for the addresses of the practice tenant's servers, or for the wish to send a test message:
 * that is asked for anew each time. Of a practice connection, what is absent is what the practice
 * tenant says of itself, which may be something else the next time.
 */
export const savedDraftSchema = z
  .strictObject({
    practice: z.boolean(),
    cloud: z.enum(Object.keys(clouds) as CloudId[]),
    edits: editsSchema,
    tenant: text.exactOptional(),
    clientId: text.exactOptional(),
    signInAudience: z.enum(signInAudiences).exactOptional(),
    access: z.enum(accessTypes),
    flow: z.enum(flowIds),
    protocols: z
      .array(protocolSchema)
      .max(3)
      .refine((chosen) => new Set(chosen).size === chosen.length),
    offlineAccess: z.boolean(),
    user: text.exactOptional(),
    mailboxKind: z.enum(['own', 'shared']),
    sharedMailbox: text.exactOptional(),
    servicePrincipalObjectId: text.exactOptional(),
    furtherMailboxes: z.string().max(maxListLength).exactOptional(),
    sender: text.exactOptional(),
    testMessageTo: text.exactOptional(),
  })
  .refine(({ access, flow }) => flowsFor(access).includes(flow))
  .refine(({ access, cloud }) => access === 'delegated' || clouds[cloud].applicationResource);
export type SavedDraft = z.infer<typeof savedDraftSchema>;

const time = z.iso.datetime();

/** The name of a saved connection for other parts, such as its history; no one chooses it. */
export const connectionIdSchema = z.guid();

/** What the window says of a connection that is to be kept; when, the main process knows. */
export const connectionToSaveSchema = z.strictObject({
  version: z.literal(1),
  id: connectionIdSchema,
  /** Empty until the settings suggest one. */
  name: z.string().max(maxNameLength),
  /** True once a person has named it: it then no longer follows the settings. */
  isNamed: z.boolean(),
  draft: savedDraftSchema,
  /** The last step reached, and the one that was shown last. */
  furthest: z.enum(wizardSteps),
  step: z.enum(wizardSteps),
});
export type ConnectionToSave = z.infer<typeof connectionToSaveSchema>;

/** One connection as it is kept. Times are ISO 8601, UTC; `updatedAt` is of name and settings. */
export const savedConnectionSchema = connectionToSaveSchema.extend({
  createdAt: time,
  updatedAt: time,
});
export type SavedConnection = z.infer<typeof savedConnectionSchema>;

/** All connections, oldest first, and what became of their file where something is wrong with it. */
export const connectionListSchema = z.strictObject({
  connections: z.array(savedConnectionSchema).max(maxConnections),
  /** The one that was open when the app ended, however it ended. */
  openId: connectionIdSchema.exactOptional(),
  problem: errorSchema.exactOptional(),
});
export type ConnectionList = z.infer<typeof connectionListSchema>;

/** What was found in a file from elsewhere; nothing of it is kept until it is saved. */
export const importedConnectionSchema = z.strictObject({
  name: z.string().min(1).max(maxNameLength),
  draft: savedDraftSchema,
});
export type ImportedConnection = z.infer<typeof importedConnectionSchema>;

export const importAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('found'),
    fileName: z.string(),
    connections: z.array(importedConnectionSchema).max(maxConnections),
  }),
]);
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
