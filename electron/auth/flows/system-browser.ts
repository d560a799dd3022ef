import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { signInTimeoutMs } from '../limits.ts';
import { listenForAnswer, type LoopbackListener } from '../loopback-listener.ts';
import type { RedirectAnswer } from '../redirect-response.ts';
import { signInWithCode } from './authorization-code.ts';
import type { Flow, FlowContext } from './types.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * A person signs in in the system's own browser, which posts the answer to a loopback address of
 * this program (RFC 8252 section 7.3). This is what works where the device has to be managed, or
 * where a passkey is used.
 *
 * @param timeoutMs how long the person may take; shorter in tests
 */
export function createSystemBrowserFlow(timeoutMs: number = signInTimeoutMs): Flow {
  return {
    id: 'browser',
    async acquire(context) {
      const texts = context.surroundings.texts?.();
      const listener = await listenForAnswer(texts === undefined ? {} : { texts });
      try {
        return await signInWithCode(context, {
          redirectUri: listener.redirectUri,
          responseMode: 'form_post',
          show: (url, reasonNotMine) =>
            showInBrowser(context, listener, { url, reasonNotMine, timeoutMs }),
        });
      } finally {
        await listener.close();
      }
    },
  };
}

interface BrowserPage {
  url: string;
  reasonNotMine: (answer: RedirectAnswer) => string | undefined;
  timeoutMs: number;
}

async function showInBrowser(
  { surroundings, progress, signal }: FlowContext,
  listener: LoopbackListener,
  { url, reasonNotMine, timeoutMs }: BrowserPage,
): Promise<RedirectAnswer> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new SignInFailure(appError('signin/protocol', 'the sign-in page is not https'));
  }
  const answer = listener.answer({
    reasonNotMine,
    onRefused: (reason) => {
      progress({ kind: 'answer-refused', reason });
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new SignInFailure(appError('signin/timeout')));
    }, timeoutMs);
  });
  const unopened = surroundings.openBrowser(url).then(
    () => {
      progress({ kind: 'browser-opened' });
      // Nothing more is heard of the browser but its answer.
      return new Promise<never>(() => undefined);
    },
    () => {
      throw new SignInFailure(appError('signin/browser-not-opened'));
    },
  );
  try {
    return await untilAborted(signal, Promise.race([answer, late, unopened]));
  } finally {
    clearTimeout(timer);
  }
}
