import { makeSecret } from '../auth/make-secret.ts';
import { serverText } from '../auth/server-text.ts';
import type { SignInPageOutcome } from '../auth/types.ts';
import { appError } from '../../shared/errors.ts';
import { decideNavigation, isFrameAllowed } from './sign-in-navigation.ts';

/** Chromium's ERR_ABORTED: another navigation took this one's place, or this program stopped it. */
const errorAborted = -3;

/**
 * Everything a sign-in window decides, without the window. Whatever happens first settles the
 * outcome; all that comes later is refused or ignored.
 */
export interface SignInGate {
  /** Settles once and never rejects. */
  readonly outcome: Promise<SignInPageOutcome>;
  /** Settles with `outcome`, if nothing has settled yet. */
  settle(outcome: SignInPageOutcome): void;
  /**
   * Asks whether the page itself (`mainFrame`) or a frame in it may go to `url`. The redirect URI
   * and what this window cannot show settle the outcome.
   *
   * @returns false when the navigation must be stopped
   */
  admit(url: string, mainFrame: boolean): boolean;
  /** Reports that the page at `url` did not load, with Chromium's code and text. */
  loadFailed(url: string, code: number, text: string): void;
}

/** Makes the gate of one window. */
export function createSignInGate(redirectUri: string): SignInGate {
  let settled = false;
  let resolveOutcome: (outcome: SignInPageOutcome) => void = () => undefined;
  const outcome = new Promise<SignInPageOutcome>((resolve) => {
    resolveOutcome = resolve;
  });

  function settle(value: SignInPageOutcome): void {
    settled = true;
    resolveOutcome(value);
  }

  function admitPage(url: string): boolean {
    switch (decideNavigation(url, redirectUri)) {
      case 'allow':
        return true;
      case 'redirect':
        settle({ kind: 'redirected', url: makeSecret(url) });
        return false;
      case 'external':
        settle({
          kind: 'failed',
          error: appError('signin/needs-browser', `the page led to ${where(url)}`),
        });
        return false;
      case 'refuse':
        settle({
          kind: 'failed',
          error: appError('signin/protocol', `the page led to ${where(url)}`),
        });
        return false;
    }
  }

  return {
    outcome,
    settle,
    admit(url, mainFrame) {
      if (settled) return false;
      return mainFrame ? admitPage(url) : isFrameAllowed(url, redirectUri);
    },
    loadFailed(url, code, text) {
      if (code === errorAborted) return;
      const detail = serverText(`${where(url)} ${text} (${code})`);
      settle({ kind: 'failed', error: appError('signin/network', detail) });
    },
  };
}

/** Scheme and host of an address: never its path or query, which may hold secrets. */
function where(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, host } = new URL(url);
  // Addresses of other programs have no host worth showing.
  return serverText(
    protocol === 'https:' || protocol === 'http:' ? `${protocol}//${host}` : protocol,
  );
}
