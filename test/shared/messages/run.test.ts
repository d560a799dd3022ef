import { expect, it } from 'vitest';
import { checkResults, type CheckResult } from '../../../shared/check-result.ts';
import { en } from '../../../shared/messages/en.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { passedRun, refusedRun } from '../run-records.ts';

function result(
  protocol: CheckResult['protocol'],
  outcome: CheckResult['outcome'],
  stage?: CheckResult['stage'],
): CheckResult {
  return { protocol, outcome, stage };
}

it.each<[CheckResult[], string]>([
  [[result('imap', 'ok')], 'IMAP works.'],
  [[result('imap', 'ok'), result('pop', 'ok')], 'IMAP and POP work.'],
  [[result('imap', 'ok'), result('pop', 'ok'), result('smtp', 'ok')], 'IMAP, POP and SMTP work.'],
  [[result('pop', 'failed', 'mailbox')], 'POP stopped at “Mailbox”.'],
  [
    [result('imap', 'ok'), result('pop', 'failed', 'auth'), result('smtp', 'failed', 'auth')],
    'IMAP works, POP and SMTP stopped at “Sign-in”.',
  ],
  [
    [result('imap', 'failed', 'tls'), result('pop', 'cancelled'), result('smtp', 'failed', 'send')],
    'IMAP stopped at “TLS”, SMTP stopped at “Send”, POP was cancelled.',
  ],
  [
    [result('imap', 'ok'), result('pop', 'cancelled'), result('smtp', 'cancelled')],
    'IMAP works, POP and SMTP were cancelled.',
  ],
  [[result('imap', 'failed')], 'IMAP failed.'],
  [[result('imap', 'cancelled'), result('pop', 'cancelled')], 'The test was cancelled.'],
])('says how a run ended in one sentence: %j', (results, sentence) => {
  expect(en.test.headingDone(results)).toBe(sentence);
});

it('knows of a record where it failed', () => {
  expect(checkResults(passedRun().checks)).toEqual([result('imap', 'ok')]);
  expect(checkResults(refusedRun().checks)).toEqual([result('imap', 'failed', 'auth')]);
});

it('says of every check that goes on what it is doing', () => {
  const running = [
    { protocol: 'imap', stage: 'auth' },
    { protocol: 'smtp', stage: 'starttls' },
  ] as const;
  expect(en.test.progress(running)).toBe('IMAP: signing in… SMTP: asking for encryption…');
});

it.each<[CheckResult[], string]>([
  [[result('imap', 'ok'), result('pop', 'ok')], 'IMAP、POP は正常に動作しました。'],
  [
    [result('imap', 'ok'), result('pop', 'failed', 'auth'), result('smtp', 'failed', 'auth')],
    'IMAP は正常に動作し、POP、SMTP は「サインイン」で失敗しました。',
  ],
  [
    [result('imap', 'failed', 'tls'), result('pop', 'cancelled')],
    'IMAP は「TLS」で失敗し、POP はキャンセルされました。',
  ],
  [[result('imap', 'failed')], 'IMAP は失敗しました。'],
  [[result('imap', 'cancelled')], 'テストはキャンセルされました。'],
])('says in Japanese, in one sentence, how a run ended', (results, sentence) => {
  expect(ja.test.headingDone(results)).toBe(sentence);
});
