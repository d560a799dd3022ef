import { expect, test } from 'vitest';
import { createValueCodec } from './page/value-codec.ts';

const codec = createValueCodec();

function roundTrip(value: unknown): unknown {
  return codec.decode(JSON.parse(JSON.stringify(codec.encode(value))));
}

test.each([
  ['text', 'a "quoted" \u2028 \0 line'],
  ['numbers', [0, -1.5, NaN, Infinity, -Infinity]],
  ['nothing', [undefined, null, { here: undefined }]],
  ['big integers', 12345678901234567890n],
  ['dates', new Date(1)],
  ['maps and sets', new Map<unknown, unknown>([[{ a: 1 }, new Set(['b', undefined])]])],
  ['bytes', new Uint8Array([0, 128, 255])],
  ['buffers', new Uint8Array([1, 2]).buffer],
  ['arrays that look like tags', [['undefined'], ['date', 5], 'array']],
])('%s arrive as they were sent', (_name, value) => {
  expect(roundTrip(value)).toStrictEqual(value);
});

test('errors keep name and message', () => {
  const error = roundTrip(new TypeError('wrong')) as Error;
  expect([error instanceof Error, error.name, error.message]).toEqual([true, 'TypeError', 'wrong']);
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve()],
  ['a function inside', { list: [{ call: () => 1 }] }],
])('%s is refused', (_name, value) => {
  expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
});

test('a cycle is refused', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(() => codec.encode(cycle)).toThrow('An object could not be cloned.');
});

test('a value of a class crosses as its own properties only', () => {
  class Hidden {
    readonly #value = 'secret';
    readonly shown = 'yes';
    reveal(): string {
      return this.#value;
    }
  }
  expect(roundTrip(new Hidden())).toStrictEqual({ shown: 'yes' });
});
