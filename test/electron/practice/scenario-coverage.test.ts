import { describe, expect, it } from 'vitest';
import { isScenarioId } from '../../../electron/practice/scenarios.ts';
import { diagnosisTable } from '../../../shared/diagnosis/table.ts';

describe('every cause that diagnosis names', () => {
  it.each(diagnosisTable.map(({ id, scenarios }) => [id, scenarios] as const))(
    '%s can be practised, or it is said why not',
    (_id, scenarios) => {
      if ('none' in scenarios) {
        expect(scenarios.none.length).toBeGreaterThan(20);
      } else {
        expect(scenarios.length).toBeGreaterThan(0);
        expect(scenarios.filter((id) => !isScenarioId(id))).toEqual([]);
      }
    },
  );
});
