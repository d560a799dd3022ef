import { TooMuchData, type ByteReader } from '../byte-reader.ts';

/**
 * The longest command line. Base64 of a token with many claims has a few thousand octets; Exchange
 * Online refuses a command of about 40,000 (github.com/nextcloud/mail issue 6038).
 */
export const maxCommandLineBytes = 32_768;

/** All of a command, literals included. No command understood here needs more. */
export const maxCommandBytes = 65_536;

/** A tag is short in every client; what is longer is not IMAP. */
const maxTagLength = 64;

/** One argument: an atom is as it came, a string was quoted or a literal. */
export interface Argument {
  kind: 'atom' | 'string';
  value: string;
}

/** What came of reading one command (RFC 3501 section 9, `command`). */
export type CommandReading =
  | { kind: 'command'; tag: string; name: string; args: Argument[] }
  /** Not a command; `tag` where one could be read. */
  | { kind: 'malformed'; tag?: string }
  /** More than is taken; the connection cannot go on. */
  | { kind: 'too-long' }
  | { kind: 'end' };

/** The end of a line that announces a literal: `{12}`, or `{12+}` with LITERAL+ (RFC 7888). */
const literalAnnouncement = /\{(\d{1,10})(\+?)\}$/;

/** RFC 3501: any ASTRING-CHAR but `+`. */
const tagSyntax = /^[^\s(){%*"\\+\]]+$/;

/**
 * Reads one command with its literals.
 *
 * @param goAhead is told when the client waits for leave to send a literal
 */
export async function readCommand(
  reader: ByteReader,
  goAhead: () => void,
): Promise<CommandReading> {
  const pieces: (string | { literal: string })[] = [];
  let total = 0;
  try {
    for (;;) {
      const line = await reader.readLine(maxCommandLineBytes);
      if (!line) return { kind: 'end' };
      const text = line.toString('utf8');
      total += line.length;
      const announced = literalAnnouncement.exec(text);
      pieces.push(announced ? text.slice(0, announced.index) : text);
      if (!announced) break;

      const count = Number(announced[1]);
      const synchronizing = announced[2] === '';
      total += count;
      if (total > maxCommandBytes) {
        // Without leave nothing of the literal comes, and the line alone is a whole command.
        return synchronizing ? malformed(pieces) : { kind: 'too-long' };
      }
      if (synchronizing) goAhead();
      const literal = await reader.readBytes(count);
      if (!literal) return { kind: 'end' };
      pieces.push({ literal: literal.toString('utf8') });
    }
  } catch (error) {
    if (error instanceof TooMuchData) return { kind: 'too-long' };
    throw error;
  }
  return parseCommand(pieces);
}

/** Takes a command apart; lines and literals alternate, beginning with a line. */
export function parseCommand(pieces: readonly (string | { literal: string })[]): CommandReading {
  const [first, ...rest] = pieces;
  const head = /^(\S+) +(\S+)(.*)$/s.exec(typeof first === 'string' ? first : '');
  const [, tag = '', name = '', remainder = ''] = head ?? [];
  if (!isTag(tag) || !/^[A-Za-z0-9]+$/.test(name)) return malformed(pieces);

  const args: Argument[] = [];
  for (const piece of [remainder, ...rest]) {
    if (typeof piece === 'string') {
      const parsed = parseArguments(piece);
      if (!parsed) return malformed(pieces);
      args.push(...parsed);
    } else {
      args.push({ kind: 'string', value: piece.literal });
    }
  }
  return { kind: 'command', tag, name: name.toUpperCase(), args };
}

/** Splits one line's arguments; parentheses are atoms of their own. `undefined`: unclosed quote. */
function parseArguments(text: string): Argument[] | undefined {
  const args: Argument[] = [];
  const token = /\s*(?:"((?:[^"\\]|\\["\\])*)"|([()])|([^\s()"]+))/y;
  let rest = text.trimEnd();
  while (rest !== '') {
    token.lastIndex = 0;
    const match = token.exec(rest);
    if (!match) return undefined;
    const [whole, quoted, parenthesis, atom] = match;
    if (quoted === undefined) {
      args.push({ kind: 'atom', value: parenthesis ?? atom ?? '' });
    } else {
      args.push({ kind: 'string', value: quoted.replace(/\\(["\\])/g, '$1') });
    }
    rest = rest.slice(whole.length);
  }
  return args;
}

function malformed(pieces: readonly (string | { literal: string })[]): CommandReading {
  const [first] = pieces;
  const tag = typeof first === 'string' ? first.split(' ', 1)[0] : undefined;
  return tag !== undefined && isTag(tag) ? { kind: 'malformed', tag } : { kind: 'malformed' };
}

function isTag(text: string): boolean {
  return text.length > 0 && text.length <= maxTagLength && tagSyntax.test(text);
}
