import { describe, expect, test } from 'vitest';
import { choosePaint, renderError, renderEvent } from '../../../electron/cli/render.ts';
import { passedRun, refusedRun } from '../../shared/run-records.ts';

const plain = choosePaint(false, {});

function checkFinished(record = passedRun()) {
  const [check] = record.checks;
  if (!check) throw new Error('the built record has a check');
  return { kind: 'check-finished', protocol: 'imap', check } as const;
}

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
  test('do not move the columns of the stage table', () => {
    const painted = renderEvent(checkFinished(), choosePaint(true, {})).join('\n');
    const escape = String.fromCharCode(27);
    const unpainted = painted.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '');
    expect(painted).not.toBe(unpainted);
    expect(unpainted).toBe(renderEvent(checkFinished(), plain).join('\n'));
  });
});

test('the transcript comes line by line with its stages', () => {
  const line = passedRun().checks[0]?.transcript[2];
  if (!line) throw new Error('the built record has a transcript');
  expect([
    ...renderEvent(
      { kind: 'stage-started', protocol: 'imap', stage: 'capability', atMs: 20 },
      plain,
    ),
    ...renderEvent({ kind: 'line', protocol: 'imap', line }, plain),
  ]).toEqual(['--- capability ---', '+0.020  C: C01 CAPABILITY']);
});

test('the stage table names what was found and what failed, with the next step', () => {
  const passed = renderEvent(checkFinished(), plain);
  expect(passed).toContain('| mailbox    | OK     | 10 ms | 3 messages |');
  const failed = renderEvent(checkFinished(refusedRun()), plain).join('\n');
  expect(failed).toContain('[auth/refused]');
  expect(failed).toMatch(/^ {2}Next step /m);
  expect(failed).toMatch(/^ {2}As reported {2}A01 NO AUTHENTICATE failed\.$/m);
});

test('the last line says how the run ended', () => {
  const end = (record: ReturnType<typeof passedRun>) =>
    renderEvent({ kind: 'run-finished', record }, plain).at(-1);
  expect(end(passedRun())).toMatch(/^Passed/);
  expect(end(refusedRun())).toMatch(/^Failed/);
  expect(end(refusedRun({ code: 'run/cancelled' }))).toBe('Cancelled.');
});

test('terminal escapes of a server are written out', () => {
  const lines = renderError({ code: 'auth/refused', detail: 'a\u001b]0;title\u0007' }, plain);
  expect(lines.at(-1)).toBe('  As reported  a\\x1b]0;title\\x07');
});
