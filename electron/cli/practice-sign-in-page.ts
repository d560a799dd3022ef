import { appError } from '../../shared/errors.ts';
import { makeSecret } from '../auth/make-secret.ts';
import { matchesRedirectUri } from '../auth/redirect-uri.ts';
import { serverText } from '../auth/server-text.ts';
import type { ShowSignInPage, SignInPage, SignInPageOutcome } from '../auth/types.ts';
import type { HtmlForm } from './html-form.ts';
import { refusalOn } from './page-refusal.ts';
import { walkPages } from './walk-pages.ts';

/** Who signs in. The practice tenant's passwords are public. */
export interface PracticeCredentials {
  user: string;
  password: string;
}

/**
 * Makes the terminal's stand-in for the sign-in window: it fills in the practice tenant's sign-in
 * form over HTTPS and stops at the redirect URI, which it never requests. It does not sign in
 * anywhere but at a practice tenant: what it does is a person's to do.
 */
export function createPracticeSignInPage(credentials: PracticeCredentials): ShowSignInPage {
  return async (page) => {
    try {
      return await walk(page, credentials);
    } catch (error) {
      if (page.signal.aborted) return { kind: 'cancelled' };
      return failed('signin/network', error instanceof Error ? error.message : '');
    }
  };
}

async function walk(
  page: SignInPage,
  credentials: PracticeCredentials,
): Promise<SignInPageOutcome> {
  const { ca, signal, onHost, url, redirectUri } = page;
  if (ca === undefined)
    return failed('signin/needs-browser', 'the terminal signs in at a practice tenant only');
  const end = await walkPages({
    ...{ url, ca, signal, onHost },
    valueOf: (field) => credentialFor(field, credentials),
    isEnd: (address) => matchesRedirectUri(address, redirectUri),
  });
  switch (end.kind) {
    case 'address':
      return { kind: 'redirected', url: makeSecret(end.url) };
    case 'form':
      return failed('signin/protocol', 'the answer is a form, which no window sees');
    case 'page':
      // Asked again after the password was sent, or nothing to fill in: the page says why.
      return { kind: 'failed', error: refusalOn(end.page, 'window') };
    case 'endless':
      return failed('signin/protocol', `no end after ${end.pages} pages`);
  }
}

/** Address and password where they are asked for. */
export function credentialFor(
  { type }: HtmlForm['fields'][number],
  { user, password }: PracticeCredentials,
): string | undefined {
  if (type === 'password') return password;
  return type === 'text' || type === 'email' ? user : undefined;
}

function failed(
  code: 'signin/network' | 'signin/needs-browser' | 'signin/protocol',
  detail: string,
): SignInPageOutcome {
  return { kind: 'failed', error: appError(code, serverText(detail)) };
}
