/** How a status response judges: RFC 9051 section 7.1. */
export type ImapStatus = 'OK' | 'NO' | 'BAD';

/** `[NAME arguments]` at the start of a status response's text. */
export interface ResponseCode {
  /** In upper case. */
  name: string;
  arguments: string;
}

/** One reply line of an IMAP server, by its form: RFC 9051 section 2.2.2. */
export type ImapReply =
  | { kind: 'continuation'; text: string }
  | { kind: 'tagged'; tag: string; status: ImapStatus; code: ResponseCode | undefined }
  | { kind: 'status'; status: ImapStatus | 'BYE' | 'PREAUTH'; code: ResponseCode | undefined }
  | { kind: 'capability'; capabilities: string[] }
  | { kind: 'exists'; count: number }
  | { kind: 'other'; literalBytes: number | undefined }
  | { kind: 'invalid' };

const statusForm = /^(OK|NO|BAD|BYE|PREAUTH)(?: (.*))?$/is;
const taggedForm = /^([^\s(){%*"\\+\]]+) (OK|NO|BAD)(?: (.*))?$/is;
const codeForm = /^\[([^\s\]]+)(?: ([^\]]*))?\]/s;
const literalForm = /\{(\d{1,20})\+?\}$/;

/**
 * Reads one line without its end. Takes anything: what has none of the forms is `invalid`. Words
 * are compared without case, tags with it.
 *
 * Only replies that can have one are searched for the announcement of a literal: the text of a
 * status response may end in `{5}` without one (RFC 9051 section 9, `resp-text`).
 */
export function parseReply(line: string): ImapReply {
  // Not a prefix alone: `+OK` is a POP server.
  if (line === '+' || line.startsWith('+ ')) return { kind: 'continuation', text: line.slice(2) };
  if (line.startsWith('* ')) return parseUntagged(line.slice(2));
  const [, tag, status, text] = taggedForm.exec(line) ?? [];
  if (tag === undefined || status === undefined) return { kind: 'invalid' };
  return { kind: 'tagged', tag, status: toStatus(status), code: parseCode(text) };
}

/** The capabilities of `CAPABILITY …` or of a `[CAPABILITY …]` code's arguments, in upper case. */
export function parseCapabilities(text: string): string[] {
  return text
    .toUpperCase()
    .split(' ')
    .filter((capability) => capability !== '');
}

function parseUntagged(rest: string): ImapReply {
  const [, status, text] = statusForm.exec(rest) ?? [];
  if (status !== undefined) {
    return { kind: 'status', status: toUntaggedStatus(status), code: parseCode(text) };
  }
  const capabilities = /^CAPABILITY (.*)$/is.exec(rest)?.[1];
  if (capabilities !== undefined) {
    return { kind: 'capability', capabilities: parseCapabilities(capabilities) };
  }
  // A 32-bit number has ten digits at most.
  const count = /^(\d{1,10}) EXISTS$/i.exec(rest)?.[1];
  if (count !== undefined) return { kind: 'exists', count: Number(count) };
  return { kind: 'other', literalBytes: announcedLiteral(rest) };
}

/**
 * The size of the literal that a line announces at its end, in bytes; `undefined` for none.
 * Digits past the safe integers give a size that no limit lets pass.
 */
export function announcedLiteral(line: string): number | undefined {
  const digits = literalForm.exec(line)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function parseCode(text = ''): ResponseCode | undefined {
  const [, name, codeArguments = ''] = codeForm.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.toUpperCase(), arguments: codeArguments };
}

function toStatus(word: string): ImapStatus {
  const status = word.toUpperCase();
  return status === 'OK' || status === 'NO' ? status : 'BAD';
}

function toUntaggedStatus(word: string): ImapStatus | 'BYE' | 'PREAUTH' {
  const status = word.toUpperCase();
  return status === 'BYE' || status === 'PREAUTH' ? status : toStatus(status);
}
