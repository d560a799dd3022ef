import type { CheckEventBatch } from '../check-events.ts';
import type { Result } from '../errors.ts';
import type { PracticeScenario, PracticeTenantInfo } from '../practice.ts';
import { withSuggestedName } from '../connections/names.ts';
import { reduceConnections } from './connections-reducer.ts';
import { takenNames } from './connections-state.ts';
import { practiceDraft, type Draft } from './draft.ts';
import { changeManagedDraft, newDraft } from './new-draft.ts';
import { tellStory } from './practice-story.ts';
import type { RunRecord } from '../run-record.ts';
import { begin, showStep } from './begin.ts';
import { knownOf } from './findings/known.ts';
import { runEvents, runStarted, runStarting } from './run-reducer.ts';
import { reduceSignIn } from './sign-in-reducer.ts';
import { initialAids } from './sign-in-state.ts';
import type { WizardAction, WizardState } from './state.ts';
import { stepAfter, stepBefore, stepNumber, type WizardStep } from './steps.ts';
import { firstIncompleteStep, stepIssues } from './validation.ts';

/** The state after something happened. Pure; what happened elsewhere comes in as an action. */
export function reduceWizard(state: WizardState, action: WizardAction): WizardState {
  switch (action.kind) {
    case 'practice-starting':
      return { ...state, start: { kind: 'starting' }, notice: undefined };
    case 'practice-started':
      return practiceStarted(state, action.result);
    case 'scenario-chosen':
      return scenarioChosen(state, action.scenario, action.result);
    case 'own-tenant-chosen':
      return showStep(begin(state, newDraft(state.policy)), 'tenant');
    case 'connections-read':
    case 'connection-opened':
    case 'connection-kept':
    case 'connection-renamed':
    case 'connection-closed':
    case 'connection-deleted':
    case 'connections-shown':
    case 'keeping-failed':
      return reduceConnections(state, action);
    case 'draft-changed':
      return withDraft(state, changeManagedDraft(state.draft, action.change, state.policy));
    case 'continue':
      return goOn(state);
    case 'back':
      return goBack(state);
    case 'step-chosen':
      return isReachable(state, action.step) ? showStep(state, action.step) : state;
    case 'incomplete-found':
      return showIncomplete(state);
    case 'credential-missing':
      return refuse(state);
    case 'run-starting':
      return { ...state, run: runStarting(state.run, action), refusals: 0, notice: undefined };
    case 'run-started':
      return withRunStarted(state, action.attempt, action.result);
    case 'run-events':
      return withRunEvents(state, action.batch);
    case 'run-abandoned':
      return state.run.kind === 'starting' && state.run.attempt === action.attempt
        ? { ...state, run: state.run.before ?? { kind: 'none' } }
        : state;
    case 'notice':
      return { ...state, notice: action.error };
    case 'remember-default':
      return reduceSignIn(
        { ...state, rememberByDefault: action.remember },
        { kind: 'remember-changed', remember: action.remember },
      );
    case 'sign-in-started':
    case 'sign-in-progress':
    case 'sign-in-lines':
    case 'sign-in-ended':
    case 'renewal-started':
    case 'renewal-ended':
    case 'signed-out':
    case 'remember-changed':
    case 'keeping-read':
    case 'kept-read':
    case 'accounts-read':
    case 'entry-started':
    case 'credential-entered':
    case 'credential-dropped':
      return reduceSignIn(state, action);
  }
}

/** True for the steps that have been visited. */
export function isReachable(state: WizardState, step: WizardStep): boolean {
  return stepNumber(step) <= stepNumber(state.furthest);
}

function practiceStarted(state: WizardState, result: Result<PracticeTenantInfo>): WizardState {
  if (state.start.kind !== 'starting') return state;
  if (!result.ok) return { ...state, start: { kind: 'failed', error: result.error } };
  const current = state.draft.practice;
  // The same tenant still runs: what was chosen and done with it still stands.
  if (current?.authority === result.value.authority) {
    const draft = { ...state.draft, practice: result.value };
    return showStep({ ...state, draft, start: { kind: 'idle' } }, 'tenant');
  }
  return showStep(begin(state, practiceDraft(result.value)), 'tenant');
}

/** The tenant stays the same one, with all that was typed for it and done in it. */
function scenarioChosen(
  state: WizardState,
  scenario: PracticeScenario | undefined,
  result: Result<PracticeTenantInfo>,
): WizardState {
  if (!state.draft.practice) return state;
  if (!result.ok) return { ...state, notice: result.error };
  const { draft, story } = tellStory(state.draft, scenario, state.story);
  const told = withDraft(state, { ...draft, practice: result.value });
  return { ...told, story, notice: undefined };
}

/** What is kept or entered is for one app of one authority, and goes to no other. */
function withDraft(state: WizardState, changed: Draft): WizardState {
  const { aids } = state;
  const draft = withSuggestedName(changed, takenNames(state.connections, state.connectionId));
  const before = state.draft;
  const sameApp = draft.clientId.trim() === before.clientId.trim() && draft.cloud === before.cloud;
  // What was not taken was for the flow of before.
  const entryError = draft.flow === before.flow ? aids.entryError : undefined;
  if (sameApp) return { ...state, draft, aids: { ...aids, entryError } };
  const { remember, keeping } = aids;
  return { ...state, draft, aids: { ...initialAids, remember, keeping } };
}

function goOn(state: WizardState): WizardState {
  if (state.screen.kind !== 'step') return state;
  // What a test message needs is needed for a test, not for the report on one.
  const { step } = state.screen;
  const needed = step === 'test' ? [] : stepIssues(state.draft, step, knownOf(state));
  if (needed.length > 0) return refuse(state);
  const next = stepAfter(step);
  return next === undefined ? state : showStep(state, next);
}

function goBack(state: WizardState): WizardState {
  if (state.screen.kind !== 'step') return state;
  const previous = stepBefore(state.screen.step);
  if (previous !== undefined) return showStep(state, previous);
  return { ...state, screen: { kind: 'start' }, refusals: 0, notice: undefined };
}

/** Leads to what is missing, wherever it is, where a sign-in or a test was asked for too early. */
function showIncomplete(state: WizardState): WizardState {
  const step = firstIncompleteStep(state.draft, knownOf(state));
  if (step === undefined) return state;
  const shown = state.screen.kind === 'step' && state.screen.step === step;
  return refuse(shown ? state : showStep(state, step));
}

function refuse(state: WizardState): WizardState {
  return { ...state, refusals: state.refusals + 1 };
}

function withRunStarted(
  state: WizardState,
  attempt: number,
  result: Result<{ runId: string }>,
): WizardState {
  const awaited = state.run.kind === 'starting' && state.run.attempt === attempt;
  const started = { ...state, run: runStarted(state.run, attempt, result) };
  if (!awaited || result.ok) return started;
  const { signIn } = state;
  const { error } = result;
  // Where the run before is back, the page has no other place to say why.
  const notice = started.run.kind === 'finished' ? error : state.notice;
  // The token is gone or over, so there is no sign-in any more, and the next step is to sign in.
  const over = error.code === 'signin/expired' || error.code === 'signin/renewal-refused';
  if (over && signIn.kind === 'done') {
    const { connection } = signIn;
    const failed = { kind: 'failed', connection, error, span: undefined } as const;
    return { ...started, notice, signIn: failed };
  }
  return { ...started, notice };
}

function withRunEvents(state: WizardState, batch: CheckEventBatch): WizardState {
  const run = runEvents(state.run, batch);
  if (run.kind !== 'finished' || run === state.run) return { ...state, run };
  // One real message was asked for, and not another one with every further test.
  const { draft } = state;
  return hasSent(run.record)
    ? { ...state, run, draft: { ...draft, sendTestMessage: false } }
    : { ...state, run };
}

/** True when this run itself got through SMTP's `send`. */
function hasSent({ checks, retry }: RunRecord): boolean {
  if (retry !== undefined && retry.protocol !== 'smtp') return false;
  const smtp = checks.find(({ protocol }) => protocol === 'smtp');
  return smtp?.stages.some(({ stage, status }) => stage === 'send' && status === 'ok') === true;
}
