import type { Result } from '../errors.ts';
import type { SignInLine, SignInSummary } from '../sign-in.ts';
import type { EnteredCredential, SignInAction, SignInAids, SignInState } from './sign-in-state.ts';
import type { WizardState } from './state.ts';

/** The state after something happened that is about signing in. */
export function reduceSignIn(state: WizardState, action: SignInAction): WizardState {
  switch (action.kind) {
    case 'sign-in-started': {
      const { attempt, connection, at } = action;
      const open = { attempt, connection, startedAt: at, progress: undefined };
      const signIn = { kind: 'open', ...open } as const;
      return { ...state, signIn, signInLines: [], refusals: 0, notice: undefined };
    }
    case 'sign-in-progress':
      return state.signIn.kind === 'open'
        ? { ...state, signIn: { ...state.signIn, progress: action.progress } }
        : state;
    case 'sign-in-lines':
      return { ...state, signInLines: withLines(state.signInLines, action.lines) };
    case 'sign-in-ended':
      return { ...state, signIn: signInEnded(state.signIn, action) };
    case 'renewal-started':
      return renewalStarted(state, action.attempt);
    case 'renewal-ended':
      return { ...state, signIn: renewalEnded(state.signIn, action.attempt, action.result) };
    case 'signed-out':
      return { ...state, signIn: { kind: 'none' }, signInLines: [] };
    case 'remember-changed':
    case 'keeping-read':
    case 'kept-read':
    case 'accounts-read':
    case 'entry-started':
    case 'credential-entered':
    case 'credential-dropped':
      return { ...state, aids: reduceAids(state.aids, action) };
  }
}

/** Each sign-in counts from 1; the last lines of one that was cancelled are not the next one's. */
function withLines(known: readonly SignInLine[], more: readonly SignInLine[]): SignInLine[] {
  const lines = [...known, ...more];
  const first = lines.findLastIndex(({ n }) => n === 1);
  return first > 0 ? lines.slice(first) : lines;
}

type AidsAction = Extract<
  SignInAction,
  {
    kind:
      | 'remember-changed'
      | 'keeping-read'
      | 'kept-read'
      | 'accounts-read'
      | 'entry-started'
      | 'credential-entered'
      | 'credential-dropped';
  }
>;

function reduceAids(aids: SignInAids, action: AidsAction): SignInAids {
  switch (action.kind) {
    case 'remember-changed':
      return { ...aids, remember: action.remember && !aids.keeping?.problem };
    case 'keeping-read': {
      const { keeping } = action;
      return { ...aids, keeping, remember: aids.remember && !keeping.problem };
    }
    case 'kept-read':
      return { ...aids, kept: action.kept };
    case 'accounts-read':
      return { ...aids, accounts: action.accounts };
    case 'entry-started':
      return { ...aids, entering: true, entryError: undefined };
    case 'credential-entered':
      return entered(aids, action.result);
    case 'credential-dropped': {
      const others = Object.entries(aids.entered).filter(([kind]) => kind !== action.credential);
      return { ...aids, entered: Object.fromEntries(others), entryError: undefined };
    }
  }
}

function entered(
  aids: SignInAids,
  result: Result<EnteredCredential | { kind: 'none' }>,
): SignInAids {
  // It was entered for another app, or for another authority.
  if (!aids.entering) return aids;
  if (!result.ok) return { ...aids, entering: false, entryError: result.error };
  const { value } = result;
  // Nothing was chosen in the dialog: what was there stays.
  if (value.kind === 'none') return { ...aids, entering: false };
  const kind = value.kind === 'locked' ? 'certificate' : value.kind;
  return { ...aids, entering: false, entered: { ...aids.entered, [kind]: value } };
}

function signInEnded(
  signIn: SignInState,
  ended: { attempt: number; result: Result<SignInSummary>; at: string },
): SignInState {
  if (signIn.kind !== 'open' || signIn.attempt !== ended.attempt) return signIn;
  const { connection, startedAt } = signIn;
  const { result, at } = ended;
  return result.ok
    ? { kind: 'done', connection, summary: result.value, renewal: { kind: 'none' } }
    : { kind: 'failed', connection, error: result.error, span: { startedAt, finishedAt: at } };
}

function renewalStarted(state: WizardState, attempt: number): WizardState {
  if (state.signIn.kind !== 'done') return state;
  const signIn = { ...state.signIn, renewal: { kind: 'under-way', attempt } } as const;
  return { ...state, signIn, signInLines: [] };
}

/** The token before stays where there is no new one: it may be good for a while yet. */
function renewalEnded(
  signIn: SignInState,
  attempt: number,
  result: Result<SignInSummary>,
): SignInState {
  if (signIn.kind !== 'done') return signIn;
  const { renewal } = signIn;
  if (renewal.kind !== 'under-way' || renewal.attempt !== attempt) return signIn;
  if (result.ok) return { ...signIn, summary: result.value, renewal: { kind: 'none' } };
  // Whoever cancels knows it.
  if (result.error.code === 'signin/cancelled') return { ...signIn, renewal: { kind: 'none' } };
  return { ...signIn, renewal: { kind: 'failed', error: result.error } };
}
