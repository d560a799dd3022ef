import { appError } from '../../../shared/errors.ts';
import type { Secret } from '../../../shared/secret.ts';
import { SignInFailure } from '../failure.ts';
import type { SignInPageOutcome } from '../types.ts';
import { signInWithCode } from './authorization-code.ts';
import type { Flow, FlowContext } from './types.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * A person signs in in a window of this program's own, which catches the redirect to the
 * nativeclient address before it is sent.
 */
export const signInWindowFlow: Flow = {
  id: 'window',
  acquire: (context) =>
    signInWithCode(context, {
      redirectUri: context.target.redirectUri,
      // The window sees addresses, not bodies: with form_post the code would pass it by.
      responseMode: 'query',
      show: (url) => showInWindow(context, url),
    }),
};

async function showInWindow(context: FlowContext, url: string): Promise<Secret> {
  const { target, signal, surroundings, progress } = context;
  const page = surroundings.showSignInPage({
    url,
    redirectUri: target.redirectUri,
    signal,
    ...(target.ca === undefined ? {} : { ca: target.ca }),
    onHost: (host) => {
      progress({ kind: 'page', host });
    },
  });
  return redirectedTo(await untilAborted(signal, page));
}

function redirectedTo(outcome: SignInPageOutcome): Secret {
  switch (outcome.kind) {
    case 'redirected':
      return outcome.url;
    case 'cancelled':
      throw new SignInFailure(appError('signin/cancelled'));
    case 'timeout':
      throw new SignInFailure(appError('signin/timeout'));
    case 'failed':
      throw new SignInFailure(outcome.error);
  }
}
