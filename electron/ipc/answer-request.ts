import { z, type ZodType } from 'zod';
import { errorSchema, type Result } from '../../shared/errors.ts';
import {
  requests,
  type RequestChannel,
  type RequestOf,
  type ResponseOf,
} from '../../shared/ipc.ts';
import { failure } from '../../shared/results.ts';
import { describeException, type Log } from '../log.ts';
import { checkSender, type SenderEvent } from './check-sender.ts';
import type { Handler } from './types.ts';

/** The contract, so typed that a channel's schemas are known by the channel's name. */
const contract: {
  readonly [C in RequestChannel]: {
    readonly request: ZodType<RequestOf<C>>;
    readonly response: ZodType<ResponseOf<C>>;
  };
} = requests;

/** What crosses of a failure; what a thrown or foreign error has beside it stays here. */
const crossingError = z.object(errorSchema.shape);

/** What answering needs beside the message: who may ask, and where refusals are written. */
export interface AnswerContext {
  isUiWindow: (contents: object) => boolean;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * Answers one message: sender check, parse, run, parse of the answer, in this order and here only.
 * What is refused is logged without what was sent; what was thrown, without its message.
 *
 * @param args what the window sent after the channel's name: one request, or none
 * @returns never rejects: `ipc/forbidden` for a sender that may not ask, `ipc/invalid` for a
 *   request that the contract does not know, `app/unexpected` where the handler threw or answered
 *   with more or other than the contract says
 */
export async function answerRequest<C extends RequestChannel>(
  channel: C,
  handler: Handler<C>,
  event: SenderEvent,
  args: readonly unknown[],
  context: AnswerContext,
): Promise<Result<ResponseOf<C>>> {
  const { log, now = Date.now } = context;
  const startedAt = now();
  try {
    const refusal = checkSender(event, context.isUiWindow);
    if (refusal !== undefined) {
      log('warn', 'ipc refused', { channel, reason: refusal });
      return failure('ipc/forbidden');
    }
    const { request, response } = contract[channel];
    const parsed = request.safeParse(args[0]);
    if (args.length > 1 || !parsed.success) {
      log('warn', 'ipc refused', { channel, reason: 'not in the contract' });
      return failure('ipc/invalid');
    }
    const result = await handler(parsed.data);
    log('debug', 'ipc answered', { channel, ms: Math.max(0, now() - startedAt), ok: result.ok });
    if (!result.ok) {
      const told = crossingError.safeParse(result.error);
      if (told.success) {
        // The code alone: what a server has said of it is in the transcript, not here.
        log('info', 'request failed', { channel, code: told.data.code });
        return { ok: false, error: told.data };
      }
      log('error', 'ipc failure not in the contract', { channel });
      return failure('app/unexpected');
    }
    const answer = response.safeParse(result.value);
    if (answer.success) return { ok: true, value: answer.data };
    log('error', 'ipc answer not in the contract', { channel });
    return failure('app/unexpected');
  } catch (thrown) {
    log('error', 'ipc handler threw', { channel, ...describeException(thrown) });
    return failure('app/unexpected');
  }
}
