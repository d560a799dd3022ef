import { newDraft } from '../wizard/new-draft.ts';
import type { WizardState } from '../wizard/state.ts';
import type { ConnectionToSave } from './saved-connection.ts';
import { isUntouched, toSavedDraft } from './saved-draft.ts';

/**
 * What is to be kept of the connection in the wizard; `undefined` while there is nothing that anyone
 * would miss. Where the list of all is shown, it is kept at the step that was shown last.
 */
export function openConnection(
  state: Pick<WizardState, 'connectionId' | 'draft' | 'furthest' | 'policy'>,
  step: ConnectionToSave['step'],
): Omit<ConnectionToSave, 'id'> | undefined {
  const { connectionId, draft, furthest, policy } = state;
  const isNew = connectionId === undefined && furthest === 'tenant';
  if (isNew && isUntouched(draft, newDraft(policy))) return undefined;
  const { name, isNamed } = draft;
  return { version: 1, name, isNamed, draft: toSavedDraft(draft), furthest, step };
}
