import { openConnection } from '../../../shared/connections/open-connection.ts';
import type { SavedConnection } from '../../../shared/connections/saved-connection.ts';
import type { WizardState } from '../../../shared/wizard/state.ts';
import { at } from './walked.ts';

/** The connection that is open, as it is kept while this step is shown. */
export function kept(
  state: WizardState,
  id: string,
  step: SavedConnection['step'] = 'tenant',
): SavedConnection {
  const content = openConnection(state, step);
  if (!content) throw new Error('There is nothing to keep.');
  return { ...content, id, createdAt: at, updatedAt: at };
}
