import { expect, test } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { compareRuns, runComparisonSchema } from '../../../shared/report/compare-runs.ts';
import { passedRun, refusedRun } from '../run-records.ts';

test('two runs of the same settings have no setting that differs, and all stages side by side', () => {
  const compared = compareRuns(passedRun(), passedRun({ durationMs: 500 }), en);
  expect(runComparisonSchema.safeParse(compared).success).toBe(true);
  expect(compared.settings).toEqual([]);
  const [check] = compared.checks;
  expect(check?.stages.map(({ stage }) => stage)).toEqual([
    ...['dns', 'tcp', 'tls', 'greeting', 'capability', 'auth', 'mailbox', 'logout'],
  ]);
  expect(check?.stages.some(({ differs }) => differs)).toBe(false);
  expect(compared.findings).toEqual({ gone: [], new: [], same: [] });
});

test('what was changed, what differs since then, and what is gone are told', () => {
  const before = refusedRun();
  before.token.audience = 'https://graph.microsoft.com';
  before.connection.sharedMailbox = undefined;
  const compared = compareRuns(before, passedRun(), en);
  expect(compared.settings).toEqual([
    { name: 'Mailbox', older: 'adele@contoso.example', newer: 'scanner@contoso.example (shared)' },
  ]);
  const stages = compared.checks[0]?.stages ?? [];
  const auth = stages.find(({ stage }) => stage === 'auth');
  expect(auth).toMatchObject({
    differs: true,
    older: { status: 'failed', code: 'auth/refused' },
    newer: { status: 'ok' },
  });
  expect(compared.findings.gone.map(({ id }) => id)).toEqual(['wrong-token-audience']);
  expect(compareRuns(passedRun(), before, en).findings.new).toHaveLength(1);
  expect(compareRuns(before, before, en).findings.same).toHaveLength(1);
});

test('a protocol that only one run tested stands there with one side', () => {
  const older = passedRun();
  const newer = passedRun();
  newer.checks = [...newer.checks, ...passedRun({ protocol: 'pop' }).checks];
  const pop = compareRuns(older, newer, en).checks.find(({ protocol }) => protocol === 'pop');
  expect(pop).toMatchObject({ newer: 'ok' });
  expect(pop).not.toHaveProperty('older');
  expect(pop?.stages.every(({ differs }) => differs)).toBe(true);
});
