import { withSuggestedName } from '../connections/names.ts';
import { takenNames } from './connections-state.ts';
import type { Draft } from './draft.ts';
import { initialAids } from './sign-in-state.ts';
import type { WizardState } from './state.ts';
import { stepNumber, type WizardStep } from './steps.ts';

/**
 * The state with another connection in the place of the one before, of which nothing stays: a sign-in
 * and a secret are for one app of one authority, never for another's.
 *
 * @param connectionId where it is kept already
 */
export function begin(state: WizardState, draft: Draft, connectionId?: string): WizardState {
  return {
    ...state,
    start: { kind: 'idle' },
    connectionId,
    draft: withSuggestedName(draft, takenNames(state.connections, connectionId)),
    signIn: { kind: 'none' },
    aids: { ...initialAids, remember: state.rememberByDefault },
    signInLines: [],
    run: { kind: 'none' },
    story: undefined,
    furthest: 'tenant',
  };
}

/** The state with this step shown. */
export function showStep(state: WizardState, step: WizardStep): WizardState {
  const furthest = stepNumber(step) > stepNumber(state.furthest) ? step : state.furthest;
  return { ...state, screen: { kind: 'step', step }, furthest, refusals: 0, notice: undefined };
}
