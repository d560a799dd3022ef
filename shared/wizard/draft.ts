import type { Connection } from '../connection.ts';
import type { PracticeTenantInfo } from '../practice.ts';

/**
 * A connection as it is being typed: any text may stand in any field. It becomes a
 * {@link Connection} once nothing in it is wrong (`validation.ts`).
 */
export interface Draft {
  /** The running practice tenant, where the connection is to that one. */
  practice: PracticeTenantInfo | undefined;
  tenant: string;
  clientId: string;
  offlineAccess: boolean;
  user: string;
  mailboxKind: 'own' | 'shared';
  /** Kept while `own` is chosen, so that changing one's mind twice loses nothing. */
  sharedMailbox: string;
}

/** What a person can change in a draft. */
export type DraftChange = Partial<Omit<Draft, 'practice'>>;

/** The fields that can be wrong. */
export type DraftField = 'tenant' | 'clientId' | 'user' | 'sharedMailbox';

/** A draft in which nothing is filled in yet. */
export const emptyDraft: Draft = {
  practice: undefined,
  tenant: '',
  clientId: '',
  // Without it the person signs in again every hour, which no device can do.
  offlineAccess: true,
  user: '',
  mailboxKind: 'own',
  sharedMailbox: '',
};

/** A draft filled in with what the practice tenant says of itself, for its first person. */
export function practiceDraft(practice: PracticeTenantInfo): Draft {
  const person = practice.people[0];
  const shared = practice.sharedMailboxes.find((box) => person?.mailboxes.includes(box));
  return {
    ...emptyDraft,
    practice,
    tenant: practice.tenantDomain,
    clientId: practice.clientId,
    user: person?.address ?? '',
    sharedMailbox: shared ?? practice.sharedMailboxes[0] ?? '',
  };
}

/**
 * True when a token for one connection is also right for the other: same authority, registration,
 * scopes and person. Which mailbox is opened with it makes no difference to the token.
 */
export function sameSignIn(one: Connection, other: Connection): boolean {
  return without(one, ['name', 'sharedMailbox']) === without(other, ['name', 'sharedMailbox']);
}

/** True when a run of one connection is also a run of the other. */
export function sameRun(one: Connection, other: Connection): boolean {
  return without(one, ['name']) === without(other, ['name']);
}

/** Everything of a connection but some of it, so that what is added to connections counts. */
function without(connection: Connection, left: readonly (keyof Connection)[]): string {
  const entries = Object.entries(connection)
    .filter(([key]) => !left.some((name) => name === key))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(entries);
}
