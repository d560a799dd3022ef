import { isDiagnosable } from './diagnosable.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis, FailureDiagnosis } from './finding.ts';
import type { PartialRun } from './partial-run.ts';

/**
 * What is behind the failures of a run, as {@link diagnose} finds it; without those whose code says
 * all there is to say, such as that somebody closed the sign-in window.
 */
export function findCauses(run: PartialRun): Diagnosis {
  const diagnosis = diagnose(run);
  const failures = diagnosis.failures.filter((failure) => {
    const code = codeOf(run, failure);
    return code === undefined || isDiagnosable(code);
  });
  return { ...diagnosis, failures };
}

function codeOf({ signIn, checks = [] }: PartialRun, { protocol, stage }: FailureDiagnosis) {
  if (protocol === 'entra') return signIn?.error?.code;
  const check = checks.find((each) => each.protocol === protocol);
  return check?.stages.find((each) => each.stage === stage)?.error?.code;
}
