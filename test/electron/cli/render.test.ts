import { describe, expect, test } from 'vitest';
import { choosePaint, renderDiagnosis, renderError } from '../../../electron/cli/render.ts';
import { certain, failureOf, unrecognised } from '../../shared/diagnoses.ts';

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

describe('what is behind a failure', () => {
  const error = { code: 'auth/refused', detail: 'A01 NO AUTHENTICATE failed.' } as const;
  const second = { ...certain, certainty: 'likely' as const };

  test('is told with what shows it and what to do, other causes by their titles', () => {
    const findings = [certain, second];
    const text = renderDiagnosis(error, failureOf({ findings }), plain).join('\n');
    expect(text).toMatch(/^The token is not for Exchange Online \[auth\/refused\]\n/);
    expect(text).toContain('  How sure     Certain\n');
    expect(text).toContain('  Evidence     line 7 · A01 NO AUTHENTICATE failed.\n');
    expect(text).toMatch(/^ {2}What to do {3}1\. /m);
    expect(text).toContain('  Or else      The token is not for Exchange Online (Likely)\n');
    // What the quoted line says already is not said again.
    expect(text).not.toContain('As reported');
  });

  test('is told as far as it is known where nothing was recognised', () => {
    const text = renderDiagnosis(error, unrecognised(), plain).join('\n');
    expect(text).toContain('[auth/refused]');
    expect(text).toContain('  Known right  These stages passed: DNS and TCP.');
    expect(text).toContain('  Usual causes The token is not for Exchange Online');
    expect(text).toContain('d320620c-3d56-42bc-bc45-4cdd85c41f00');
  });

  test('is left out where it is not known', () => {
    expect(renderDiagnosis(error, undefined, plain)).toEqual(renderError(error, plain));
  });
});
