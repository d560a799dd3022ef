import { appError } from '../../shared/errors.ts';
import { makeSecret } from '../auth/make-secret.ts';
import { matchesRedirectUri } from '../auth/redirect-uri.ts';
import { serverText } from '../auth/server-text.ts';
import type { ShowSignInPage, SignInPage, SignInPageOutcome } from '../auth/types.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { findForm, type HtmlForm } from './html-form.ts';

/** Address, password and consent are three pages at most, each with a redirect after it. */
const maxPages = 10;

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
  const { ca, signal } = page;
  if (ca === undefined)
    return failed('signin/needs-browser', 'the terminal signs in at a practice tenant only');
  const cookies = new Map<string, string>();
  let next: Pick<HtmlForm, 'action' | 'method'> & { form?: URLSearchParams } = {
    action: page.url,
    method: 'GET',
  };
  let passwordSent = false;
  for (let count = 0; count < maxPages; count += 1) {
    page.onHost?.(new URL(next.action).host);
    const answer = await fetchPage({
      url: next.action,
      method: next.method,
      ca,
      signal,
      ...(next.form ? { form: next.form } : {}),
      ...(cookies.size > 0 ? { cookies: [...cookies.values()].join('; ') } : {}),
    });
    for (const cookie of answer.cookies) cookies.set(cookie.split('=', 1).join(), cookie);
    if (answer.location !== undefined) {
      if (matchesRedirectUri(answer.location, page.redirectUri)) {
        return { kind: 'redirected', url: makeSecret(answer.location) };
      }
      next = { action: answer.location, method: 'GET' };
      continue;
    }
    const form = findForm(answer.body, next.action);
    const asksPassword = form?.fields.some((field) => field.type === 'password') ?? false;
    // Asked again after the password was sent, or nothing to fill in: the page says why.
    if (!form || (asksPassword && passwordSent)) {
      return failed('signin/refused', readAlert(answer));
    }
    passwordSent ||= asksPassword;
    next = { action: form.action, method: form.method, form: fillIn(form, credentials) };
  }
  return failed('signin/protocol', `no end after ${maxPages} pages`);
}

/** The form's fields with the credentials in them; of the buttons, the first is pressed. */
function fillIn(form: HtmlForm, { user, password }: PracticeCredentials): URLSearchParams {
  const filled = new URLSearchParams();
  let pressed = false;
  for (const { name, type, value } of form.fields) {
    if (type === 'submit') {
      if (!pressed) filled.append(name, value);
      pressed = true;
    } else if (type === 'password') filled.append(name, password);
    else if (type === 'text' || type === 'email') filled.append(name, user);
    else filled.append(name, value);
  }
  return filled;
}

/** What the page says is wrong: its alert, else its text. */
function readAlert({ status, body }: Page): string {
  const alert = /<([a-z0-9]+)\b[^>]*\brole="alert"[^>]*>(.*?)<\/\1>/is.exec(body)?.[2] ?? body;
  const text = alert
    .replace(/<(style|script|title)\b.*?<\/\1>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return `HTTP ${status}: ${text.trim()}`;
}

function failed(
  code: 'signin/network' | 'signin/needs-browser' | 'signin/refused' | 'signin/protocol',
  detail: string,
): SignInPageOutcome {
  return { kind: 'failed', error: appError(code, serverText(detail)) };
}
