import { capabilityWords } from '../capability-words.ts';

/** One reply line of a POP3 server, by its form: RFC 1939 section 3, RFC 5034 section 4. */
export type PopReply =
  | { kind: 'ok'; text: string }
  | { kind: 'err'; code: string | undefined }
  | { kind: 'continuation'; text: string }
  | { kind: 'invalid' };

const statusForm = /^(\+OK|-ERR)(?: (.*))?$/is;
/** RFC 2449 section 8: a response code in square brackets begins the text. */
const codeForm = /^\[([^\]]+)\]/;

/**
 * Reads the first line of a reply, without its end. Takes anything: what has none of the forms is
 * `invalid`. Words are compared without case.
 */
export function parseReply(line: string): PopReply {
  if (line === '+' || line.startsWith('+ ')) return { kind: 'continuation', text: line.slice(2) };
  const [, status, text = ''] = statusForm.exec(line) ?? [];
  if (status === undefined) return { kind: 'invalid' };
  if (status.toUpperCase() === '+OK') return { kind: 'ok', text };
  return { kind: 'err', code: codeForm.exec(text)?.[1]?.toUpperCase() };
}

/**
 * A line of a multi-line reply after the first, without the dot that is put before any line that
 * begins with one (RFC 1939 section 3); `undefined` for the dot alone that ends the reply.
 */
export function parseListLine(line: string): string | undefined {
  if (line === '.') return undefined;
  return line.startsWith('.') ? line.slice(1) : line;
}

/** The mechanisms of the `SASL` lines of CAPA's list: RFC 5034 section 3. */
export function saslOffered(capabilities: readonly string[]): string[] {
  return capabilityWords(capabilities, 'SASL');
}

/** What STAT says of the mailbox. */
export interface MailboxSize {
  messages: number;
  bytes: number;
}

/**
 * The text of `+OK` to STAT: the number of messages and their size in bytes, then perhaps more
 * (RFC 1939 section 5). `undefined` for anything else, also for numbers that no mailbox has.
 */
export function parseStat(text: string): MailboxSize | undefined {
  const [, messages, bytes] = /^(\d{1,10}) (\d{1,15})(?: |$)/.exec(text) ?? [];
  if (messages === undefined || bytes === undefined) return undefined;
  return { messages: Number(messages), bytes: Number(bytes) };
}
