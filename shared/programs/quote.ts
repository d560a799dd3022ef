/**
 * How a text of a connection is written down in each format, so that nothing in it has a meaning
 * there but its own. Each function gives the text with its quotes, or throws a RangeError for what
 * the format has no way to write.
 */

/** A line end would begin another setting, and half a surrogate pair is no character. */
const unwritable = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** The text itself, where it has only characters that a file of lines can have. */
function plain(text: string): string {
  if (unwritable.test(text)) throw new RangeError('A control character cannot be quoted.');
  return text;
}

function refuse(text: string, refused: RegExp): string {
  if (refused.test(plain(text))) throw new RangeError('The format has no way to write this.');
  return text;
}

/** For `sh`, and for mutt, whose quotes are the same: POSIX.1-2017, Shell Command Language, 2.2.2. */
export function quoteShell(text: string): string {
  return `'${plain(text).replaceAll("'", String.raw`'\''`)}'`;
}

/** muttrc: in single quotes nothing has a meaning (mutt's manual, "Syntax of Initialization Files"). */
export const quoteMutt = quoteShell;

/**
 * msmtprc: the quotes around an argument are taken off, and what is between them is taken as it is
 * (msmtp's manual, "Configuration files").
 */
export function quoteMsmtp(text: string): string {
  return `"${plain(text)}"`;
}

/** mbsyncrc: a backslash goes before a double quote and a backslash (mbsync(1), CONFIGURATION). */
export function quoteMbsync(text: string): string {
  return `"${plain(text).replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** A configuration file of curl: curl(1), --config. */
export const quoteCurl = quoteMbsync;

/** fetchmailrc: characters by their number are the one way that its manual has for a quote. */
export function quoteFetchmail(text: string): string {
  return `"${plain(text)
    .replaceAll('\\', String.raw`\x5c`)
    .replaceAll('"', String.raw`\x22`)}"`;
}

/** A value of a file that Python's configparser reads without interpolation: the rest of the line. */
export function iniValue(text: string): string {
  return refuse(text, /^\s|\s$|^$/u);
}

/** The name of a section in such a file, with its brackets. */
export function iniSection(text: string): string {
  return `[${refuse(text, /[[\]]|^\s|\s$|^$/u)}]`;
}

/** A value of Postfix's main.cf, where a dollar sign stands for another value: postconf(5). */
export function postfixValue(text: string): string {
  return refuse(text, /^\s|\s$|^$/u).replaceAll('$', '$$$$');
}

/** A word of a Postfix table: white space and a colon end it (postmap(1), smtp_sasl_password_maps). */
export function postfixWord(text: string): string {
  return refuse(text, /[\s:]|^#|^$/u);
}

/** A user name that has a colon behind it, as curl's has: the first colon is where it ends. */
export function userBeforeColon(text: string): string {
  return refuse(text, /:/);
}

/** A part of a URL. */
export function quoteUrlPart(text: string): string {
  return encodeURIComponent(plain(text));
}

/** JSON (RFC 8259 section 7). */
export function quoteJson(text: string): string {
  return JSON.stringify(plain(text));
}

/**
 * A literal of Python, JavaScript, C# or Java between the quotes given. All four have `\uXXXX`, by
 * which everything beyond ASCII is written: so the file is the same in whatever encoding an editor
 * saves it, and what only looks like a quote or a line end is none.
 */
function literal(text: string, quote: string): string {
  const escaped = plain(text)
    .replaceAll(/["'\\]/g, (match) => (match === quote || match === '\\' ? `\\${match}` : match))
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return quote + escaped + quote;
}

/** JavaScript. */
export function quoteJs(text: string): string {
  return literal(text, "'");
}

/** C#: a regular string literal. */
export function quoteCSharp(text: string): string {
  return literal(text, '"');
}

/** Java. `\\u` is no Unicode escape: only a backslash behind an even number of them begins one. */
export function quoteJava(text: string): string {
  return literal(text, '"');
}

/** Python, where a character beyond the first plane is one escape and not two. */
export function quotePython(text: string): string {
  const ascii = plain(text)
    .replaceAll(/['\\]/g, String.raw`\$&`)
    .replaceAll(/[^ -~]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      const digits = code.toString(16);
      return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
    });
  return `'${ascii}'`;
}

/** PHP: in single quotes only the quote and the backslash have a meaning. */
export function quotePhp(text: string): string {
  return `'${plain(text).replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
