import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isScenarioId } from '../../../electron/practice/scenarios.ts';
import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import { diagnosisTable } from '../../../shared/diagnosis/table.ts';
import {
  startScenarioRunner,
  type ScenarioRunner,
  type ScenarioRun,
} from '../../support/run-scenario.ts';

let runner: ScenarioRunner;
beforeAll(async () => {
  runner = await startScenarioRunner();
});
afterAll(() => runner.stop());

/** What the app knows once a scenario has run its course: the run, else the sign-in that failed. */
function known({ connection, signIn, run }: Omit<ScenarioRun, 'id'>): PartialRun {
  return run ?? { connection, signIn };
}

const scenarios = diagnosisTable.flatMap(({ id, scenarios: ofRow }) =>
  'none' in ofRow ? [] : ofRow.map((scenario) => ({ id, scenario })),
);

describe('each scenario of the practice tenant, by the app’s own sign-in and check', () => {
  it.each(scenarios)('$scenario is put down to $id first', async ({ id, scenario }) => {
    if (!isScenarioId(scenario)) throw new Error(`there is no scenario ${scenario}`);
    const diagnosis = diagnose(known(await runner.run(scenario)));
    expect(findingsOf(diagnosis)[0]?.id).toBe(id);
    expect(diagnosis.failures[0]?.recognised).toBe(true);
    expect(diagnosis.failures[0]?.findings[0]?.evidence).not.toEqual([]);
  });

  it('and where nothing goes wrong, nothing is found', async () => {
    const diagnosis = diagnose(known(await runner.runWell()));
    expect(diagnosis.failures).toEqual([]);
    expect(diagnosis.notes).toEqual([]);
  });
});
