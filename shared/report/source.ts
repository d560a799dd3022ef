import type { AppInfo } from '../app-info.ts';
import type { Connection } from '../connection.ts';
import { findCauses } from '../diagnosis/find-causes.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import type { Outcome, RunRecord } from '../run-record.ts';
import type { SignInRecord } from '../sign-in.ts';
import type { NameCounts } from './pseudonyms/kinds.ts';

/** A sign-in without a run: one that failed before anything was tested. */
export interface SignInOnly {
  app: AppInfo;
  connection: Connection;
  signIn: SignInRecord;
}

/** What a report is of. */
export type ReportSubject = { kind: 'run'; record: RunRecord } | ({ kind: 'sign-in' } & SignInOnly);

/** A subject with what is behind its failures: all that a report is made from. */
export interface ReportSource {
  subject: ReportSubject;
  diagnosis: Diagnosis;
  /** How many names were replaced by pseudonyms; `undefined` where names are shown. */
  replaced: NameCounts | undefined;
}

/**
 * Looks for what is behind the failures of a subject.
 *
 * @param diagnosis where it is known already
 */
export function sourceOf(subject: ReportSubject, diagnosis?: Diagnosis): ReportSource {
  return { subject, diagnosis: diagnosis ?? findCauses(asRun(subject)), replaced: undefined };
}

function asRun(subject: ReportSubject) {
  if (subject.kind === 'run') return subject.record;
  const { connection, signIn } = subject;
  return { connection, signIn, finishedAt: signIn.finishedAt };
}

/** How what is reported ended. */
export function outcomeOf(subject: ReportSubject): Outcome {
  return subject.kind === 'run' ? subject.record.outcome : subject.signIn.outcome;
}
