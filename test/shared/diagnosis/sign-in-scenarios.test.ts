import { describe, expect, it } from 'vitest';
import { flowsAt } from '../../../electron/practice/authority/scenarios/needs.ts';
import { authorityScenarios } from '../../../electron/practice/authority/scenarios/scenarios.ts';
import type {
  AuthorityMoment,
  AuthorityScenario,
} from '../../../electron/practice/authority/scenarios/types.ts';
import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import type { SignInStage } from '../../../shared/diagnosis/reported-settings.ts';
import { diagnosisTable } from '../../../shared/diagnosis/table.ts';

const stages: Readonly<Record<AuthorityMoment, SignInStage>> = {
  configuration: 'configuration',
  'authorize-page': 'authorize',
  'authorize-redirect': 'authorize',
  'sign-in-page': 'authorize',
  consent: 'authorize',
  token: 'token',
  refresh: 'refresh',
  'client-credentials': 'token',
  'device-authorization': 'device',
  'device-token': 'device',
};

/** What this program knows of a sign-in that met a scenario of the practice tenant. */
function runOf({ at, error, number, text, suberror }: AuthorityScenario): PartialRun {
  const [flow] = flowsAt[at];
  if (!flow) throw new Error(`no flow meets ${at}`);
  const access = at === 'client-credentials' ? 'application' : 'delegated';
  return {
    connection: { cloud: 'global', tenant: 'contoso.example', access, flow, protocols: ['imap'] },
    signIn: {
      outcome: 'failed',
      stage: stages[at],
      error: {
        code: 'signin/refused',
        detail: `${error}: AADSTS${String(number)}: ${text}${suberror ?? ''}`,
        refusal: { error, numbers: [number] },
      },
    },
  };
}

const scenarios: Readonly<Record<string, AuthorityScenario>> = authorityScenarios;
const caused = diagnosisTable.flatMap((row) =>
  'none' in row.scenarios
    ? []
    : row.scenarios
        .filter((id) => id in scenarios)
        .map((scenario) => ({ scenario, cause: row.id })),
);

describe('a scenario of the practice tenant', () => {
  it.each(caused)('$scenario shows $cause first', ({ scenario, cause }) => {
    const found = scenarios[scenario];
    if (!found) throw new Error('no such scenario');
    const [first] = findingsOf(diagnose(runOf(found)));
    expect(first?.id).toBe(cause);
    expect(first?.certainty).not.toBe('possible');
  });

  it('is named by a row, each one of the authority in which something fails', () => {
    // The device's polling goes on when it is told to be slower.
    const passing = 'aadsts-70016-device-slow-down';
    const named = new Set(caused.map(({ scenario }) => scenario));
    expect(Object.keys(scenarios).filter((id) => !named.has(id))).toEqual([passing]);
  });
});
