import { tenant } from '../directory.ts';
import { emailDate, type PracticeMessage } from '../messages.ts';
import { replies } from './behaviour.ts';
import type { Argument } from './command.ts';

/** What a command on messages is answered with; `reply` goes behind the tag. */
export interface MessageAnswer {
  untagged: readonly string[];
  reply: string;
}

/** A message with its number in the folder. */
interface Numbered {
  number: number;
  message: PracticeMessage;
}

/** One thing that FETCH can tell of a message, as it stands in the reply. */
type Item = (message: PracticeMessage) => string;

/**
 * FETCH, SEARCH and UID (RFC 3501 section 6.4), as much as mail programs need to show a list and a
 * message. Nothing changes a practice mailbox: reading does not set \Seen, and STORE, COPY and EXPUNGE
 * do not exist.
 */
export function answerMessageCommand(
  name: 'FETCH' | 'SEARCH' | 'UID',
  args: readonly Argument[],
  messages: readonly PracticeMessage[],
): MessageAnswer {
  const all = messages.map((message, index) => ({ number: index + 1, message }));
  if (name === 'FETCH') return fetch(args, all, false);
  if (name === 'SEARCH') return search(args, all, false);
  const [command, ...rest] = args;
  switch (command?.value.toUpperCase() ?? '') {
    case 'FETCH':
      return fetch(rest, all, true);
    case 'SEARCH':
      return search(rest, all, true);
    default:
      return wrongArguments();
  }
}

function fetch(args: readonly Argument[], all: readonly Numbered[], byUid: boolean): MessageAnswer {
  const [set, ...rest] = args;
  const isChosen = parseSet(set?.value ?? '', all, byUid);
  const names = itemNames(rest.map(({ value }) => value.toUpperCase()));
  // RFC 3501 section 6.4.8: UID FETCH tells the UID, asked for or not.
  const asked = byUid && !names.includes('UID') ? ['UID', ...names] : names;
  const chosen = asked.map((name) => items[name]);
  if (!isChosen || names.length === 0 || !chosen.every((item) => item !== undefined)) {
    return wrongArguments();
  }
  return {
    untagged: all
      .filter(isChosen)
      .map(
        ({ number, message }) =>
          `* ${number} FETCH (${chosen.map((item) => item(message)).join(' ')})`,
      ),
    reply: `OK ${byUid ? 'UID FETCH' : 'FETCH'} completed.`,
  };
}

/** SEARCH for ALL, SEEN, UNSEEN, UID and numbers, all of which must be true. */
function search(
  args: readonly Argument[],
  all: readonly Numbered[],
  byUid: boolean,
): MessageAnswer {
  const keys = args.map(({ value }) => value.toUpperCase());
  let found = [...all];
  for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
    const isFound = searchKey(key, keys, all);
    if (!isFound) return wrongArguments();
    found = found.filter(isFound);
  }
  if (args.length === 0) return wrongArguments();
  const numbers = found.map(({ number, message }) => (byUid ? message.uid : number));
  return {
    untagged: [['* SEARCH', ...numbers].join(' ')],
    reply: `OK ${byUid ? 'UID SEARCH' : 'SEARCH'} completed.`,
  };
}

/** @param rest the keys behind it, of which UID takes one */
function searchKey(
  key: string,
  rest: string[],
  all: readonly Numbered[],
): ((one: Numbered) => boolean) | undefined {
  switch (key) {
    case 'ALL':
      return () => true;
    case 'SEEN':
      return ({ message }) => message.seen;
    case 'UNSEEN':
      return ({ message }) => !message.seen;
    case 'UID':
      return parseSet(rest.shift() ?? '', all, true);
    default:
      return parseSet(key, all, false);
  }
}

/** `1,3:5,7:*` (RFC 3501 section 9, `sequence-set`); numbers are those of messages or their UIDs. */
function parseSet(
  text: string,
  all: readonly Numbered[],
  byUid: boolean,
): ((one: Numbered) => boolean) | undefined {
  if (
    !/^(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?(?:,(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?)*$/.test(text)
  ) {
    return undefined;
  }
  const numberOf = ({ number, message }: Numbered) => (byUid ? message.uid : number);
  const last = Math.max(0, ...all.map(numberOf));
  const ranges = text.split(',').map((range) => {
    const ends = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return [Math.min(...ends), Math.max(...ends)] as const;
  });
  return (one) => ranges.some(([from, to]) => numberOf(one) >= from && numberOf(one) <= to);
}

/** The items of FETCH, in parentheses or one alone, with the macros taken apart. */
function itemNames(values: readonly string[]): string[] {
  const isList = values[0] === '(' && values.at(-1) === ')';
  const names = isList ? values.slice(1, -1) : values.slice(0, 2);
  return names.flatMap((name) => macros[name] ?? [name]);
}

const macros: Readonly<Record<string, readonly string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
};

const items: Readonly<Record<string, Item | undefined>> = {
  UID: ({ uid }) => `UID ${uid}`,
  FLAGS: ({ seen }) => `FLAGS (${seen ? '\\Seen' : ''})`,
  INTERNALDATE: ({ received }) => `INTERNALDATE "${internalDate(received)}"`,
  'RFC822.SIZE': ({ text }) => `RFC822.SIZE ${text.length}`,
  ENVELOPE: envelope,
  BODYSTRUCTURE: ({ text }) => {
    const body = parts(text).body;
    const lines = body.split('\r\n').length - 1;
    return `BODYSTRUCTURE ("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" ${body.length} ${lines})`;
  },
  ...section('', ({ text }) => text),
  ...section('HEADER', ({ text }) => parts(text).header),
  ...section('TEXT', ({ text }) => parts(text).body),
};

/** BODY of a section, with and without PEEK: a literal. */
function section(name: string, content: Item): Record<string, Item> {
  const item: Item = (message) => {
    const text = content(message);
    return `BODY[${name}] {${text.length}}\r\n${text}`;
  };
  return { [`BODY[${name}]`]: item, [`BODY.PEEK[${name}]`]: item };
}

/** The header with the empty line behind it, and the body. */
function parts(text: string): { header: string; body: string } {
  const end = text.indexOf('\r\n\r\n') + 4;
  return { header: text.slice(0, end), body: text.slice(end) };
}

/** RFC 3501 section 7.4.2, from the message's own header. */
function envelope({ text, received }: PracticeMessage): string {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  const sender = `(("Copier" NIL "copier" "${tenant.domain}"))`;
  const [name = '', domain = ''] = field('To').slice(1, -1).split('@');
  return [
    `ENVELOPE ("${emailDate(received)}" "${field('Subject')}"`,
    `${sender} ${sender} ${sender}`,
    `((NIL NIL "${name}" "${domain}")) NIL NIL NIL "${field('Message-ID')}")`,
  ].join(' ');
}

/** RFC 3501 section 9, `date-time`: `05-Jan-2026 08:30:00 +0000`. */
function internalDate(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day ?? ''}-${month ?? ''}-${year ?? ''} ${time ?? ''} +0000`;
}

function wrongArguments(): MessageAnswer {
  return { untagged: [], reply: replies.wrongArguments };
}
