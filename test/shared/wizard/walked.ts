import { reduceWizard } from '../../../shared/wizard/reducer.ts';
import type { Connection } from '../../../shared/connection.ts';
import {
  initialWizardState,
  type WizardAction,
  type WizardState,
} from '../../../shared/wizard/state.ts';
import { toConnection } from '../../../shared/wizard/validation.ts';
import { passingRun, practice, summary } from './fixtures.ts';

/** When the sign-ins of these tests begin and end. */
export const at = '2026-11-21T00:00:00.000Z';

export function after(state: WizardState, ...actions: WizardAction[]): WizardState {
  return actions.reduce(reduceWizard, state);
}

export const practisingAll = after(
  initialWizardState,
  { kind: 'practice-starting' },
  { kind: 'practice-started', result: { ok: true, value: practice } },
);
/** With IMAP alone, where the number of protocols does not matter. */
export const practising = after(practisingAll, {
  kind: 'draft-changed',
  change: { protocols: ['imap'] },
});
export const connection = connectionOf(practising);
export const atSignIn = after(practising, ...Array<WizardAction>(4).fill({ kind: 'continue' }));
export const signedIn = after(
  atSignIn,
  { kind: 'sign-in-started', attempt: 1, connection, at },
  { kind: 'sign-in-ended', attempt: 1, result: { ok: true, value: summary }, at },
);
export const running = after(
  signedIn,
  { kind: 'continue' },
  { kind: 'run-starting', attempt: 2, connection },
  { kind: 'run-started', attempt: 2, result: { ok: true, value: { runId: 'run-1' } } },
);
export const finished = after(running, {
  kind: 'run-events',
  batch: { runId: 'run-1', events: passingRun(connection) },
});

export const all = connectionOf(practisingAll);
export const inAll = after(
  practisingAll,
  ...Array<WizardAction>(4).fill({ kind: 'continue' }),
  { kind: 'sign-in-started', attempt: 1, connection: all, at },
  { kind: 'sign-in-ended', attempt: 1, result: { ok: true, value: summary }, at },
  { kind: 'continue' },
);
export const allRunning = after(
  inAll,
  { kind: 'run-starting', attempt: 2, connection: all },
  { kind: 'run-started', attempt: 2, result: { ok: true, value: { runId: 'run-1' } } },
);
export const allFinished = after(allRunning, {
  kind: 'run-events',
  batch: { runId: 'run-1', events: passingRun(all) },
});

export function connectionOf(state: WizardState): Connection {
  const found = toConnection(state.draft);
  if (!found) throw new Error('The draft is not complete.');
  return found;
}

export function shownStep(state: WizardState): string | undefined {
  return state.screen.kind === 'step' ? state.screen.step : undefined;
}
