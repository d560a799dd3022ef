import type { Connection } from '../connection.ts';
import type { SignInSummary } from '../sign-in.ts';
import { sameRun, sameSignIn } from './draft.ts';
import { knownOf } from './findings/known.ts';
import { isReachable } from './reducer.ts';
import type { Renewal, SignInState } from './sign-in-state.ts';
import type { WizardState } from './state.ts';
import type { WizardStep } from './steps.ts';
import { stepIssues, toConnection } from './validation.ts';

/** The sign-in as it stands for the settings as they are now. */
export type CurrentSignIn =
  | Exclude<SignInState, { kind: 'done' }>
  | { kind: 'valid'; connection: Connection; summary: SignInSummary; renewal: Renewal }
  | { kind: 'stale'; account: string };

/**
 * What the sign-in is worth for the present settings: one for other settings is stale, and a
 * failure with other settings says nothing any more.
 */
export function currentSignIn(state: WizardState): CurrentSignIn {
  const { signIn } = state;
  if (signIn.kind === 'none' || signIn.kind === 'open') return signIn;
  const connection = toConnection(state.draft);
  const same = connection !== undefined && sameSignIn(connection, signIn.connection);
  if (signIn.kind === 'failed') return same ? signIn : { kind: 'none' };
  return same ? { ...signIn, kind: 'valid' } : { kind: 'stale', account: signIn.summary.account };
}

/** True once a token is over, by this computer's clock corrected to the authority's. */
export function isExpired({ token, clockOffsetMs = 0 }: SignInSummary, now: number): boolean {
  return token.expiresAt !== undefined && Date.parse(token.expiresAt) <= now + clockOffsetMs;
}

/** True when there is a run, and it was for other settings than the present ones. */
export function isRunOutdated(state: WizardState): boolean {
  if (state.run.kind === 'none') return false;
  const connection = toConnection(state.draft);
  return connection === undefined || !sameRun(connection, state.run.connection);
}

/** How a step stands, for the rail. `open` steps have still to be done. */
export type StepStatus = 'done' | 'failed' | 'open';

/** How a step stands, whether or not it is the one shown. */
export function stepStatus(state: WizardState, step: WizardStep): StepStatus {
  if (!isReachable(state, step)) return 'open';
  switch (step) {
    case 'tenant':
    case 'registration':
    case 'scopes':
    case 'mailboxes':
      return settingsStatus(state, step);
    case 'sign-in':
      return signInStatus(state);
    case 'test':
      return runStatus(state);
    case 'report':
      return state.run.kind === 'finished' && !isRunOutdated(state) ? 'done' : 'open';
  }
}

function settingsStatus(state: WizardState, step: WizardStep): StepStatus {
  const shown = state.screen.kind === 'step' && state.screen.step === step;
  if (stepIssues(state.draft, step, knownOf(state)).length === 0) return 'done';
  return shown && state.refusals === 0 ? 'open' : 'failed';
}

function signInStatus(state: WizardState): StepStatus {
  const { kind } = currentSignIn(state);
  if (kind === 'valid') return 'done';
  return kind === 'failed' ? 'failed' : 'open';
}

function runStatus(state: WizardState): StepStatus {
  if (isRunOutdated(state)) return 'open';
  if (state.run.kind === 'failed') return 'failed';
  if (state.run.kind !== 'finished') return 'open';
  if (state.run.record.outcome === 'cancelled') return 'open';
  return state.run.record.outcome === 'ok' ? 'done' : 'failed';
}
