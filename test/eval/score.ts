import { diagnose, findingsOf } from '../../shared/diagnosis/diagnose.ts';
import type { FailureCase } from './case.ts';
import { caseToRun } from './case-to-run.ts';

/** What diagnosis said of one case. */
export interface ScoredCase {
  id: string;
  expected: string;
  /** IDs of the findings, the surest first. */
  findings: string[];
  /** 1 for the first; 0 where the cause is not among them. */
  rank: number;
  decidedBy: string | undefined;
}

/** Diagnoses a case from what it tells, and sees where its cause stands among the findings. */
export function scoreCase(failureCase: FailureCase): ScoredCase {
  const { id, causeClass: expected, decidedBy } = failureCase;
  const findings: string[] = findingsOf(diagnose(caseToRun(failureCase))).map(({ id }) => id);
  return { id, expected, findings, rank: findings.indexOf(expected) + 1, decidedBy };
}

/** How many of the cases have their cause first, and how many among the first three. */
export interface Score {
  cases: number;
  first: number;
  inThree: number;
}

export function scoreOf(scored: readonly ScoredCase[]): Score {
  return {
    cases: scored.length,
    first: scored.filter(({ rank }) => rank === 1).length,
    inThree: scored.filter(({ rank }) => rank >= 1 && rank <= 3).length,
  };
}
