import { expect, test } from 'vitest';
import { errorTexts } from '../../../shared/messages/errors.en.ts';
import type { SignInLine, SignInRecord } from '../../../shared/sign-in.ts';
import { exampleSignInRecord } from '../../support/sign-ins.ts';
import { passedRun } from '../run-records.ts';
import { linesOf, sectionOf } from './sections.ts';
import { written, writtenSignIn } from './written.ts';

const signInLines: SignInLine[] = [
  { n: 1, atMs: 0, kind: 'note', text: 'localhost:443', redacted: false },
  { n: 2, atMs: 92, kind: 'sent', text: 'POST /token code=[hidden]', redacted: true },
  { n: 3, atMs: 116, kind: 'received', text: `HTTP 400 ${'x'.repeat(3000)}`, redacted: false },
];

const refusedSignIn: SignInRecord = {
  ...exampleSignInRecord,
  flow: 'device-code',
  outcome: 'failed',
  error: {
    code: 'signin/refused',
    detail: 'invalid_client: AADSTS7000215: Invalid client secret provided.',
    refusal: {
      error: 'invalid_client',
      numbers: [7_000_215, 50_000],
      traceId: 'd320620c-3d56-42bc-bc45-4cdd85c41f00',
      correlationId: '8478d534-5b2c-4325-8c2c-51395c342c89',
      timestamp: '2026-11-21 12:00:00Z',
    },
  },
  lines: signInLines,
};

test('the sign-in of a run is told with its flow and its times', () => {
  expect(sectionOf(written(passedRun()), 'SIGN-IN: PASSED')).toEqual([
    '  Flow            sign-in window',
    '  Started         2026-11-21T00:00:00.000Z',
    '  Finished        2026-11-21T00:00:01.000Z',
  ]);
});

test('the transcript of the sign-in is there line for line, long lines whole', () => {
  const record = passedRun();
  record.signIn = { ...record.signIn, lines: signInLines };
  expect(sectionOf(written(record), 'SIGN-IN TRANSCRIPT')).toEqual([
    '+0.000  -- localhost:443',
    '+0.092  C: POST /token code=[hidden]',
    `+0.116  S: HTTP 400 ${'x'.repeat(3000)}`,
  ]);
  record.signIn = { ...record.signIn, lines: [] };
  expect(sectionOf(written(record), 'SIGN-IN TRANSCRIPT')).toEqual([
    '  Nothing was sent or received.',
  ]);
});

test('a sign-in that failed has a ticket of its own, with what a support engineer asks for', () => {
  const { app, connection } = passedRun();
  const ticket = writtenSignIn({ app, connection, signIn: refusedSignIn });
  expect(ticket).toContain('| Mailbox OAuth Assistant: sign-in FAILED |\n');
  const lines = linesOf(ticket);
  expect(lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''))).toEqual([
    'SETTINGS',
    'FINDINGS',
    'SIGN-IN: FAILED',
    'SIGN-IN TRANSCRIPT',
    'WHAT IS HIDDEN',
  ]);
  const section = sectionOf(ticket, 'SIGN-IN: FAILED');
  expect(section).toEqual(
    expect.arrayContaining([
      '  Flow            device code',
      '  Code            signin/refused',
      `  What happened   ${errorTexts['signin/refused'].title}`,
      '  As reported     invalid_client: AADSTS7000215: Invalid client secret provided.',
      '  OAuth error     invalid_client',
      '  AADSTS          7000215, 50000',
      '  Trace ID        d320620c-3d56-42bc-bc45-4cdd85c41f00',
      '  Correlation ID  8478d534-5b2c-4325-8c2c-51395c342c89',
      '  Timestamp       2026-11-21 12:00:00Z',
    ]),
  );
  expect(sectionOf(ticket, 'SETTINGS').join('\n')).not.toContain('Network');
  const hidden = sectionOf(ticket, 'WHAT IS HIDDEN').join(' ');
  expect(hidden).toContain('Access tokens are not in this report.');
});

test('a sign-in that was cancelled is not called a failure', () => {
  const { app, connection } = passedRun();
  const record: SignInRecord = {
    ...exampleSignInRecord,
    ...{ outcome: 'cancelled', error: { code: 'signin/cancelled' } },
  };
  const ticket = writtenSignIn({ app, connection, signIn: record });
  expect(ticket).toContain('SIGN-IN: CANCELLED');
  expect(ticket).not.toContain('FAIL');
});
