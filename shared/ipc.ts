import { z } from 'zod';
import { appInfoSchema } from './app-info.ts';
import type { CheckEventBatch } from './check-events.ts';
import { addressSchema, connectionSchema } from './connection.ts';
import type { Result } from './errors.ts';
import { practiceTenantInfoSchema } from './practice.ts';
import { signInSummarySchema } from './sign-in.ts';
import { protocolSchema, stageSchema } from './stages.ts';

/** More than the longest ticket; a larger text is refused before it is looked at. */
export const maxClipboardCharacters = 4_000_000;

const nothing = z.undefined();
const id = z.string().min(1).max(64);

/**
 * The whole contract between the window and the main process: a channel, what is asked and what is
 * answered. Both sides derive their types from it and the main process parses every request with
 * it. No answer has a place for a secret.
 */
export const requests = {
  'app:info': { request: nothing, response: appInfoSchema },
  'practice:start': { request: nothing, response: practiceTenantInfoSchema },
  'practice:stop': { request: nothing, response: nothing },
  'sign-in:start': {
    request: z.strictObject({ connection: connectionSchema }),
    response: signInSummarySchema,
  },
  'sign-in:cancel': { request: nothing, response: nothing },
  'sign-in:forget': { request: z.strictObject({ signInId: id }), response: nothing },
  'run:start': {
    request: z
      .strictObject({
        connection: connectionSchema,
        signInId: id,
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
  'clipboard:write': {
    request: z.strictObject({ text: z.string().max(maxClipboardCharacters) }),
    response: nothing,
  },
  'link:open': { request: z.strictObject({ url: z.string().max(2048) }), response: nothing },
} as const;

export type RequestChannel = keyof typeof requests;
export type RequestOf<C extends RequestChannel> = z.infer<(typeof requests)[C]['request']>;
export type ResponseOf<C extends RequestChannel> = z.infer<(typeof requests)[C]['response']>;

/** What the main process tells the window without being asked. */
export interface Notifications {
  'run:events': CheckEventBatch;
  /** The host that the sign-in window shows now; for the text beside the spinner. */
  'sign-in:host': { host: string };
}
export type NotificationChannel = keyof Notifications;
export const notificationChannels = [
  'run:events',
  'sign-in:host',
] as const satisfies readonly NotificationChannel[];

/** Arguments of a call: none where the channel asks for nothing. */
type Args<C extends RequestChannel> = RequestOf<C> extends undefined ? [] : [request: RequestOf<C>];

/** The one object the preload script exposes, as `window.assistant`: one function per channel. */
export interface AssistantApi {
  appInfo: Call<'app:info'>;
  startPractice: Call<'practice:start'>;
  stopPractice: Call<'practice:stop'>;
  startSignIn: Call<'sign-in:start'>;
  cancelSignIn: Call<'sign-in:cancel'>;
  forgetSignIn: Call<'sign-in:forget'>;
  startRun: Call<'run:start'>;
  retryRun: Call<'run:retry'>;
  cancelRun: Call<'run:cancel'>;
  writeClipboard: Call<'clipboard:write'>;
  openLink: Call<'link:open'>;
  onRunEvents: Subscribe<'run:events'>;
  onSignInHost: Subscribe<'sign-in:host'>;
}

/** Never rejects because of what the main process did: failures come back as a {@link Result}. */
export type Call<C extends RequestChannel> = (...args: Args<C>) => Promise<Result<ResponseOf<C>>>;

/** Returns the function that ends the subscription. */
export type Subscribe<C extends NotificationChannel> = (
  listener: (message: Notifications[C]) => void,
) => () => void;
