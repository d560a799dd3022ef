import type { ConnectionList } from '../../shared/connections/saved-connection.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { reduceWizard } from '../../shared/wizard/reducer.ts';
import { newDraft, type DraftPolicy } from '../../shared/wizard/new-draft.ts';
import { initialWizardState, type WizardState } from '../../shared/wizard/state.ts';

/** A file on this computer; where that hangs, the first screen comes without its list. */
const deadlineMs = 2_000;

/** Reads the connections, so that the first thing that is seen is what was open last. */
export async function readFirstConnections(api: AssistantApi): Promise<ConnectionList | undefined> {
  return Promise.race([read(api), after(deadlineMs)]);
}

/** What was read before there was anything to see. */
export interface FirstParts {
  connections: ConnectionList | undefined;
  policy: DraftPolicy;
}

/** Where nothing was read. */
export const nothingRead: FirstParts = { connections: undefined, policy: {} };

/**
 * What the page begins with: the connection that was open when the app ended, at its step. The
 * practice tenant is not started unasked: its connections are in the list.
 */
export function firstState({ connections: list, policy }: FirstParts): WizardState {
  const first = { ...initialWizardState, policy, draft: newDraft(policy) };
  if (!list) return first;
  const state = reduceWizard(first, { kind: 'connections-read', list });
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
