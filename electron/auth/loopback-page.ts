/**
 * What the browser shows once the answer has come. It is the same for every answer and repeats
 * nothing of it: how the sign-in ended is for the app to say, which checks it first.
 */
export const loopbackPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Go back to Mailbox OAuth Assistant</title>
</head>
<body>
<h1>Go back to Mailbox OAuth Assistant</h1>
<p>The answer of the sign-in page has arrived. You can close this page; the app shows how the sign-in ended.</p>
</body>
</html>
`;

/** Nothing is loaded, kept, framed or told to the next page; and the connection is over. */
export const loopbackHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};
