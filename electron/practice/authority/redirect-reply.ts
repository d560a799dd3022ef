import { randomBytes } from 'node:crypto';
import { html } from './html.ts';
import type { HttpReply } from './http-message.ts';
import { pageTexts, type PageTexts } from './page-texts.ts';
import { pageReply } from './page.ts';

/** How the answer reaches the redirect URI (OAuth 2.0 Multiple Response Type Encoding Practices). */
export type ResponseMode = 'query' | 'form_post';

export const responseModes: readonly ResponseMode[] = ['query', 'form_post'];

/**
 * Sends the browser to the client with the given parameters.
 *
 * @param texts of the page that is there for a moment with `form_post`
 */
export function redirectReply(
  redirectUri: string,
  mode: ResponseMode,
  parameters: Readonly<Record<string, string | undefined>>,
  texts: PageTexts = pageTexts.en,
): HttpReply {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  if (mode === 'form_post') return formPost(redirectUri, given, texts);
  const url = new URL(redirectUri);
  for (const { name, value } of given) url.searchParams.set(name, value);
  return { status: 302, headers: { Location: url.href } };
}

/**
 * A page whose form goes to the client at once, or by its button where scripts are off.
 * Source: OAuth 2.0 Form Post Response Mode, section 2.
 */
function formPost(
  redirectUri: string,
  parameters: readonly { name: string; value: string }[],
  texts: PageTexts,
): HttpReply {
  const nonce = randomBytes(16).toString('base64');
  return pageReply({
    status: 200,
    texts,
    title: texts.working,
    formTargets: [new URL(redirectUri).origin],
    scriptNonce: nonce,
    content: html`<h1>${texts.working}</h1>
      <form method="post" action="${redirectUri}">
        ${parameters.map(
          ({ name, value }) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <div class="buttons"><button class="primary">${texts.continue}</button></div>
      </form>
      <script nonce="${nonce}">
        document.forms[0].submit();
      </script>`,
  });
}
