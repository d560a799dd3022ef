import type { AppError } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import type { Secret } from '../../shared/secret.ts';
import type { SignInRecord, SignInSummary } from '../../shared/sign-in.ts';
import type { AuthorityInfo } from './authority.ts';

/** What the main process keeps of a finished sign-in: the token, and what may be shown of it. */
export interface SignedIn {
  accessToken: Secret;
  summary: SignInSummary;
  record: SignInRecord;
  /** What the authority said of itself, for the renewal. */
  authority: AuthorityInfo;
  /** MSAL's home account ID, where the sign-in is a person's: what it is renewed by. */
  accountId?: string;
}

/** How a sign-in ended. Cancelled, timeout and denied are outcomes like success, not exceptions. */
export type SignInOutcome =
  | { kind: 'success'; signedIn: SignedIn }
  | { kind: 'failed'; error: AppError; record: SignInRecord };

/** What a sign-in needs of the world; each is a function, so that the terminal has its own. */
export interface Surroundings {
  showSignInPage: ShowSignInPage;
  /** Opens an https page in the system's browser; rejects where that cannot be done. */
  openBrowser: (url: string) => Promise<void>;
  /** What the browser shows in the end; English without them. */
  texts?: () => DesktopTexts;
}

/**
 * Shows the authority's pages to a person until they lead to the redirect URI. The implementation
 * is `electron/windows/sign-in-window.ts`; the terminal and the tests have their own.
 */
export type ShowSignInPage = (page: SignInPage) => Promise<SignInPageOutcome>;

export interface SignInPage {
  /** The authorization request; holds state, nonce and challenge, never the verifier. */
  url: string;
  /** Matched exactly by origin and path; the request to it is never sent. */
  redirectUri: string;
  /** PEM of the practice certificate authority, trusted in this window only. */
  ca?: string;
  signal: AbortSignal;
  /** Told the host of each page the person is shown. */
  onHost?: (host: string) => void;
}

/** What came of the page: the address it redirected to (a secret: it holds the code), or why not. */
export type SignInPageOutcome =
  | { kind: 'redirected'; url: Secret }
  | { kind: 'cancelled' }
  | { kind: 'timeout' }
  | { kind: 'failed'; error: AppError };
