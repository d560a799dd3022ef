import { draftTenant } from '../draft.ts';
import type { WizardState } from '../state.ts';
import type { Known } from './types.ts';

/**
 * What the window knows besides the settings. A token counts for the app and the tenant that it was
 * got for: another app has another object ID, and the same app has one in each tenant.
 *
 * @param now milliseconds since 1970, where dates are to be judged
 */
export function knownOf(
  state: Pick<WizardState, 'draft' | 'aids' | 'signIn'>,
  now?: number,
): Known {
  return { entered: state.aids.entered, appObjectId: appObjectId(state), now };
}

function appObjectId({ draft, signIn }: Pick<WizardState, 'draft' | 'signIn'>): string | undefined {
  if (signIn.kind !== 'done') return undefined;
  const { connection, summary } = signIn;
  const { token } = summary;
  const sameApp = token.clientId?.toLowerCase() === draft.clientId.trim().toLowerCase();
  const sameTenant =
    connection.cloud === draft.cloud &&
    connection.practice === (draft.practice !== undefined) &&
    connection.tenant.toLowerCase() === draftTenant(draft).toLowerCase();
  return token.forApplication && sameApp && sameTenant ? token.objectId : undefined;
}
