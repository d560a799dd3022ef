import { diagnose } from '../../../shared/diagnosis/diagnose.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import { bare, passed, recordedRun } from '../../shared/diagnosis/runs.ts';
import { median } from '../statistics.ts';

/** How long a long run takes to diagnose, in milliseconds. */
export interface DiagnosisResult {
  lines: number;
  /** In a process that has diagnosed nothing yet: as in the app, where a run is diagnosed once. */
  first: number;
  median: number;
}

const rounds = 20;

/**
 * Diagnoses a run whose IMAP check failed at its mailbox after a transcript of that many lines.
 *
 * @throws where the cause is not found
 */
export function benchDiagnosis(lines: number): DiagnosisResult {
  const run = longRun(lines);
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const startedAt = performance.now();
    const [failure] = diagnose(run).failures;
    times.push(performance.now() - startedAt);
    if (failure?.findings[0]?.id !== 'imap-disabled-for-mailbox') throw new Error('not diagnosed');
  }
  const [first = 0, ...others] = times;
  return { lines, first, median: median(others) };
}

function longRun(lines: number): PartialRun {
  const check = bare.notConnected();
  const [sent] = check.transcript;
  if (sent === undefined) throw new Error('no line');
  const fetched = Array.from({ length: lines - check.transcript.length }, (_none, index) => ({
    ...sent,
    kind: 'received' as const,
    n: index + 1,
    text: `* ${index + 1} FETCH (UID ${index + 1} FLAGS (\\Seen) RFC822.SIZE ${index * 37})`,
  }));
  const last = check.transcript.map((line, index) => ({ ...line, n: fetched.length + index + 1 }));
  return recordedRun({
    checks: [{ ...check, transcript: [...fetched, ...last] }, passed('pop'), passed('smtp')],
  });
}
