import type { Connection } from '../connection.ts';
import { isAddress, isGuid, isTenant, isTenantAlias } from '../text/validators.ts';
import { draftTenant, opensShared, type Draft } from '../wizard/draft.ts';
import { furtherMailboxesIn } from '../wizard/further-mailboxes.ts';
import type { ScriptSource } from './script.ts';

/** What scripts are made from: a connection, or one that is being typed. */
export function scriptSource(source: Connection | Draft): ScriptSource {
  return 'version' in source ? sourceOfConnection(source) : sourceOfDraft(source);
}

function sourceOfConnection(connection: Connection): ScriptSource {
  const { furtherMailboxes = [] } = connection;
  return { ...connection, furtherMailboxes: someOf(furtherMailboxes) };
}

/** Whatever is typed and cannot be right is as if it were still to come. */
function sourceOfDraft(draft: Draft): ScriptSource {
  const { cloud, access, flow, protocols, offlineAccess, signInAudience } = draft;
  const delegated = access === 'delegated';
  const further = furtherMailboxesIn(draft.furtherMailboxes);
  const sender = draft.sender.trim();
  return {
    ...{ cloud, access, flow, protocols, signInAudience },
    offlineAccess: delegated && offlineAccess,
    tenant: valid(draftTenant(draft), (text) => isTenant(text) || isTenantAlias(text)),
    clientId: valid(draft.clientId, isGuid),
    user: valid(draft.user, isAddress),
    sharedMailbox: opensShared(draft) ? valid(draft.sharedMailbox, isAddress) : undefined,
    sender: sender === '' ? undefined : valid(sender, isAddress),
    servicePrincipalObjectId: delegated ? undefined : valid(draft.servicePrincipalObjectId, isGuid),
    // Rather none than all but one of them.
    furtherMailboxes:
      delegated || further.length === 0 ? undefined : further.every(isAddress) ? further : [],
  };
}

function valid(text: string, accepts: (text: string) => boolean): string {
  const trimmed = text.trim();
  return accepts(trimmed) ? trimmed : '';
}

function someOf(addresses: readonly string[]): string[] | undefined {
  return addresses.length === 0 ? undefined : [...addresses];
}
