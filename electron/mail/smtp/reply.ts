import { capabilityWords } from '../capability-words.ts';

/** One line of a reply: RFC 5321 section 4.2. */
export interface ReplyLine {
  /** Three digits, the first of which judges: 2 yes, 3 go on, 4 not now, 5 no. */
  code: number;
  /** False where more lines of the same reply follow. */
  isLast: boolean;
  text: string;
}

// Some servers leave the space out where no text follows: `334`.
const lineForm = /^([2-5][0-5]\d)(?:([ -])(.*))?$/s;
const enhancedForm = /^([245])\.(\d{1,3})\.(\d{1,3})(?= |$)/;

/** Reads one line without its end. Takes anything: `undefined` for what has not that form. */
export function parseReplyLine(line: string): ReplyLine | undefined {
  const [, code, separator, text = ''] = lineForm.exec(line) ?? [];
  if (code === undefined) return undefined;
  return { code: Number(code), isLast: separator !== '-', text };
}

/**
 * The enhanced status code that begins the text of a reply, such as `5.7.3`: RFC 2034 section 4. One
 * whose class contradicts the reply's code is none.
 */
export function enhancedCode({ code, text }: Pick<ReplyLine, 'code' | 'text'>): string | undefined {
  const [enhanced, statusClass] = enhancedForm.exec(text) ?? [];
  return Number(statusClass) === Math.floor(code / 100) ? enhanced : undefined;
}

/** The mechanisms of the `AUTH` lines of EHLO's list: RFC 4954 section 3. */
export function saslOffered(capabilities: readonly string[]): string[] {
  return capabilityWords(capabilities, 'AUTH');
}

// Exchange, Exim, Postfix, in this order.
const queueIdForms = [/\bOK:? (\S+) \[Hostname=/i, /\bOK id=([^\s;]+)/i, /\bqueued as ([^\s;]+)/i];

/**
 * The server's name for a message that it took, to search its logs for: from the text of the reply
 * to the message, of which it is a part that every server writes in its own way. The whole text
 * where none of the known ways fits.
 */
export function queueId(text: string): string {
  const known = queueIdForms.map((form) => form.exec(text)?.[1]);
  return known.find((id) => id !== undefined) ?? text;
}
