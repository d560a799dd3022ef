const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Header and payload of a JWT, and whatever its signature is (RFC 7519); also of an encrypted one. */
const jwt = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*)+/g;
/**
 * Base64 in either alphabet, and where it was wrapped what stands alone on the next lines. Hidden
 * only where {@link looksRandom} says so: paths and long names have the same letters.
 */
const longRun = /[\w+/=-]{40,}(?:\r?\n[ \t]*[\w+/=.-]{8,}[ \t]*(?=\r?\n|$))*/g;
/** The form of Entra ID's client secrets. */
const entraSecret = /[\w.~-]{3}\dQ~[\w.~-]{20,}/g;
/** What forms, settings and headers put behind a name that says that it is secret. */
const named =
  /((?:client_?secret|client_?assertion|refresh_?token|access_?token|id_?token|device_?code|code_?verifier|passw(?:or)?d|pwd|passwort|kennwort)["']?\s*[=:]\s*["']?)([^\s"'&,;}]{6,})/gi;
/** An authorization code behind `code=` in an address or a form. */
const authorizationCode = /([?&]code=)([^\s"'&]{12,})/gi;
/** What IMAP, POP and SMTP send behind the name of a mechanism, and IMAP's and POP's passwords. */
const initialResponse =
  /(\bAUTH(?:ENTICATE)?\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)\s+)([\w+/-]{12,}={0,2})/gi;
const imapLogin = /(\bLOGIN\s+"?[^\s"]+@[^\s"]+"?\s+)(\S+)/gi;
const popPassword = /^([ \t>]*(?:C:[ \t]*)?PASS[ \t]+)(\S+)/gim;
/** A line of base64 alone: the answer to a challenge. */
const answerLine = /^((?:[-+> \t]|C:)*)([\w+/]{8,}={1,2})[ \t]*$/gm;

/**
 * A text with everything that may be a token, a password or another secret hidden, so that lines of
 * it can be quoted. IDs, addresses, host names and what servers say stay. It hides too much rather
 * than too little; its length in lines stays the same where nothing hidden was wrapped.
 */
export function maskSecrets(text: string): string {
  return text
    .replace(jwt, hidden)
    .replace(longRun, (run) => (looksRandom(run) ? hidden(run) : run))
    .replace(entraSecret, hidden)
    .replace(named, hiddenBehind)
    .replace(authorizationCode, hiddenBehind)
    .replace(initialResponse, hiddenBehind)
    .replace(imapLogin, hiddenBehind)
    .replace(popPassword, hiddenBehind)
    .replace(answerLine, hiddenBehind);
}

function hidden(secret: string): string {
  return `[${secret.length} characters hidden]`;
}

function hiddenBehind(_found: string, before: string, secret: string): string {
  // What is hidden already, here or by the program that wrote it, is left as it is.
  return /^[[<*]/.test(secret) ? `${before}${secret}` : before + hidden(secret);
}

/**
 * Random bytes in base64 have capitals, small letters and digits close together; a plus is rarer
 * there than in a sentence that stands in an address.
 */
function looksRandom(run: string): boolean {
  return run
    .replace(guids, ' ')
    .split(/[ +]/)
    .some((part) => part.length >= 32 && [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(part)));
}
