/** What a client says with SASL XOAUTH2. */
export interface Xoauth2Response {
  user: string;
  token: string;
}

/** RFC 4648 section 4 with its padding, nothing else: what a SASL response must be. */
const base64Syntax = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** `user=` {User} `^A` `auth=Bearer ` {Token} `^A^A`, as Google and Microsoft describe it. */
const controlA = String.fromCharCode(1);
const responseSyntax = new RegExp(
  `^user=([^${controlA}]+)${controlA}auth=Bearer ([^${controlA}]+)${controlA}${controlA}$`,
  'i',
);

/** True for well-formed base64, the empty text included. */
export function isBase64(text: string): boolean {
  return base64Syntax.test(text);
}

/** Reads a client's XOAUTH2 response from base64; `undefined` if it is none. */
export function parseXoauth2Response(base64: string): Xoauth2Response | undefined {
  if (!isBase64(base64)) return undefined;
  const [, user, token] = responseSyntax.exec(Buffer.from(base64, 'base64').toString('utf8')) ?? [];
  return user === undefined || token === undefined ? undefined : { user, token };
}
