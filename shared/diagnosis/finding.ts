import type { FailedProtocol, FailedStage } from './facts/facts.ts';
import type { FindingId } from './finding-ids.ts';
import type { Certainty, Fix } from './row.ts';
import type { FindingValues } from './values.ts';

/** What shows that a finding is right. */
export type Evidence =
  /** A line of the transcript of a check, of the sign-in, or of what a script said. */
  | { kind: 'line'; of: FailedProtocol; n: number; text: string }
  /** A claim of the token. */
  | { kind: 'claim'; claim: string; value: string };

/** A cause that explains a failure, with what shows it. Its words are in `shared/messages/findings`. */
export interface Finding extends Fix {
  id: FindingId;
  certainty: Certainty;
  /** From 1 to 100: see `row.ts`. */
  weight: number;
  evidence: readonly Evidence[];
}

/** What is known to be right in spite of a failure. */
export type KnownRight =
  | { kind: 'stage'; stage: FailedStage }
  | { kind: 'protocol'; protocol: FailedProtocol }
  | { kind: 'audience' | 'permission' | 'token-time' | 'token-user' };

/** What Microsoft's support asks for. All of it is what the other side said. */
export interface SupportFacts {
  traceId?: string;
  correlationId?: string;
  /** As Entra ID or the mail server wrote it, UTC; else when the run ended. */
  time?: string;
  /** The host that was asked. */
  host?: string;
  /** The name by which the server calls itself: where in Microsoft's service it happened. */
  server?: string;
}

/** One failure, and what is behind it. */
export interface FailureDiagnosis {
  protocol: FailedProtocol;
  stage: FailedStage;
  /** The most likely first. Where nothing is recognised: what is usual at this stage. */
  findings: readonly Finding[];
  /** False where the findings are only what is usual, because nothing that was said is known. */
  recognised: boolean;
  knownRight: readonly KnownRight[];
  support: SupportFacts;
  /** What the words of the findings name. */
  values: FindingValues;
}

/** What diagnosis says of a run. */
export interface Diagnosis {
  /** In the order of the failures: the sign-in, then the checks. */
  failures: readonly FailureDiagnosis[];
  /** What is worth knowing of a run without failures, and what its words name. */
  notes: readonly Finding[];
  noteValues: FindingValues;
}
