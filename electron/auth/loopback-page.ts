import { desktop, type DesktopTexts } from '../../shared/messages/desktop.en.ts';

/**
 * What the browser shows once the answer has come. It is the same for every answer and repeats
 * nothing of it: how the sign-in ended is for the app to say, which checks it first.
 *
 * @param texts in the language that the app shows; they are the app's own, so nothing is quoted
 */
export function loopbackPage({ language, backToApp }: DesktopTexts = desktop): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${backToApp.title}</title>
</head>
<body>
<h1>${backToApp.title}</h1>
<p>${backToApp.text}</p>
</body>
</html>
`;
}

/** Nothing is loaded, kept, framed or told to the next page; and the connection is over. */
export const loopbackHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};
