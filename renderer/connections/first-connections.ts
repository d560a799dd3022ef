import type { ConnectionList } from '../../shared/connections/saved-connection.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { reduceWizard } from '../../shared/wizard/reducer.ts';
import { initialWizardState, type WizardState } from '../../shared/wizard/state.ts';

/** A file on this computer; where that hangs, the first screen comes without its list. */
const deadlineMs = 2_000;

/** Reads the connections, so that the first thing that is seen is what was open last. */
export async function readFirstConnections(api: AssistantApi): Promise<ConnectionList | undefined> {
  return Promise.race([read(api), after(deadlineMs)]);
}

/**
 * What the page begins with: the connection that was open when the app ended, at its step. The
 * practice tenant is not started unasked: its connections are in the list.
 */
export function firstState(list: ConnectionList | undefined): WizardState {
  if (!list) return initialWizardState;
  const state = reduceWizard(initialWizardState, { kind: 'connections-read', list });
  const open = list.connections.find(({ id }) => id === list.openId);
  if (!open || open.draft.practice) return state;
  return reduceWizard(state, { kind: 'connection-opened', connection: open });
}

async function read(api: AssistantApi): Promise<ConnectionList | undefined> {
  const result = await api.listConnections();
  return result.ok ? result.value : undefined;
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
}
