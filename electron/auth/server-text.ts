import type { Secret } from '../../shared/secret.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import { maxDetailCharacters } from './limits.ts';

/** What stands where a server echoed a secret. */
const hidden = '[hidden]';

/**
 * Entra ID parts its descriptions by line breaks, which RFC 6749 (section 5.2) does not know there
 * and which only say where a line ended.
 */
const lineBreaks = /[ \t]*[\r\n]+[ \t]*/g;

/**
 * Makes text that came from outside fit for an error's `detail`: it stays as it was said, but
 * secrets that the server echoed are hidden, line breaks are spaces, control characters are visible
 * and its length is capped.
 *
 * @param text what the server, the page or the system said
 * @param secrets what must not be in it: code, verifier, tokens
 */
export function serverText(text: string, secrets: readonly Secret[] = []): string {
  const clean = makeVisible(withoutSecrets(text, secrets).trim().replace(lineBreaks, ' '));
  return clean.length <= maxDetailCharacters ? clean : `${clean.slice(0, maxDetailCharacters)}…`;
}

/** Hides each secret as it is, as it stands in a URL and in its base64 forms. */
function withoutSecrets(text: string, secrets: readonly Secret[]): string {
  let clean = text;
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value === '') continue;
    const bytes = Buffer.from(value);
    const base64 = bytes.toString('base64');
    const forms = [
      value,
      encodeURIComponent(value),
      base64,
      base64.replace(/=+$/, ''),
      bytes.toString('base64url'),
    ];
    for (const form of forms) clean = clean.replaceAll(form, hidden);
  }
  return clean;
}
