import { describe, expect, test } from 'vitest';
import { choosePaint, renderError } from '../../../electron/cli/render.ts';

describe('colours', () => {
  test('appear on a terminal', () => {
    expect(choosePaint(true, {})('red', 'x')).toBe('\u001b[31mx\u001b[0m');
  });
  test.each([
    [false, {}],
    [true, { NO_COLOR: '1' }],
    [true, { TERM: 'dumb' }],
  ])('do not appear where they are not wanted: terminal %s, %j', (isTerminal, environment) => {
    expect(choosePaint(isTerminal, environment)('red', 'x')).toBe('x');
  });
  test('an empty NO_COLOR does not count', () => {
    expect(choosePaint(true, { NO_COLOR: '' })('red', 'x')).not.toBe('x');
  });
});

const plain = choosePaint(false, {});

test('terminal escapes of a server are written out', () => {
  const lines = renderError({ code: 'auth/refused', detail: 'a\u001b]0;title\u0007' }, plain);
  expect(lines.at(-1)).toBe('  As reported  a\\x1b]0;title\\x07');
});

test('throttling says how long to wait', () => {
  const lines = renderError({ code: 'server/throttled', retryAfterMs: 299_961 }, plain);
  expect(lines.at(-1)).toBe('  To wait      299961 ms, as the server asked');
});
