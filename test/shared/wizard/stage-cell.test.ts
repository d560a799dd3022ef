import { describe, expect, test } from 'vitest';
import type { Stage, StageResult } from '../../../shared/stages.ts';
import { lineListOf } from '../../../shared/transcript/line-list.ts';
import { lineOfStage, replyCode, stageFact } from '../../../shared/wizard/stage-cell.ts';
import { line, refused } from './fixtures.ts';

function passed(stage: Stage, summary?: string): StageResult {
  return {
    ...{ stage, status: 'ok', startedAtMs: 3, durationMs: 1 },
    ...(summary === undefined ? {} : { summary }),
  };
}

describe('the grid shows of a stage', () => {
  test.each<[StageResult, ReturnType<typeof stageFact>]>([
    [passed('tls', 'TLSv1.3'), { kind: 'said', text: '1.3' }],
    [passed('starttls'), { kind: 'said', text: 'STARTTLS' }],
    [passed('capability', 'AUTH=PLAIN AUTH=XOAUTH2 SASL-IR'), { kind: 'said', text: 'XOAUTH2' }],
    [passed('capability', 'AUTH LOGIN'), undefined],
    [passed('mailbox', '1 message'), { kind: 'messages', count: 1 }],
    [passed('mailbox', '12 messages, 3633 bytes'), { kind: 'messages', count: 12 }],
    [passed('dns', '127.0.0.1'), undefined],
    [{ ...passed('tls', 'TLSv1.3'), status: 'not-reached' }, undefined],
    [
      { ...refused, error: { code: 'auth/refused', detail: '535 5.7.139 Authentication' } },
      { kind: 'said', text: '535 5.7.139' },
    ],
    [{ ...refused, error: { code: 'stage/timeout' } }, undefined],
  ])('%j: %j', (result, fact) => {
    expect(stageFact(result)).toEqual(fact);
  });
});

test.each([
  ['535 5.7.139 Authentication unsuccessful', '535 5.7.139'],
  ['535-5.7.139 Authentication', '535 5.7.139'],
  ['421 Service not available', '421'],
  ['550', '550'],
  ['5351 no reply', undefined],
  ['A2 NO AUTHENTICATE failed.', 'NO'],
  ['* BYE Too many connections', 'BYE'],
  ['A3 NO [UNAVAILABLE] later', 'NO [UNAVAILABLE]'],
  ['A3 BAD [CLIENTBUG x] what', 'BAD [CLIENTBUG]'],
  ['-ERR [SYS/TEMP] later', '-ERR [SYS/TEMP]'],
  ['-ERR', '-ERR'],
  ['self-signed certificate', undefined],
  ['', undefined],
])('the code of the reply %j is %j', (detail, code) => {
  expect(replyCode({ code: 'auth/refused', detail })).toBe(code);
});

describe('a cell leads', () => {
  const lines = lineListOf([line(1, 'a', 'dns'), line(2, 'b', 'auth'), line(5, 'c', 'auth')]);

  test.each<[string, Stage, StageResult | undefined, number | undefined]>([
    ['to the line that shows the failure', 'auth', { ...refused, evidenceLine: 5 }, 5],
    ['else to the first of its stage', 'auth', passed('auth'), 2],
    ['while the stage goes on too', 'auth', undefined, 2],
    ['else to the first after it had begun', 'tls', passed('tls'), 5],
    ['nowhere, where nothing was said', 'tls', undefined, undefined],
  ])('%s', (_name, stage, result, n) => {
    expect(lineOfStage({ lines }, stage, result)).toBe(n);
  });
});
