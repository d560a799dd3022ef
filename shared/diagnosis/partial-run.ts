import type { Connection, Endpoint } from '../connection.ts';
import type { AppError } from '../errors.ts';
import type { NetworkSettings } from '../network.ts';
import type { Protocol } from '../protocols.ts';
import type { TlsSummary } from '../run-record.ts';
import type { SignInLine } from '../sign-in.ts';
import type { Stage, StageResult } from '../stages.ts';
import type { TokenSummary } from '../token-summary.ts';
import type { TranscriptLine } from '../transcript.ts';
import type { ReportedSettings, SignInStage } from './reported-settings.ts';

/**
 * As much of a run as is known: a whole run record, a sign-in that failed before anything was
 * tested, or a failure of another program that somebody reports. A `RunRecord` is one of these;
 * what is absent is unknown, and unknown is never taken for wrong.
 */
export interface PartialRun {
  connection?: { readonly [Key in keyof Connection]?: Connection[Key] | undefined };
  network?: Partial<NetworkSettings>;
  token?: Partial<TokenSummary>;
  signIn?: PartialSignIn;
  checks?: readonly PartialCheck[];
  /** When the run ended, ISO 8601: what the token's times are held against. */
  finishedAt?: string;
  /** How far the authority's clock is ahead of this computer's, in milliseconds. */
  clockOffsetMs?: number;
  /** What PowerShell said to one of the scripts. */
  powershell?: { text: string };
  /** What is known of another program's settings. */
  reported?: ReportedSettings;
}

/** A sign-in, as much of it as is known. */
export interface PartialSignIn {
  outcome: 'ok' | 'failed' | 'cancelled';
  error?: AppError | undefined;
  lines?: readonly SignInLine[];
  /** Where it failed, where the lines do not show it. */
  stage?: SignInStage | Stage;
}

/** A check, as much of it as is known. */
export interface PartialCheck {
  protocol: Protocol;
  outcome: 'ok' | 'failed' | 'cancelled';
  stages: readonly Pick<StageResult, 'stage' | 'status' | 'error' | 'evidenceLine'>[];
  transcript: readonly TranscriptLine[];
  endpoint?: Partial<Endpoint>;
  user?: string;
  sender?: string | undefined;
  connectedTo?: string | undefined;
  tls?: TlsSummary | undefined;
  mechanism?: string | undefined;
  capabilities?: readonly string[] | undefined;
}
