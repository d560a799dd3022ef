import { useMemo } from 'react';
import { findCauses } from '../../shared/diagnosis/find-causes.ts';
import type { Diagnosis } from '../../shared/diagnosis/finding.ts';
import type { PartialRun } from '../../shared/diagnosis/partial-run.ts';

/** What is behind the failures of a run; found once for each run, which must stay the same object. */
export function useDiagnosis(run: PartialRun | undefined): Diagnosis | undefined {
  return useMemo(() => run && findCauses(run), [run]);
}
