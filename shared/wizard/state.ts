import type { CheckEventBatch } from '../check-events.ts';
import type { Connection } from '../connection.ts';
import type { AppError, Result } from '../errors.ts';
import type { PracticeScenario, PracticeTenantInfo } from '../practice.ts';
import type { Protocol } from '../protocols.ts';
import type { RunRecord } from '../run-record.ts';
import type { SignInLine } from '../sign-in.ts';
import {
  initialConnections,
  type ConnectionAction,
  type ConnectionsState,
} from './connections-state.ts';
import { emptyDraft, type Draft, type DraftChange } from './draft.ts';
import type { DraftPolicy } from './new-draft.ts';
import type { PracticeStory } from './practice-story.ts';
import type { CheckView } from './run-view.ts';
import {
  initialAids,
  type SignInAction,
  type SignInAids,
  type SignInState,
} from './sign-in-state.ts';
import type { WizardStep } from './steps.ts';

/** The first screen, where one chooses a tenant. */
export type StartState =
  { kind: 'idle' } | { kind: 'starting' } | { kind: 'failed'; error: AppError };

/** What is known of a run in every state. */
interface RunViews {
  connection: Connection;
  checks: readonly CheckView[];
}

/** A run that is over, with its record. */
export type FinishedRunState = RunViews & { kind: 'finished'; record: RunRecord };

/**
 * The run. While it is being started its ID is not known yet; what arrives meanwhile is kept in
 * `early`, because events may overtake the answer that names their run. `retrying` is the one check
 * that is done again; the run before, `before`, is there again where that cannot be started.
 */
export type RunState =
  | { kind: 'none' }
  | (RunViews & {
      kind: 'starting';
      attempt: number;
      early: CheckEventBatch[];
      retrying: Protocol | undefined;
      before: FinishedRunState | undefined;
    })
  | (RunViews & { kind: 'running'; runId: string; retrying: Protocol | undefined })
  | FinishedRunState
  | (RunViews & { kind: 'failed'; error: AppError });

/** Everything the window knows. */
export interface WizardState {
  screen: { kind: 'start' } | { kind: 'step'; step: WizardStep };
  start: StartState;
  connections: ConnectionsState;
  /**
   * The saved connection that the draft, the sign-in and the run are of: what is typed is kept under
   * this ID. It stays while the list of all is shown, so that one comes back to the same; none while
   * nothing was filled in yet.
   */
  connectionId: string | undefined;
  draft: Draft;
  /** The last step reached; every step up to it can be visited from the rail. */
  furthest: WizardStep;
  /**
   * How often the person asked to go on although something was missing in the step shown. Above
   * zero its issues are shown; each increase moves the focus to the first of them.
   */
  refusals: number;
  signIn: SignInState;
  /** Whether “Remember on this computer” is ticked where a connection begins. */
  rememberByDefault: boolean;
  /** What a sign-in is done with, besides the settings. */
  aids: SignInAids;
  /** The transcript of the last sign-in, also after its end. */
  signInLines: readonly SignInLine[];
  run: RunState;
  /** What was last chosen to go wrong in the practice tenant that is used. */
  story: PracticeStory | undefined;
  /** What the organisation suggests for new connections, and the ways to sign in that it allows. */
  policy: DraftPolicy;
  /** Something that was asked of the main process and did not work, where no step shows it. */
  notice: AppError | undefined;
}

/** What can happen. */
export type WizardAction =
  | { kind: 'remember-default'; remember: boolean }
  | { kind: 'practice-starting' }
  | { kind: 'practice-started'; result: Result<PracticeTenantInfo> }
  /** Something was chosen to go wrong in the practice tenant that is used, or nothing. */
  | {
      kind: 'scenario-chosen';
      scenario: PracticeScenario | undefined;
      result: Result<PracticeTenantInfo>;
    }
  | { kind: 'own-tenant-chosen' }
  | ConnectionAction
  | { kind: 'draft-changed'; change: DraftChange }
  | { kind: 'continue' }
  | { kind: 'back' }
  | { kind: 'step-chosen'; step: WizardStep }
  | { kind: 'incomplete-found' }
  | SignInAction
  /** A sign-in was asked for without a secret, certificate or token that can do it. */
  | { kind: 'credential-missing' }
  | { kind: 'run-starting'; attempt: number; connection: Connection; retrying?: Protocol }
  | { kind: 'run-started'; attempt: number; result: Result<{ runId: string }> }
  | { kind: 'run-events'; batch: CheckEventBatch }
  | { kind: 'run-abandoned'; attempt: number }
  | { kind: 'notice'; error: AppError | undefined };

/** The window as it opens. */
export const initialWizardState: WizardState = {
  screen: { kind: 'start' },
  start: { kind: 'idle' },
  connections: initialConnections,
  connectionId: undefined,
  draft: emptyDraft,
  furthest: 'tenant',
  refusals: 0,
  signIn: { kind: 'none' },
  rememberByDefault: false,
  aids: initialAids,
  signInLines: [],
  run: { kind: 'none' },
  story: undefined,
  policy: {},
  notice: undefined,
};
