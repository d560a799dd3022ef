import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createByteReader } from '../../../../electron/practice/byte-reader.ts';
import {
  maxCommandLineBytes,
  parseCommand,
  readCommand,
  type CommandReading,
} from '../../../../electron/practice/imap/command.ts';

/** Reads all commands of a text that comes in the given pieces; how often leave was given. */
async function readAll(...chunks: string[]): Promise<{ read: CommandReading[]; leaves: number }> {
  const reader = createByteReader(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
  const read: CommandReading[] = [];
  let leaves = 0;
  for (;;) {
    const command = await readCommand(reader, () => (leaves += 1));
    read.push(command);
    if (command.kind === 'end' || command.kind === 'too-long') return { read, leaves };
  }
}

const atom = (value: string) => ({ kind: 'atom', value });
const string = (value: string) => ({ kind: 'string', value });

describe('readCommand', () => {
  it('reads the same from a text however it is cut', async () => {
    const text =
      'a1 LOGIN {5}\r\nadele {3+}\r\np\r\n\r\na2 status "a \\"b\\\\" (MESSAGES unseen)\r\na3 NOOP\r\n';
    const expected = [
      { kind: 'command', tag: 'a1', name: 'LOGIN', args: [string('adele'), string('p\r\n')] },
      {
        kind: 'command',
        tag: 'a2',
        name: 'STATUS',
        args: [string('a "b\\'), atom('('), atom('MESSAGES'), atom('unseen'), atom(')')],
      },
      { kind: 'command', tag: 'a3', name: 'NOOP', args: [] },
      { kind: 'end' },
    ];
    for (let cut = 0; cut <= text.length; cut += 1) {
      const { read, leaves } = await readAll(text.slice(0, cut), text.slice(cut));
      expect(read, `cut at ${cut}`).toEqual(expected);
      expect(leaves).toBe(1);
    }
    expect((await readAll(...Array.from(text))).read).toEqual(expected);
  });

  it.each<[string, CommandReading]>([
    ['', { kind: 'malformed' }],
    ['a1', { kind: 'malformed', tag: 'a1' }],
    ['a1 ', { kind: 'malformed', tag: 'a1' }],
    ['* NOOP', { kind: 'malformed' }],
    ['+ NOOP', { kind: 'malformed' }],
    ['a1 NO-OP', { kind: 'malformed', tag: 'a1' }],
    ['a1 SELECT "x', { kind: 'malformed', tag: 'a1' }],
    ['a1 SELECT "\\x"', { kind: 'malformed', tag: 'a1' }],
    [`${'t'.repeat(65)} NOOP`, { kind: 'malformed' }],
  ])('calls %j malformed', async (line, expected) => {
    expect((await readAll(`${line}\r\n`)).read[0]).toEqual(expected);
  });

  it('takes a line of exactly the cap, and none of one byte more', async () => {
    const longest = `a1 X ${'y'.repeat(maxCommandLineBytes - 6)}\r\n`;
    expect((await readAll(longest)).read[0]?.kind).toBe('command');
    expect((await readAll(`y${longest}`)).read[0]?.kind).toBe('too-long');
  });

  it('gives no leave for a literal beyond the cap', async () => {
    const { read, leaves } = await readAll('a1 LOGIN {65537}\r\n', 'a2 NOOP\r\n');
    expect(read.map(({ kind }) => kind)).toEqual(['malformed', 'command', 'end']);
    expect(leaves).toBe(0);
    expect((await readAll('a1 LOGIN {65537+}\r\n')).read).toEqual([{ kind: 'too-long' }]);
    const many = 'a1 LOGIN' + ' {30000}\r\n'.concat('x'.repeat(30_000)).repeat(3);
    expect((await readAll(`${many}\r\n`)).read[0]?.kind).toBe('malformed');
  });

  it('takes a time in proportion to the line, even for a hostile one', () => {
    const start = performance.now();
    for (const piece of ['"\\"', ' ', '(', '"" ', '\t']) {
      parseCommand([`a1 X ${piece.repeat(10_000)}`]);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
