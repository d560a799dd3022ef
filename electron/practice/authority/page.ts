import { randomBytes } from 'node:crypto';
import { html, type Markup } from './html.ts';
import type { HttpReply } from './http-message.ts';
import { pageStyle } from './page-style.ts';
import { pageTexts, type PageTexts } from './page-texts.ts';

/**
 * A whole page as a reply.
 *
 * @param formTargets origins besides the page's own that its form may lead to. Chromium applies
 *   `form-action` to the redirect that follows a form too, so the redirect URI's has to be named.
 */
export function pageReply(page: {
  status: number;
  /** English unless they are given. */
  texts?: PageTexts;
  title: string;
  content: Markup;
  formTargets?: readonly string[];
  /** Lets the page's one script run; pages have none unless this is given. */
  scriptNonce?: string;
  headers?: Readonly<Record<string, string>>;
}): HttpReply {
  const { texts = pageTexts.en } = page;
  const nonce = randomBytes(16).toString('base64');
  const targets = ["'self'", ...(page.formTargets ?? [])].join(' ');
  const document = html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.tab(page.title)}</title>
        <style nonce="${nonce}">
          ${{ markup: pageStyle }}
        </style>
      </head>
      <body>
        <main>
          <p class="brand">
            <span class="mark" aria-hidden="true"></span>Contoso
            <span class="badge">${texts.badge}</span>
          </p>
          ${page.content}
        </main>
        <footer>${texts.footer}</footer>
      </body>
    </html> `;
  return {
    status: page.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        ...(page.scriptNonce === undefined ? [] : [`script-src 'nonce-${page.scriptNonce}'`]),
        `form-action ${targets}`,
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      ...page.headers,
    },
    body: document.markup,
  };
}
