import { describe, expect, test } from 'vitest';
import { MailFailure } from '../../../electron/mail/failure.ts';
import { LineReader } from '../../../electron/mail/line-reader.ts';

const limits = { maxLineBytes: 65_536, maxLiteralBytes: 65_536 };

/** Reads `{n}` at the end of a line as the announcement of a literal, as IMAP does. */
function readAll(chunks: readonly Uint8Array[], reader = new LineReader(limits)): string[] {
  const items: string[] = [];
  for (const chunk of chunks) {
    reader.push(chunk);
    for (let item = reader.take(); item; item = reader.take()) {
      const text = item.bytes.toString('latin1');
      items.push(item.kind === 'line' ? `${item.end} ${text}` : `literal ${text}`);
      const literal = item.kind === 'line' ? /\{(\d+)\}$/.exec(text)?.[1] : undefined;
      if (literal !== undefined) reader.expectLiteral(Number(literal));
    }
  }
  return items;
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return error instanceof MailFailure ? error.code : 'another error';
  }
  return undefined;
}

const stream = Buffer.from(
  '* OK ready\r\n\r\nbare line feed\n\n\ra\r\r\n\0\xff\xe9\r\n* x {9}\r\nab\r\n{3}\r\n tail {0}\r\n rest\r\nhalf',
  'latin1',
);
const items = [
  'crlf * OK ready',
  'crlf ',
  'lf bare line feed',
  'lf ',
  'crlf \ra\r',
  'crlf \0\xff\xe9',
  'crlf * x {9}',
  'literal ab\r\n{3}\r\n',
  'crlf  tail {0}',
  'literal ',
  'crlf  rest',
];

describe('lines and literals', () => {
  test('the stream in one piece', () => {
    const reader = new LineReader(limits);
    expect(readAll([stream], reader)).toEqual(items);
    expect(reader.takeRest().toString()).toBe('half');
    expect(reader.pendingBytes).toBe(0);
  });

  test('any split in two gives the same', () => {
    for (let at = 0; at <= stream.length; at++) {
      expect(readAll([stream.subarray(0, at), stream.subarray(at)])).toEqual(items);
    }
  });

  test.each([1, 2, 3, 5, 7, 11])('pieces of %i bytes give the same', (size) => {
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < stream.length; at += size) chunks.push(stream.subarray(at, at + size));
    expect(readAll(chunks)).toEqual(items);
  });

  test('what was taken does not change with what comes later', () => {
    const reader = new LineReader(limits);
    reader.push(Buffer.from('first\r\n'));
    const first = reader.take();
    reader.push(Buffer.from('other\r\n'.repeat(2000)));
    expect(first?.bytes.toString()).toBe('first');
  });

  test('the pieces may be reused by who pushed them', () => {
    const reader = new LineReader(limits);
    const piece = Buffer.from('one\r\n');
    reader.push(piece);
    piece.fill('x');
    expect(reader.take()?.bytes.toString()).toBe('one');
  });
});

describe('limits', () => {
  const small = { maxLineBytes: 10, maxLiteralBytes: 5 };

  test('a line exactly at the cap is taken, with its end counted', () => {
    expect(readAll([Buffer.from('12345678\r\n')], new LineReader(small))).toEqual([
      'crlf 12345678',
    ]);
  });

  test('a line one byte over the cap is refused, with and without its end', () => {
    for (const text of ['123456789\r\n', '1234567890']) {
      const reader = new LineReader(small);
      reader.push(Buffer.from(text));
      expect(codeOf(() => reader.take())).toBe('protocol/line-too-long');
    }
  });

  test('a literal at the cap is read, one byte over is refused before it comes', () => {
    const reader = new LineReader(small);
    reader.expectLiteral(5);
    reader.push(Buffer.from('12345'));
    expect(reader.take()).toEqual({ kind: 'literal', bytes: Buffer.from('12345') });
    expect(
      codeOf(() => {
        reader.expectLiteral(6);
      }),
    ).toBe('protocol/too-much-data');
  });

  test('a megabyte without an end, byte by byte, is refused at the cap and in no time', () => {
    const reader = new LineReader(limits);
    const piece = Buffer.from('x');
    const startedAt = performance.now();
    let pushed = 0;
    const code = codeOf(() => {
      for (; pushed < 1_048_576; pushed++) {
        reader.push(piece);
        reader.take();
      }
    });
    expect(code).toBe('protocol/line-too-long');
    expect(pushed).toBe(limits.maxLineBytes - 1);
    // Work that grew with the square would move some gigabytes.
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  test('the buffer does not grow with the stream', () => {
    const reader = new LineReader(limits);
    const chunk = Buffer.from('a line of some length\r\n'.repeat(700));
    const before = process.memoryUsage().external;
    let lines = 0;
    for (let round = 0; round < 500; round++) {
      reader.push(chunk);
      while (reader.take()) lines++;
    }
    expect(lines).toBe(350_000);
    expect(reader.pendingBytes).toBe(0);
    expect(process.memoryUsage().external - before).toBeLessThan(16 * 1_048_576);
  });
});
