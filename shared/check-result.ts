import type { CheckRecord, Outcome } from './run-record.ts';
import type { Protocol, Stage } from './stages.ts';

/** How one check ended, in as much as one sentence about a run says. */
export interface CheckResult {
  protocol: Protocol;
  outcome: Outcome;
  /** Where it failed. */
  stage: Stage | undefined;
}

/** How the checks of a run ended, in their order. */
export function checkResults(
  checks: readonly Pick<CheckRecord, 'protocol' | 'outcome' | 'stages'>[],
): CheckResult[] {
  return checks.map(({ protocol, outcome, stages }) => ({
    protocol,
    outcome,
    stage: stages.find(({ status }) => status === 'failed')?.stage,
  }));
}
