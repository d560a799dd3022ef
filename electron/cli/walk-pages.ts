import { fetchPage, type Page } from './fetch-page.ts';
import { findForm, type HtmlForm } from './html-form.ts';

/** Code, address, password and consent are four pages at most, each with a redirect after it. */
const maxPages = 12;

/** A walk through pages: where it begins, what is filled in, and where it ends. */
export interface Walk {
  url: string;
  /** PEM of the one certificate authority that is trusted. */
  ca: string;
  signal: AbortSignal;
  /** Told the host of each page. */
  onHost?: ((host: string) => void) | undefined;
  /** What is filled in where the page left a field empty; `undefined` leaves it as it is. */
  valueOf: (field: HtmlForm['fields'][number]) => string | undefined;
  /** An address that is not requested any more, whether by a redirect or by a form. */
  isEnd?: (url: string) => boolean;
}

/** Where a walk ended. */
export type WalkEnd =
  /** At an address that {@link Walk.isEnd} named. */
  | { kind: 'address'; url: string }
  /** At a form that leads to such an address, not yet sent. */
  | { kind: 'form'; form: HtmlForm }
  /** On a page on which nothing is to be filled in, or that asked for the password again. */
  | { kind: 'page'; page: Page; askedAgain: boolean }
  | { kind: 'endless'; pages: number };

/**
 * Fills in form after form over HTTPS, each with its first button, and follows redirects.
 *
 * @throws what the connection reports; also when `signal` is aborted
 */
export async function walkPages(walk: Walk): Promise<WalkEnd> {
  const { ca, signal, isEnd } = walk;
  const cookies = new Map<string, string>();
  let next: Pick<HtmlForm, 'action' | 'method'> & { form?: URLSearchParams } = {
    action: walk.url,
    method: 'GET',
  };
  let passwordSent = false;
  for (let count = 0; count < maxPages; count += 1) {
    walk.onHost?.(new URL(next.action).host);
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
      if (isEnd?.(answer.location)) return { kind: 'address', url: answer.location };
      next = { action: answer.location, method: 'GET' };
      continue;
    }
    const form = findForm(answer.body, next.action);
    if (form && isEnd?.(form.action)) return { kind: 'form', form };
    const asksPassword = form?.fields.some((field) => field.type === 'password') ?? false;
    const askedAgain = asksPassword && passwordSent;
    if (!form || askedAgain) return { kind: 'page', page: answer, askedAgain };
    passwordSent ||= asksPassword;
    next = { action: form.action, method: form.method, form: fillIn(form, walk.valueOf) };
  }
  return { kind: 'endless', pages: maxPages };
}

/** The form's fields with the values in them; of the buttons, the first is pressed. */
function fillIn(form: HtmlForm, valueOf: Walk['valueOf']): URLSearchParams {
  const filled = new URLSearchParams();
  let pressed = false;
  for (const field of form.fields) {
    if (field.type !== 'submit') filled.append(field.name, valueOf(field) ?? field.value);
    else if (!pressed) {
      filled.append(field.name, field.value);
      pressed = true;
    }
  }
  return filled;
}
