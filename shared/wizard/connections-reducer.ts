import { toDraft } from '../connections/saved-draft.ts';
import { begin, showStep } from './begin.ts';
import type { ConnectionAction } from './connections-state.ts';
import { newDraft } from './new-draft.ts';
import type { WizardState } from './state.ts';

/** The state after something happened to the connections that are kept. */
export function reduceConnections(state: WizardState, action: ConnectionAction): WizardState {
  const { connections } = state;
  switch (action.kind) {
    case 'connections-read': {
      const { connections: list, problem } = action.list;
      return { ...state, connections: { ...connections, isRead: true, list, problem } };
    }
    case 'connection-opened':
      return opened(state, action);
    case 'connection-kept':
      return { ...state, connectionId: action.id };
    case 'connection-renamed':
      return { ...state, draft: { ...state.draft, name: action.name, isNamed: true } };
    case 'connection-closed':
      return { ...begin(state, newDraft(state.policy)), screen: { kind: 'start' } };
    case 'connection-deleted':
      return { ...state, connections: { ...connections, deleted: action.connection } };
    case 'connections-shown':
      return { ...state, screen: { kind: 'start' }, refusals: 0, notice: undefined };
    case 'keeping-failed':
      // What goes well, goes well with every letter: nothing is drawn anew for that.
      if (connections.unkept?.code === action.error?.code) return state;
      return { ...state, connections: { ...connections, unkept: action.error } };
  }
}

/** What was last open is as it was left, with its sign-in and its run; another is as it was kept. */
function opened(
  state: WizardState,
  { connection, practice }: Extract<ConnectionAction, { kind: 'connection-opened' }>,
): WizardState {
  const { id, name, isNamed, draft, furthest, step } = connection;
  // Something else was asked for while the practice tenant was starting.
  if (practice && state.start.kind !== 'starting') return state;
  const isHere =
    id === state.connectionId && practice?.authority === state.draft.practice?.authority;
  if (isHere) {
    const here = practice ? { ...state, draft: { ...state.draft, practice } } : state;
    return showStep({ ...here, start: { kind: 'idle' } }, step);
  }
  const begun = begin(state, toDraft(draft, { name, isNamed }, practice), id);
  return showStep({ ...begun, furthest }, step);
}
