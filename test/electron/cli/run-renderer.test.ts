import { expect, test } from 'vitest';
import { choosePaint } from '../../../electron/cli/render.ts';
import { createRunRenderer, type RunRenderOptions } from '../../../electron/cli/run-renderer.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import { passedRun, refusedRun } from '../../shared/run-records.ts';

const plain = choosePaint(false, {});

function renderer(options: Partial<RunRenderOptions> = {}) {
  return createRunRenderer({ paint: plain, protocols: ['imap'], full: false, ...options });
}

function finished(record: RunRecord) {
  return { kind: 'run-finished', record } as const;
}

/** A run in which IMAP passed and POP was refused. */
function twoChecks(): RunRecord {
  const record = passedRun();
  const [pop] = refusedRun().checks;
  if (!pop) throw new Error('the built record has a check');
  return { ...record, outcome: 'failed', checks: [...record.checks, { ...pop, protocol: 'pop' }] };
}

function lineOf(text: string) {
  const line = passedRun().checks[0]?.transcript[2];
  if (!line) throw new Error('the built record has a transcript');
  return { kind: 'line', protocol: 'imap', line: { ...line, text } } as const;
}

test('the transcript comes line by line with its stages', () => {
  const render = renderer();
  const started = { kind: 'stage-started', stage: 'capability', atMs: 20 } as const;
  expect([
    ...render({ ...started, protocol: 'imap' }),
    ...render(lineOf('C01 CAPABILITY')),
  ]).toEqual(['--- capability ---', '+0.020  C: C01 CAPABILITY']);
});

test('with several protocols each line begins with its own, in a column', () => {
  const render = renderer({ protocols: ['imap', 'pop'] });
  const started = { kind: 'stage-started', stage: 'auth', atMs: 20 } as const;
  expect([
    ...render({ ...started, protocol: 'imap' }),
    ...render({ ...started, protocol: 'pop' }),
    ...render({ ...lineOf('QUIT'), protocol: 'pop' }),
  ]).toEqual(['IMAP  --- auth ---', 'POP   --- auth ---', 'POP   +0.020  C: QUIT']);
});

test('long lines are cut unless they are wanted whole', () => {
  const long = 'x'.repeat(5_000);
  expect(renderer()(lineOf(long)).join('').length).toBeLessThan(400);
  expect(renderer({ full: true })(lineOf(long)).join('')).toContain(long);
});

test('the stage table names what was found and what failed, with what is behind it', () => {
  const render = renderer();
  expect(render(finished(passedRun()))).toContain('| mailbox    | OK     | 10 ms | 3 messages |');
  const refused = refusedRun();
  refused.token.audience = 'https://graph.microsoft.com';
  const failed = render(finished(refused)).join('\n');
  expect(failed).toContain('The token is not for Exchange Online [auth/refused]');
  expect(failed).toMatch(/^ {2}What to do {3}1\. /m);
  expect(failed).toMatch(/^ {2}Evidence {5}line \d · A01 NO AUTHENTICATE failed\.$/m);
});

test('a failure that a person made needs no cause', () => {
  const failed = renderer()(finished(refusedRun({ code: 'run/cancelled' }))).join('\n');
  expect(failed).toMatch(/^ {2}Next step /m);
  expect(failed).not.toContain('Finding');
});

test('each of several checks has its table and its failures under its name', () => {
  const lines = renderer({ protocols: ['imap', 'pop'] })(finished(twoChecks()));
  const imap = lines.indexOf('IMAP');
  const pop = lines.indexOf('POP');
  expect(lines.filter((line) => line.startsWith('| Stage'))).toHaveLength(2);
  expect(lines.slice(imap, pop).join('\n')).not.toContain('[auth/refused]');
  expect(lines.slice(pop).join('\n')).toContain('[auth/refused]');
});

test('the last line says in one sentence how the run ended', () => {
  const end = (record: RunRecord) => renderer()(finished(record)).at(-1);
  expect(end(passedRun())).toBe('Passed: IMAP works.');
  expect(end(refusedRun())).toBe('Failed: IMAP stopped at “auth”.');
  expect(end(twoChecks())).toBe('Failed: IMAP works, POP stopped at “auth”.');
  expect(end(refusedRun({ code: 'run/cancelled' }))).toBe('The test was cancelled.');
});

test('colours do not move the columns of the stage table', () => {
  const painted = renderer({ paint: choosePaint(true, {}) })(finished(passedRun())).join('\n');
  const escape = String.fromCharCode(27);
  const unpainted = painted.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '');
  expect(painted).not.toBe(unpainted);
  expect(unpainted).toBe(renderer()(finished(passedRun())).join('\n'));
});

test('a run that could not be run says why', () => {
  const lines = renderer()({ kind: 'run-failed', error: { code: 'input/invalid' } });
  expect(lines.join('\n')).toContain('[input/invalid]');
});
