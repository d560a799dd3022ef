import { expect, test } from 'vitest';
import type { FailureDiagnosis } from '../../../shared/diagnosis/finding.ts';
import { columnsOf } from '../../../shared/text/width.ts';
import { certain, failureOf, unrecognised } from '../diagnoses.ts';
import { passedRun, refusedRun } from '../run-records.ts';
import { sectionOf } from './sections.ts';
import { written, writtenOf } from './written.ts';

function linesFor(...failures: FailureDiagnosis[]): string[] {
  const text = writtenOf(passedRun(), { failures, notes: [], noteValues: {} });
  return text.includes('\nFINDINGS\n') ? sectionOf(text, 'FINDINGS') : [];
}

test('a finding has its certainty, what shows it, why, the steps and its ID', () => {
  const lines = linesFor(failureOf());
  expect(lines[0]).toBe('  IMAP stopped at “Sign-in”.');
  const text = lines.map((line) => line.trim()).join('\n');
  expect(text).toContain('1. The token is not for Exchange Online\nHow sure        Certain\n');
  expect(text).toContain('Evidence        line 7 · A01 NO AUTHENTICATE failed.\n');
  expect(text).toContain('aud = https://graph.microsoft.com\n');
  expect(text).toMatch(/^Why {13}\S/m);
  expect(text).toMatch(/^What to do {6}1\. \S/m);
  expect(text).toContain('To wait         It can take up to 1 hour until a change works.');
  expect(text).toContain('Finding         wrong-token-audience');
});

test('what nothing recognised has what is right, what is usual, and what to send to Microsoft', () => {
  const text = linesFor(unrecognised()).join('\n');
  expect(text).toContain('  Cause           not recognised\n');
  expect(text).toContain('  Known right     These stages passed: DNS and TCP.\n');
  expect(text).toContain('The usual cause at this stage\n');
  expect(text).toContain('1. The token is not for Exchange Online');
  expect(text).not.toContain('Evidence');
  expect(text).toContain('  Trace ID        d320620c-3d56-42bc-bc45-4cdd85c41f00\n');
  expect(text).toContain('  Server name     AM0PR02CA0018');
});

test('a run in which nothing failed has no findings', () => {
  expect(linesFor()).toEqual([]);
});

test('what is worth knowing of a good run stands apart from failures', () => {
  const note = { ...certain, certainty: 'note' as const, evidence: [] };
  const text = writtenOf(passedRun(), { failures: [], notes: [note], noteValues: {} });
  expect(sectionOf(text, 'GOOD TO KNOW').join('\n')).not.toContain('How sure');
  expect(text).not.toContain('FINDINGS');
});

test('no line is wider than a ticket, except where an address is', () => {
  for (const line of linesFor(failureOf(), unrecognised())) {
    if (!line.includes('https://')) expect(columnsOf(line)).toBeLessThanOrEqual(100);
  }
});

test('a quoted line cannot begin a line of its own, and a long one is cut', () => {
  const text = `NO \n\nFINDINGS ${'x'.repeat(2_000)}`;
  const evidence = [{ kind: 'line' as const, of: 'imap' as const, n: 7, text }];
  const lines = linesFor(failureOf({ findings: [{ ...certain, evidence }] }));
  expect(lines.filter((line) => line.startsWith('FINDINGS'))).toEqual([]);
  expect(lines.join('').length).toBeLessThan(3_000);
});

test('where a finding says what to do, the failure’s own section does not say it again', () => {
  const record = refusedRun();
  record.token.audience = 'https://graph.microsoft.com';
  const ticket = written(record);
  expect(sectionOf(ticket, 'FINDINGS').join('\n')).toContain('wrong-token-audience');
  const failure = sectionOf(ticket, 'IMAP FAILURE').join('\n');
  expect(failure).toContain('  Next step       see the findings above');
  expect(failure).not.toMatch(/^ {2}Why/m);
});
