import type { Mailbox, MailFolder } from '../directory.ts';
import { messagesIn } from '../messages.ts';
import { replies } from './behaviour.ts';
import type { Argument } from './command.ts';
import { answerMessageCommand } from './message-commands.ts';

/** What a command is answered with; `reply` goes behind the tag. */
export interface MailboxAnswer {
  untagged: readonly string[];
  reply: string;
  /** The folder that is selected afterwards. */
  selected: MailFolder | undefined;
}

export interface MailboxState {
  mailbox: Mailbox;
  /** The folder that SELECT or EXAMINE has opened. */
  selected: MailFolder | undefined;
}

const flags = '(\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)';

/** The same at every start, because the practice mailboxes never change. */
const uidValidity = 14;

/** A name longer than this, or with anything but printable ASCII, is not repeated to the client. */
const repeatableName = /^[ -~]{1,128}$/;

/** Commands that need an open mailbox, by name; true of those that need a selected folder too. */
const needsSelection: Readonly<Record<string, boolean>> = {
  SELECT: false,
  EXAMINE: false,
  LIST: false,
  LSUB: false,
  STATUS: false,
  NAMESPACE: false,
  CHECK: true,
  CLOSE: true,
  UNSELECT: true,
  FETCH: true,
  SEARCH: true,
  UID: true,
};

/** True for a command that {@link answerMailboxCommand} knows. */
export function isMailboxCommand(name: string): boolean {
  return Object.hasOwn(needsSelection, name);
}

/** Answers a command of the authenticated or selected state (RFC 3501 sections 6.3 and 6.4). */
export function answerMailboxCommand(
  name: string,
  args: readonly Argument[],
  state: MailboxState,
): MailboxAnswer {
  const { selected } = state;
  const plain = (reply: string) => ({ untagged: [], reply, selected });
  if (needsSelection[name] === true && !selected) return plain(replies.invalidState);
  switch (name) {
    case 'CHECK':
    case 'CLOSE':
    case 'UNSELECT':
      if (args.length > 0) return plain(replies.wrongArguments);
      return {
        untagged: [],
        reply: `OK ${name} completed.`,
        selected: name === 'CHECK' ? selected : undefined,
      };
    case 'FETCH':
    case 'SEARCH':
    case 'UID': {
      const messages = selected ? messagesIn(state.mailbox, selected) : [];
      return { ...answerMessageCommand(name, args, messages), selected };
    }
    case 'SELECT':
    case 'EXAMINE':
      return select(name, args, state);
    case 'LIST':
    case 'LSUB':
      return list(name, args, state);
    case 'STATUS':
      return status(args, state);
    case 'NAMESPACE':
      return {
        untagged: ['* NAMESPACE (("" "/")) NIL NIL'],
        reply: 'OK NAMESPACE completed.',
        selected: state.selected,
      };
    default:
      return plain(replies.unknownCommand);
  }
}

/** SELECT and EXAMINE. A failed one leaves no folder selected (RFC 3501 section 6.3.1). */
function select(
  name: 'SELECT' | 'EXAMINE',
  args: readonly Argument[],
  state: MailboxState,
): MailboxAnswer {
  const [folderName, ...more] = args;
  if (!folderName || more.length > 0) {
    return { untagged: [], reply: replies.wrongArguments, selected: state.selected };
  }
  const folder = findFolder(state.mailbox, folderName.value);
  if (!folder) return { untagged: [], reply: unknownFolder(folderName.value), selected: undefined };
  const firstUnseen = folder.messages - folder.unseen + 1;
  return {
    untagged: [
      `* ${folder.messages} EXISTS`,
      '* 0 RECENT',
      `* FLAGS ${flags}`,
      `* OK [PERMANENTFLAGS ${flags}] Permanent flags`,
      ...(folder.unseen > 0 ? [`* OK [UNSEEN ${firstUnseen}] Is the first unseen message`] : []),
      `* OK [UIDVALIDITY ${uidValidity}] UIDVALIDITY value`,
      `* OK [UIDNEXT ${folder.messages + 1}] The next unique identifier value`,
    ],
    reply: `OK [${name === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] ${name} completed.`,
    selected: folder,
  };
}

/** LIST and LSUB with the wildcards of RFC 3501 section 6.3.8. */
function list(name: string, args: readonly Argument[], state: MailboxState): MailboxAnswer {
  const [reference, pattern, ...more] = args;
  if (!reference || !pattern || more.length > 0) {
    return { untagged: [], reply: replies.wrongArguments, selected: state.selected };
  }
  const untagged =
    pattern.value === ''
      ? [`* ${name} (\\Noselect) "/" ""`]
      : state.mailbox.folders
          .filter((folder) => matchesPattern(folder.name, reference.value + pattern.value))
          .map((folder) => `* ${name} (\\HasNoChildren) "/" ${folderToken(folder.name)}`);
  return { untagged, reply: `OK ${name} completed.`, selected: state.selected };
}

/** STATUS (RFC 3501 section 6.3.10). */
function status(args: readonly Argument[], state: MailboxState): MailboxAnswer {
  const answer = (reply: string, untagged: string[] = []) => ({
    untagged,
    reply,
    selected: state.selected,
  });
  const [folderName, open, ...rest] = args;
  const items = rest.slice(0, -1).map((item) => item.value.toUpperCase());
  if (!folderName || open?.value !== '(' || rest.at(-1)?.value !== ')' || items.length === 0) {
    return answer(replies.wrongArguments);
  }
  const folder = findFolder(state.mailbox, folderName.value);
  if (!folder) return answer(unknownFolder(folderName.value));
  const values: Readonly<Record<string, number>> = {
    MESSAGES: folder.messages,
    RECENT: 0,
    UIDNEXT: folder.messages + 1,
    UIDVALIDITY: uidValidity,
    UNSEEN: folder.unseen,
  };
  const pairs: string[] = [];
  for (const item of items) {
    const value = values[item];
    if (value === undefined) return answer(replies.wrongArguments);
    pairs.push(`${item} ${value}`);
  }
  return answer('OK STATUS completed.', [
    `* STATUS ${folderToken(folder.name)} (${pairs.join(' ')})`,
  ]);
}

/** INBOX in any case (RFC 3501 section 5.1); Exchange Online takes the others in any case too. */
function findFolder(mailbox: Mailbox, name: string): MailFolder | undefined {
  return mailbox.folders.find((folder) => folder.name.toUpperCase() === name.toUpperCase());
}

/** Matches `*` and `%` in linear time: no folder here has children, so both mean the same. */
function matchesPattern(name: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.toUpperCase().split(/[*%]+/);
  const text = name.toUpperCase();
  if (!text.startsWith(first)) return false;
  let position = first.length;
  const last = others.pop();
  if (last === undefined) return text.length === position;
  for (const part of others) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
}

/** A folder's name as an atom where it is one, else quoted. */
function folderToken(name: string): string {
  return /^[A-Za-z]+$/.test(name) ? name : `"${name}"`;
}

function unknownFolder(name: string): string {
  return repeatableName.test(name) ? `NO ${name} doesn't exist.` : "NO The folder doesn't exist.";
}
