import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import type { FailureDiagnosis } from '../../../shared/diagnosis/finding.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import type { ReportedSettings, SignInStage } from '../../../shared/diagnosis/reported-settings.ts';

/** What is known of a sign-in that failed in another program. */
export interface ReportedFailure {
  stage?: SignInStage;
  reported?: ReportedSettings;
  connection?: PartialRun['connection'];
}

/** A sign-in that failed, as somebody reports it: what was said, and what else is known. */
export function reportedSignIn(
  said: string,
  { stage = 'token', reported = {}, connection = {} }: ReportedFailure = {},
): PartialRun {
  return {
    connection,
    reported,
    signIn: { outcome: 'failed', stage, error: { code: 'app/unexpected', detail: said } },
  };
}

/** The causes of a reported sign-in, the surest first. */
export function causesOf(said: string, failure: ReportedFailure = {}): FindingId[] {
  return findingsOf(diagnose(reportedSignIn(said, failure))).map(({ id }) => id);
}

/** All that is said of it. */
export function diagnosisOf(said: string, failure: ReportedFailure = {}): FailureDiagnosis {
  const [found] = diagnose(reportedSignIn(said, failure)).failures;
  if (!found) throw new Error('nothing failed');
  return found;
}
