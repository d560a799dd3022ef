import type { SavedConnection } from '../../../shared/connections/saved-connection.ts';
import { toSavedDraft } from '../../../shared/connections/saved-draft.ts';
import { emptyDraft, type Draft } from '../../../shared/wizard/draft.ts';

export const firstId = '0b7d1f6e-6a55-4c3a-9a59-0c1d2e3f4a5b';
export const secondId = '1c8e2a7f-7b66-4d4b-8b6a-1d2e3f4a5b6c';

/** A connection of one's own tenant in which something is filled in. */
export const typedDraft: Draft = {
  ...emptyDraft,
  tenant: 'contoso.com',
  clientId: '05cd6963-1a2b-4c3d-8e4f',
  protocols: ['imap', 'smtp'],
  user: 'scanner@contoso.com',
};

/** The same as it is kept. */
export function saved(change: Partial<SavedConnection> = {}, draft: Draft = typedDraft) {
  return {
    version: 1,
    id: firstId,
    name: 'Scanner',
    isNamed: true,
    draft: toSavedDraft(draft),
    furthest: 'registration',
    step: 'registration',
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-21T09:00:00.000Z',
    ...change,
  } satisfies SavedConnection;
}
