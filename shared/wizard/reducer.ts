import type { Result } from '../errors.ts';
import type { PracticeTenantInfo } from '../practice.ts';
import type { SignInSummary } from '../sign-in.ts';
import { practiceDraft, type Draft } from './draft.ts';
import { runEvents, runStarted } from './run-reducer.ts';
import type { SignInState, WizardAction, WizardState } from './state.ts';
import { stepAfter, stepBefore, stepNumber, type WizardStep } from './steps.ts';
import { firstIncompleteStep, stepIssues } from './validation.ts';

/** The state after something happened. Pure; what happened elsewhere comes in as an action. */
export function reduceWizard(state: WizardState, action: WizardAction): WizardState {
  switch (action.kind) {
    case 'practice-starting':
      return { ...state, start: { kind: 'starting' }, notice: undefined };
    case 'practice-started':
      return practiceStarted(state, action.result);
    case 'own-tenant-chosen':
      return state.draft.practice
        ? begin(state, state.ownDraft)
        : showStep({ ...state, start: { kind: 'idle' } }, 'tenant');
    case 'draft-changed':
      return { ...state, draft: { ...state.draft, ...action.change } };
    case 'continue':
      return goOn(state);
    case 'back':
      return goBack(state);
    case 'step-chosen':
      return isReachable(state, action.step) ? showStep(state, action.step) : state;
    case 'incomplete-found':
      return showIncomplete(state);
    case 'sign-in-started': {
      const { attempt, connection } = action;
      return { ...state, signIn: { kind: 'open', attempt, connection, host: undefined } };
    }
    case 'sign-in-host':
      return state.signIn.kind === 'open'
        ? { ...state, signIn: { ...state.signIn, host: action.host } }
        : state;
    case 'sign-in-ended':
      return { ...state, signIn: signInEnded(state.signIn, action.attempt, action.result) };
    case 'run-starting': {
      const { attempt, connection } = action;
      return { ...state, run: { kind: 'starting', attempt, connection, early: [] } };
    }
    case 'run-started':
      return withRunStarted(state, action.attempt, action.result);
    case 'run-events':
      return { ...state, run: runEvents(state.run, action.batch) };
    case 'run-abandoned':
      return state.run.kind === 'starting' && state.run.attempt === action.attempt
        ? { ...state, run: { kind: 'none' } }
        : state;
    case 'notice':
      return { ...state, notice: action.error };
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
  const ownDraft = current ? state.ownDraft : state.draft;
  return begin({ ...state, ownDraft }, practiceDraft(result.value));
}

function begin(state: WizardState, draft: Draft): WizardState {
  const signIn = { kind: 'none' } as const;
  const run = { kind: 'none' } as const;
  const start = { kind: 'idle' } as const;
  return showStep({ ...state, start, draft, signIn, run, furthest: 'tenant' }, 'tenant');
}

function showStep(state: WizardState, step: WizardStep): WizardState {
  const furthest = stepNumber(step) > stepNumber(state.furthest) ? step : state.furthest;
  return { ...state, screen: { kind: 'step', step }, furthest, refusals: 0, notice: undefined };
}

function goOn(state: WizardState): WizardState {
  if (state.screen.kind !== 'step') return state;
  if (stepIssues(state.draft, state.screen.step).length > 0) return refuse(state);
  const next = stepAfter(state.screen.step);
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
  const step = firstIncompleteStep(state.draft);
  return step === undefined ? state : refuse(showStep(state, step));
}

function refuse(state: WizardState): WizardState {
  return { ...state, refusals: state.refusals + 1 };
}

function withRunStarted(
  state: WizardState,
  attempt: number,
  result: Result<{ runId: string }>,
): WizardState {
  const run = runStarted(state.run, attempt, result);
  const { signIn } = state;
  // The token is gone or over, so there is no sign-in any more, and the next step is to sign in.
  if (run.kind === 'failed' && run.error.code === 'signin/expired' && signIn.kind === 'done') {
    const { connection } = signIn;
    return { ...state, run, signIn: { kind: 'failed', connection, error: run.error } };
  }
  return { ...state, run };
}

function signInEnded(
  signIn: SignInState,
  attempt: number,
  result: Result<SignInSummary>,
): SignInState {
  if (signIn.kind !== 'open' || signIn.attempt !== attempt) return signIn;
  const { connection } = signIn;
  return result.ok
    ? { kind: 'done', connection, summary: result.value }
    : { kind: 'failed', connection, error: result.error };
}
