import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../shared/diagnosis/diagnose.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import type { AccessType } from '../../../shared/flows.ts';
import { checkStages, protocols, type Stage } from '../../../shared/stages.ts';

const unheardOf = 'the frobnicator is out of quux';
const line = { n: 1, atMs: 0, text: unheardOf, redacted: false, kind: 'received' as const };

const accesses = [undefined, 'delegated', 'application'] as const;
const signInStages = [
  ...(['configuration', 'authorize', 'token', 'refresh', 'device'] as const),
  ...(['dns', 'tcp', 'tls', 'proxy'] as const),
];

function settings(access: AccessType | undefined): Pick<PartialRun, 'connection'> {
  return access === undefined ? {} : { connection: { access } };
}

function mailRun(stage: Stage, protocol: (typeof protocols)[number]): PartialRun {
  const transcript = [{ ...line, stage, bytes: unheardOf.length }];
  return {
    checks: [{ protocol, outcome: 'failed', stages: [{ stage, status: 'failed' }], transcript }],
  };
}

const failing = accesses.flatMap((access) => [
  ...protocols.flatMap((protocol) =>
    checkStages(protocol, 'starttls', true).map((stage) => ({
      name: `${protocol} ${stage} ${access ?? ''}`,
      run: { ...settings(access), ...mailRun(stage, protocol) },
    })),
  ),
  ...signInStages.map((stage) => ({
    name: `sign-in ${stage} ${access ?? ''}`,
    run: {
      ...settings(access),
      signIn: { outcome: 'failed' as const, stage, lines: [line] },
    } satisfies PartialRun,
  })),
]);

describe('what nobody has ever seen', () => {
  it.each(failing)('still has three usual causes: $name', ({ run }) => {
    const [failure] = diagnose(run).failures;
    expect(failure?.recognised).toBe(false);
    expect(failure?.findings).toHaveLength(3);
    expect(failure?.findings[0]?.evidence).toMatchObject([{ n: 1, text: unheardOf }]);
    expect(failure?.findings.filter(({ certainty }) => certainty !== 'possible')).toEqual([]);
  });
});
