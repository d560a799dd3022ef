import { clouds, type CloudId } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import { flowsFor, type AccessType, type FlowId } from '../flows.ts';
import type { PracticePerson, PracticeTenantInfo } from '../practice.ts';
import { protocols, type Protocol } from '../protocols.ts';
import type { SignInAudience } from '../registration.ts';
import type { CloudEdits } from './cloud-values.ts';

/**
 * A connection as it is being typed: any text may stand in any field. It becomes a
 * {@link Connection} once nothing in it is wrong (`validation.ts`).
 */
export interface Draft {
  /** What it is called; empty until there is anything to call it by. */
  name: string;
  /** True once a person has named it; before that the name follows the settings. */
  isNamed: boolean;
  /** The running practice tenant, where the connection is to that one. */
  practice: PracticeTenantInfo | undefined;
  cloud: CloudId;
  /** What was typed in place of each cloud's own values: `cloud-values.ts`. */
  edits: Readonly<Partial<Record<CloudId, CloudEdits>>>;
  /** Kept while a cloud with one tenant only is chosen; {@link draftTenant} is what counts. */
  tenant: string;
  clientId: string;
  /** Which accounts the registration is for; `undefined` where nobody said it. */
  signInAudience: SignInAudience | undefined;
  access: AccessType;
  flow: FlowId;
  /** Each at most once, in the order of {@link protocols}. */
  protocols: readonly Protocol[];
  offlineAccess: boolean;
  user: string;
  mailboxKind: 'own' | 'shared';
  /** Kept while `own` is chosen, so that changing one's mind twice loses nothing. */
  sharedMailbox: string;
  /** Object ID of the enterprise application. Kept, like the next, while a person is to sign in. */
  servicePrincipalObjectId: string;
  /** More mailboxes for the app: one a line, or between commas. */
  furtherMailboxes: string;
  /** What SMTP sends as; empty for the mailbox. */
  sender: string;
  /** Whether the next test over SMTP sends a real message, and where to. No part of a connection. */
  sendTestMessage: boolean;
  testMessageTo: string;
}

/** What a person can change in a draft. */
export type DraftChange = Partial<Omit<Draft, 'practice' | 'name' | 'isNamed'>>;

/** The fields that can be wrong. */
export type DraftField = DraftTextFieldName | CloudField | 'protocols' | 'signInAudience';

/** Those of them that stand in place of a cloud's own values. */
export type CloudField = `${AccessType}Resource` | `${Protocol}Host` | `${Protocol}Port`;

/** Those of them that are a line of text of the draft itself. */
export type DraftTextFieldName =
  | 'tenant'
  | 'clientId'
  | 'user'
  | 'sharedMailbox'
  | 'servicePrincipalObjectId'
  | 'furtherMailboxes'
  | 'sender'
  | 'testMessageTo';

/** A draft in which nothing is filled in yet. */
export const emptyDraft: Draft = {
  name: '',
  isNamed: false,
  practice: undefined,
  cloud: 'global',
  edits: {},
  tenant: '',
  clientId: '',
  signInAudience: undefined,
  access: 'delegated',
  flow: 'window',
  // No more permissions than the most common device needs.
  protocols: ['imap'],
  // Without it the person signs in again every hour, which no device can do.
  offlineAccess: true,
  user: '',
  mailboxKind: 'own',
  sharedMailbox: '',
  servicePrincipalObjectId: '',
  furtherMailboxes: '',
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

/**
 * A draft after a change. Every change goes through here, because one choice can rule out another:
 * personal accounts have no application access, and each access type has its own ways to sign in.
 */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  const wanted = { ...draft, ...change };
  const access = clouds[wanted.cloud].applicationResource ? wanted.access : 'delegated';
  const flows = flowsFor(access);
  const flow = flows.includes(wanted.flow) ? wanted.flow : (flows[0] ?? wanted.flow);
  return { ...wanted, access, flow, user: userFor(draft, { ...wanted, access }) };
}

/**
 * In the practice tenant, whoever was filled in gives way to whom the other access type or the other
 * cloud is for.
 */
function userFor(before: Draft, after: Draft): string {
  const { practice } = after;
  const isSame = before.access === after.access && before.cloud === after.cloud;
  if (!practice || isSame) return after.user;
  const suggested = practiceUser(practice, before);
  return after.user === suggested ? practiceUser(practice, after) : after.user;
}

/** Who can sign in to the practice tenant: its people, or with personal accounts whoever has one. */
export function practicePeople(
  practice: PracticeTenantInfo,
  cloud: CloudId,
): readonly PracticePerson[] {
  const personal = clouds[cloud].fixedTenant === undefined ? [] : (practice.personalPeople ?? []);
  return personal.length > 0 ? personal : practice.people;
}

/** Whom the practice tenant suggests: the person who signs in, or the mailbox an app may open. */
function practiceUser(
  practice: PracticeTenantInfo,
  { access, cloud }: Pick<Draft, 'access' | 'cloud'>,
): string {
  const person = practicePeople(practice, cloud)[0]?.address ?? '';
  return access === 'application' ? (practice.applicationMailboxes[0] ?? person) : person;
}

/** The tenant that a draft names, as it is typed so far; the only one where there is only one. */
export function draftTenant({ cloud, tenant }: Draft): string {
  return clouds[cloud].fixedTenant ?? tenant.trim();
}

/** True where a person opens a shared mailbox: an app opens every mailbox by its own address. */
export function opensShared({ access, mailboxKind }: Draft): boolean {
  return access === 'delegated' && mailboxKind === 'shared';
}

/** The mailbox that a draft opens, as it is typed so far. */
export function draftMailbox(draft: Draft): string {
  return (opensShared(draft) ? draft.sharedMailbox : draft.user).trim();
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
    user: practiceUser(practice, emptyDraft),
    sharedMailbox: shared ?? practice.sharedMailboxes[0] ?? '',
    testMessageTo: person?.address ?? '',
  };
}

/** What of a connection makes no difference to a test: its name, and what scripts and guides need. */
const notInRun = [
  'name',
  'signInAudience',
  'servicePrincipalObjectId',
  'furtherMailboxes',
] as const satisfies readonly (keyof Connection)[];

/** What of a connection makes no difference to a token: what is done with it. */
const notInToken = {
  delegated: [...notInRun, 'sharedMailbox', 'sender', 'endpoints'],
  // An app asks for all that it was granted, and the mailbox is not asked.
  application: [...notInRun, 'user', 'protocols', 'sender', 'endpoints'],
} as const satisfies Record<AccessType, readonly (keyof Connection)[]>;

/**
 * True when a token for one connection is also right for the other: same authority, registration and
 * scopes. A person's token is that person's, and each protocol has a scope of its own; an app's token
 * is for all protocols and mailboxes that it was granted.
 */
export function sameSignIn(one: Connection, other: Connection): boolean {
  const left = notInToken[one.access];
  return without(one, left) === without(other, left);
}

/** True when a run of one connection is also a run of the other. */
export function sameRun(one: Connection, other: Connection): boolean {
  return without(one, notInRun) === without(other, notInRun);
}

/** Everything of a connection but some of it, so that what is added to connections counts. */
function without(connection: Connection, left: readonly (keyof Connection)[]): string {
  const entries = Object.entries(connection)
    .filter(([key]) => !left.some((name) => name === key))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(entries);
}
