import {
  canBecomeAddress,
  canBecomeDomain,
  canBecomeGuid,
  canBecomePort,
  canBecomeResource,
  canBecomeTenant,
} from '../text/half-typed.ts';
import type { DraftField } from './draft.ts';

/** What the beginning of a right value looks like; of a field that is not here, nothing is known. */
const beginnings: Readonly<Partial<Record<DraftField, (text: string) => boolean>>> = {
  tenant: canBecomeTenant,
  clientId: canBecomeGuid,
  user: canBecomeAddress,
  sharedMailbox: canBecomeAddress,
  servicePrincipalObjectId: canBecomeGuid,
  sender: canBecomeAddress,
  testMessageTo: canBecomeAddress,
  delegatedResource: canBecomeResource,
  applicationResource: canBecomeResource,
  imapHost: canBecomeDomain,
  imapPort: canBecomePort,
  popHost: canBecomeDomain,
  popPort: canBecomePort,
  smtpHost: canBecomeDomain,
  smtpPort: canBecomePort,
};

/** False once no further character can put right what stands in a field. */
export function canBecomeRight(field: DraftField, text: string): boolean {
  return beginnings[field]?.(text.trim()) ?? true;
}
