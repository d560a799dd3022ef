import type { Mailbox } from '../directory.ts';
import { inboxMessages, type PracticeMessage } from '../messages.ts';
import { replies } from './behaviour.ts';
import type { PopCommand, PopStep } from './session.ts';

/** One client's view of a mailbox: RFC 1939 section 5, the TRANSACTION state. */
export interface Maildrop {
  answer(command: PopCommand): PopStep;
}

/**
 * Opens a mailbox. What DELE marks is gone for this session only: the practice mailboxes are the
 * same for everybody and at every start, so QUIT removes nothing.
 */
export function createMaildrop(mailbox: Mailbox): Maildrop {
  const messages = inboxMessages(mailbox);
  const deleted = new Set<number>();

  const present = () => messages.filter(({ uid }) => !deleted.has(uid));
  /** A message by its number, which here is its UID: nothing ever leaves the mailbox. */
  const find = (text: string | undefined) =>
    text !== undefined && /^\d{1,9}$/.test(text)
      ? present().find(({ uid }) => uid === Number(text))
      : undefined;
  const total = () => {
    const sizes = present().map(({ text }) => text.length);
    return `+OK ${sizes.length} ${sizes.reduce((sum, size) => sum + size, 0)}`;
  };
  /** LIST and UIDL: of one message or of all. */
  const listing = (
    args: readonly string[],
    head: string,
    describe: (message: PracticeMessage) => string,
  ): PopStep => {
    if (args.length === 0) return { lines: [head, ...present().map(describe), '.'] };
    const message = find(args[0]);
    return message ? { lines: [`+OK ${describe(message)}`] } : fault();
  };

  return {
    answer({ name, args }) {
      switch (name) {
        case 'STAT':
          return { lines: [total()] };
        case 'LIST':
          return listing(args, total(), ({ uid, text }) => `${uid} ${text.length}`);
        case 'UIDL':
          return listing(args, replies.ok, ({ uid }) => `${uid} practice-${uid}`);
        case 'RETR':
        case 'TOP': {
          const message = find(args[0]);
          const count = name === 'RETR' ? Infinity : bodyLineCount(args[1]);
          if (!message || count === undefined) return fault();
          return { lines: [replies.ok, ...contents(message.text, count), '.'] };
        }
        case 'DELE': {
          const message = find(args[0]);
          if (!message) return fault();
          deleted.add(message.uid);
          return { lines: [replies.ok] };
        }
        case 'RSET':
          deleted.clear();
          return { lines: [replies.ok] };
        case 'NOOP':
          return { lines: [replies.ok] };
        default:
          return { lines: [replies.unknownCommand], fault: true };
      }
    },
  };
}

/** The header, the empty line and so many lines of the body, with leading dots doubled. */
function contents(text: string, bodyLines: number): string[] {
  const lines = text.split('\r\n').slice(0, -1);
  return lines
    .slice(0, lines.indexOf('') + 1 + bodyLines)
    .map((line) => (line.startsWith('.') ? `.${line}` : line));
}

function bodyLineCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function fault(): PopStep {
  return { lines: [replies.noSuchMessage], fault: true };
}
