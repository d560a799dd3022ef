import type { CloudId } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import type { AccessType, FlowId } from '../flows.ts';
import type { PracticeTenantInfo } from '../practice.ts';
import { protocols, type Protocol } from '../protocols.ts';

/**
 * A connection as it is being typed: any text may stand in any field. It becomes a
 * {@link Connection} once nothing in it is wrong (`validation.ts`).
 */
export interface Draft {
  /** The running practice tenant, where the connection is to that one. */
  practice: PracticeTenantInfo | undefined;
  cloud: CloudId;
  tenant: string;
  clientId: string;
  access: AccessType;
  flow: FlowId;
  /** Each at most once, in the order of {@link protocols}. */
  protocols: readonly Protocol[];
  offlineAccess: boolean;
  user: string;
  mailboxKind: 'own' | 'shared';
  /** Kept while `own` is chosen, so that changing one's mind twice loses nothing. */
  sharedMailbox: string;
  /** What SMTP sends as; empty for the mailbox. */
  sender: string;
  /** Whether the next test over SMTP sends a real message, and where to. No part of a connection. */
  sendTestMessage: boolean;
  testMessageTo: string;
}

/** What a person can change in a draft. */
export type DraftChange = Partial<Omit<Draft, 'practice'>>;

/** The fields that can be wrong. */
export type DraftField = DraftTextFieldName | 'protocols';

/** Those of them that are a line of text. */
export type DraftTextFieldName =
  'tenant' | 'clientId' | 'user' | 'sharedMailbox' | 'sender' | 'testMessageTo';

/** A draft in which nothing is filled in yet. */
export const emptyDraft: Draft = {
  practice: undefined,
  cloud: 'global',
  tenant: '',
  clientId: '',
  access: 'delegated',
  flow: 'window',
  // No more permissions than the most common device needs.
  protocols: ['imap'],
  // Without it the person signs in again every hour, which no device can do.
  offlineAccess: true,
  user: '',
  mailboxKind: 'own',
  sharedMailbox: '',
  sender: '',
  sendTestMessage: false,
  testMessageTo: '',
};

/** The protocols with one more, or with one less, in their order. */
export function withProtocol(
  chosen: readonly Protocol[],
  protocol: Protocol,
  wanted: boolean,
): readonly Protocol[] {
  return protocols.filter((each) => (each === protocol ? wanted : chosen.includes(each)));
}

/** The mailbox that a draft opens, as it is typed so far. */
export function draftMailbox(draft: Draft): string {
  return (draft.mailboxKind === 'shared' ? draft.sharedMailbox : draft.user).trim();
}

/** What SMTP sends as by a draft, as it is typed so far. */
export function draftSender(draft: Draft): string {
  const sender = draft.sender.trim();
  return sender === '' ? draftMailbox(draft) : sender;
}

/** A draft filled in with what the practice tenant says of itself, for its first person. */
export function practiceDraft(practice: PracticeTenantInfo): Draft {
  const person = practice.people[0];
  const shared = practice.sharedMailboxes.find((box) => person?.mailboxes.includes(box));
  return {
    ...emptyDraft,
    practice,
    tenant: practice.tenantDomain,
    clientId: practice.clientId,
    protocols,
    user: person?.address ?? '',
    sharedMailbox: shared ?? practice.sharedMailboxes[0] ?? '',
    testMessageTo: person?.address ?? '',
  };
}

/**
 * True when a token for one connection is also right for the other: same authority, registration,
 * scopes and person. Which mailbox is opened with it, and as whom SMTP sends, makes no difference to
 * the token; the protocols do, because each has a scope of its own.
 */
export function sameSignIn(one: Connection, other: Connection): boolean {
  const left = ['name', 'sharedMailbox', 'sender'] as const;
  return without(one, left) === without(other, left);
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
