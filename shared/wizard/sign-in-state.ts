import type { Connection } from '../connection.ts';
import type { CertificateChoice, CredentialKind, CredentialSummary } from '../credentials.ts';
import type { AppError, Result } from '../errors.ts';
import { credentialOf, type FlowId } from '../flows.ts';
import type { KeepingState } from '../keeping.ts';
import type { Account, SignInLine, SignInProgress, SignInSummary } from '../sign-in.ts';

/** A new token for a sign-in, while it is asked for and where there was none. */
export type Renewal =
  { kind: 'none' } | { kind: 'under-way'; attempt: number } | { kind: 'failed'; error: AppError };

/**
 * The sign-in. Each state knows the connection that it was for, so that a sign-in for settings
 * that have changed since is seen as what it is. `attempt` tells a late result from the awaited.
 */
export type SignInState =
  | { kind: 'none' }
  | {
      kind: 'open';
      attempt: number;
      connection: Connection;
      /** ISO 8601, UTC. */
      startedAt: string;
      progress: SignInProgress | undefined;
    }
  | {
      kind: 'failed';
      connection: Connection;
      error: AppError;
      /** When it began and ended, ISO 8601, UTC; none where a test found its token expired. */
      span: { startedAt: string; finishedAt: string } | undefined;
    }
  | { kind: 'done'; connection: Connection; summary: SignInSummary; renewal: Renewal };

/** A certificate file that waits for its password. */
export type LockedCertificate = Extract<CertificateChoice, { kind: 'locked' }>;

/** What may be shown of something secret that was entered or chosen, or that is to be unlocked. */
export type EnteredCredential = CredentialSummary | LockedCertificate;

/** What a sign-in is done with, besides the settings. Holds no secret. */
export interface SignInAids {
  /** Keep what renews the sign-in on this computer. */
  remember: boolean;
  /** Whether that can be done; unknown until the step is shown. */
  keeping: KeepingState | undefined;
  /** One of each kind, however often the flow is changed. */
  entered: Partial<Record<CredentialKind, EnteredCredential>>;
  /** Why the last one was not taken. */
  entryError: AppError | undefined;
  /** True while the main process reads what was entered, or a file is chosen. */
  entering: boolean;
  /** The secret or certificate that is kept on this computer for this app. */
  kept: CredentialSummary | undefined;
  /** The accounts whose sign-ins are kept on this computer for this app. */
  accounts: readonly Account[];
}

export type SignInAction =
  | { kind: 'sign-in-started'; attempt: number; connection: Connection; at: string }
  | { kind: 'sign-in-progress'; progress: SignInProgress }
  | { kind: 'sign-in-lines'; lines: readonly SignInLine[] }
  | { kind: 'sign-in-ended'; attempt: number; result: Result<SignInSummary>; at: string }
  | { kind: 'renewal-started'; attempt: number }
  | { kind: 'renewal-ended'; attempt: number; result: Result<SignInSummary> }
  | { kind: 'signed-out' }
  | { kind: 'remember-changed'; remember: boolean }
  | { kind: 'keeping-read'; keeping: KeepingState }
  | { kind: 'kept-read'; kept: CredentialSummary | undefined }
  | { kind: 'accounts-read'; accounts: readonly Account[] }
  | { kind: 'entry-started' }
  | { kind: 'credential-entered'; result: Result<EnteredCredential | { kind: 'none' }> }
  | { kind: 'credential-dropped'; credential: CredentialKind };

export const initialAids: SignInAids = {
  remember: false,
  keeping: undefined,
  entered: {},
  entryError: undefined,
  entering: false,
  kept: undefined,
  accounts: [],
};

/** What was entered for a flow, where it can be used: a locked certificate cannot yet. */
export function usableCredential(aids: SignInAids, flow: FlowId): CredentialSummary | undefined {
  const kind = credentialOf(flow);
  const entered = kind && aids.entered[kind];
  return entered && entered.kind !== 'locked' ? entered : undefined;
}
