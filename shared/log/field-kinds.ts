/** Stands where a value was that does not look like what its field may hold. */
export const withheld = '[withheld]';

/** The longest value of a field: a log line is no place for documents. */
export const maxFieldCharacters = 300;

const frame = String.raw`(?:[\w$.<>[\]# ]{1,100} \()?[\w$.-]{1,80}(?::\d{1,9}){0,2}\)?`;

/**
 * What a field of the log may hold, each as the form that a value must have to be written. What has
 * another form is withheld, so that a mistake costs a value and not a secret. None of them can hold
 * an address, a sentence, a path or a token.
 */
const textForms = {
  /** One of this program's own words: a code, a channel, a flow, a state. */
  name: /^(?=.{1,80}$)[a-z][a-z\d]*(?:[-:/ ][a-z\d]+)*$/,
  /** Several of them. */
  names: /^(?:[a-z][a-zA-Z\d]*(?:[-:/][a-z\d]+)*(?:, |$))*$/,
  /** A version, or a system with its processor: `24.0.0`, `linux x64`. */
  version: /^[\w.+-]{1,40}(?: [\w.+-]{1,40}){0,3}$/,
  /** AADSTS numbers. */
  numbers: /^\d{1,9}(?:, \d{1,9})*$/,
  /** Scheme, host and port of an address, and nothing of what stands behind them. */
  origin: /^(?:[a-z][a-z\d+.-]{0,20}:\/\/[^\s/?#@\\"]{0,253}|no address)$/,
  /** The name of an exception's class, or of what else was thrown. */
  exception: /^[A-Za-z][\w$]{0,60}$/,
  /** Where an exception was thrown: functions and files of this program, without folders. */
  frames: new RegExp(`^${frame}(?: < ${frame})*$`),
} as const;

/** `count` is a whole number from 0, `exit` any whole number, `flag` yes or no. */
export type FieldKind = keyof typeof textForms | 'count' | 'exit' | 'flag';

/** What TypeScript takes for a field of a kind. */
export type FieldValue<K extends FieldKind> = K extends 'count' | 'exit'
  ? number
  : K extends 'flag'
    ? boolean
    : string;

/**
 * What looks like a secret, should one ever arrive as a plain string: parameters of OAuth requests
 * and answers, bearer headers, and any run of characters long enough to be a token, a code or the
 * base64 of either. The longest identifiers that are worth reading, GUIDs, have 36.
 */
const secretPatterns: readonly RegExp[] = [
  /(?<=\b(?:code|state|nonce|access_token|refresh_token|id_token|client_secret|client_assertion|code_verifier|password|auth)=)[^&\s"]+/gi,
  /(?<=\bBearer\s+)\S+/gi,
  /[A-Za-z0-9+/_=.-]{60,}/g,
];

/** `text` with everything that looks like a secret replaced, and cut to a readable length. */
export function redact(text: string): string {
  const redacted = secretPatterns.reduce(
    (rest, pattern) => rest.replace(pattern, '[redacted]'),
    text,
  );
  return redacted.length > maxFieldCharacters
    ? `${redacted.slice(0, maxFieldCharacters)}…`
    : redacted;
}

/** True for a value that has the form of its kind, and so may be written and shown. */
export function hasForm(kind: FieldKind, value: unknown): boolean {
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'exit':
      return Number.isSafeInteger(value);
    case 'name':
    case 'names':
    case 'version':
    case 'numbers':
    case 'origin':
    case 'exception':
    case 'frames':
      return (
        typeof value === 'string' &&
        value.length <= maxFieldCharacters &&
        (value === withheld || (textForms[kind].test(value) && redact(value) === value))
      );
  }
}
