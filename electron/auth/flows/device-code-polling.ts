import { setTimeout as wait } from 'node:timers/promises';
import type { NetworkResponse } from '@azure/msal-node';
import { z } from 'zod';
import { appError, type AppError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import type { NetworkClient } from '../network-client.ts';

/** RFC 8628 section 3.2: seconds between two questions where the server names none. */
const usualIntervalS = 5;

/** RFC 8628 section 3.5: by so many seconds the interval grows with each `slow_down`. */
const slowDownS = 5;

/** Entra ID asks for 5 seconds; with more than this a person would wait for an answer in vain. */
const maxIntervalS = 60;

/** A server that asks for no pause gets one nevertheless. */
const minIntervalS = 1;

/** Entra ID's codes are good for 15 minutes; nobody types one for longer than an hour. */
const maxLifetimeS = 60 * 60;

/** The answer of the device authorization endpoint (RFC 8628 section 3.2), as far as it times us. */
const deviceCodeSchema = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  verification_uri: z.string().min(1),
  expires_in: z.number().positive(),
  interval: z.number().nonnegative().optional().catch(undefined),
});

export interface DeviceCodePolling {
  /** For MSAL: the network client, with the waiting in it. */
  network: NetworkClient;
  /** Why polling ended, where the reason is its own. */
  failure(): SignInFailure | undefined;
}

/** Two answers that mean "ask again" (RFC 8628 section 3.5). */
const pendingSchema = z.object({ error: z.enum(['authorization_pending', 'slow_down']) });

/**
 * Takes the timing of device code polling out of MSAL's hands. MSAL 7.2.1 waits with a timer that
 * cannot be ended, so that a cancelled sign-in would go on for seconds; it ends at `slow_down`,
 * which asks for no more than patience; and without an `interval` it asks without any pause.
 *
 * So MSAL is told an interval of nothing, and each question waits here before it is sent: as long
 * as the server asked, longer after each `slow_down`, and no longer than the code is good for.
 *
 * @param signal ends the wait at once
 * @param secondMs how long a second is; shorter in tests
 */
export function createDeviceCodePolling(
  network: NetworkClient,
  signal: AbortSignal,
  secondMs: number,
): DeviceCodePolling {
  let code: { intervalS: number; endsAt: number } | undefined;
  let failure: SignInFailure | undefined;

  function end(error: AppError): never {
    failure = new SignInFailure(error);
    throw failure;
  }

  /** Reads how to poll, and tells MSAL not to wait itself. */
  function begin<T>(answer: NetworkResponse<T>): NetworkResponse<T> {
    const parsed = deviceCodeSchema.safeParse(answer.body);
    if (!parsed.success) {
      // MSAL does not look for an error here; it would show a person the code `undefined`.
      if (network.refusal()) throw new Error('refused');
      return end(appError('signin/protocol', 'the answer holds no device code'));
    }
    const { interval = usualIntervalS, expires_in } = parsed.data;
    const lifetimeS = Math.min(expires_in, maxLifetimeS);
    code = {
      intervalS: Math.min(Math.max(interval, minIntervalS), maxIntervalS),
      endsAt: performance.now() + lifetimeS * secondMs,
    };
    return { ...answer, body: { ...answer.body, expires_in: lifetimeS, interval: 0 } };
  }

  async function poll<T>(ask: () => Promise<NetworkResponse<T>>): Promise<NetworkResponse<T>> {
    if (!code) throw new Error('there is no device code yet');
    const intervalMs = code.intervalS * secondMs;
    const leftMs = code.endsAt - performance.now();
    await wait(Math.max(0, Math.min(intervalMs, leftMs)), undefined, { signal });
    if (leftMs < intervalMs) end(appError('signin/code-expired'));
    const answer = await ask();
    const pending = pendingSchema.safeParse(answer.body);
    if (!pending.success) return answer;
    if (pending.data.error === 'slow_down') code.intervalS += slowDownS;
    // Without headers: MSAL would answer the next question itself after a `Retry-After`.
    return { status: 400, headers: {}, body: { ...answer.body, error: 'authorization_pending' } };
  }

  return {
    network: {
      ...network,
      async sendPostRequestAsync<T>(...asked: Parameters<NetworkClient['sendPostRequestAsync']>) {
        const ask = (): Promise<NetworkResponse<T>> => network.sendPostRequestAsync<T>(...asked);
        return code ? poll(ask) : begin(await ask());
      },
    },
    failure: () => failure,
  };
}
