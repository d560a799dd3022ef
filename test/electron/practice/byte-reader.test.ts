import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createByteReader, TooMuchData } from '../../../electron/practice/byte-reader.ts';

function readerOf(...chunks: string[]) {
  return createByteReader(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
}

describe('createByteReader', () => {
  it('finds lines however they are cut', async () => {
    const text = 'one\r\n\r\nthree\nfour\r\n';
    for (let cut = 0; cut <= text.length; cut += 1) {
      const reader = readerOf(text.slice(0, cut), text.slice(cut));
      const lines: (string | undefined)[] = [];
      for (let n = 0; n < 5; n += 1) lines.push((await reader.readLine(100))?.toString());
      expect(lines, `cut at ${cut}`).toEqual(['one', '', 'three', 'four', undefined]);
    }
  });

  it('takes a line of exactly the cap, and none of one byte more', async () => {
    expect((await readerOf('12345\r\n').readLine(6))?.toString()).toBe('12345');
    await expect(readerOf('123456\r\n').readLine(6)).rejects.toBeInstanceOf(TooMuchData);
    await expect(readerOf('1234', '567').readLine(6)).rejects.toBeInstanceOf(TooMuchData);
  });

  it('reads counted octets, line ends included, and goes on with lines', async () => {
    const reader = readerOf('ab\r', '\ncd', 'e\r\nnext\r\n');
    expect((await reader.readBytes(5))?.toString()).toBe('ab\r\nc');
    expect((await reader.readLine(10))?.toString()).toBe('de');
    expect((await reader.readBytes(0))?.toString()).toBe('');
    expect((await reader.readLine(10))?.toString()).toBe('next');
  });

  it('ends where the stream ends, in the middle of a line or not, or fails', async () => {
    expect(await readerOf('no end').readLine(10)).toBeUndefined();
    expect(await readerOf('abc').readBytes(4)).toBeUndefined();
    const failing = Readable.from(
      (function* () {
        yield Buffer.from('abc');
        throw new Error('reset');
      })(),
    );
    expect(await createByteReader(failing).readLine(10)).toBeUndefined();
  });

  it('says what it holds, and lets go of the stream without ending it', async () => {
    const stream = Readable.from([Buffer.from('one\r\nrest'), Buffer.from('more')]);
    const reader = createByteReader(stream.iterator({ destroyOnReturn: false }));
    expect(reader.unread()).toBe(0);
    await reader.readLine(100);
    expect(reader.unread()).toBe(4);
    await reader.release();
    expect(stream.destroyed).toBe(false);
    expect(String(stream.read())).toBe('more');
  });
});
