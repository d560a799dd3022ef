import { z } from 'zod';
import { addressSchema, connectionSchema } from '../connection.ts';
import { connectionIdSchema } from '../connections/saved-connection.ts';
import { protocolSchema, stageSchema } from '../stages.ts';
import { id, nothing } from './parts.ts';

/** Tests. */
export const runRequests = {
  'run:start': {
    request: z
      .strictObject({
        connection: connectionSchema,
        signInId: id,
        /** The saved connection that the run is filed under; without one it stays in memory. */
        connectionId: connectionIdSchema.exactOptional(),
        /** Send one real message to this address; only where SMTP is among the protocols. */
        testMessageTo: addressSchema.exactOptional(),
      })
      .refine(
        ({ connection, testMessageTo }) =>
          testMessageTo === undefined || connection.protocols.includes('smtp'),
      ),
    response: z.strictObject({ runId: id }),
  },
  /** One check of the last finished run again, with the same connection, sign-in and servers. */
  'run:retry': {
    request: z
      .strictObject({
        runId: id,
        protocol: protocolSchema,
        /** What was found before this stage is kept, where it can be. */
        from: stageSchema.exactOptional(),
        /** As for `run:start`; asked for anew, so that no message is sent twice by mistake. */
        testMessageTo: addressSchema.exactOptional(),
      })
      .refine(({ protocol, testMessageTo }) => testMessageTo === undefined || protocol === 'smtp'),
    response: z.strictObject({ runId: id }),
  },
  /** One check of a run, or without a protocol the whole run. */
  'run:cancel': {
    request: z.strictObject({ runId: id, protocol: protocolSchema.exactOptional() }),
    response: nothing,
  },
} as const;
