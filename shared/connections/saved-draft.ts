import { cloudIds } from '../clouds.ts';
import type { PracticeTenantInfo } from '../practice.ts';
import type { CloudEdits, ServerText } from '../wizard/cloud-values.ts';
import { changeDraft, emptyDraft, practiceDraft, type Draft } from '../wizard/draft.ts';
import { protocols } from '../protocols.ts';
import { accessTypes } from '../flows.ts';
import { maxListLength, maxTextLength } from './limits.ts';
import type { SavedDraft } from './saved-connection.ts';

/** What a practice tenant fills in. */
const filledIn = ['tenant', 'clientId', 'user', 'sharedMailbox', 'testMessageTo'] as const;

/** What only a person fills in. */
const typedIn = ['servicePrincipalObjectId', 'sender'] as const;

/**
 * What of a draft is kept. Text longer than any form takes is cut, so that keeping never fails by what
 * was typed. What the practice tenant filled in, and nobody has changed, is left out.
 */
export function toSavedDraft(draft: Draft): SavedDraft {
  const { practice, cloud, access, flow, offlineAccess, mailboxKind, signInAudience } = draft;
  const own = practice && ownOfPractice(practice, draft);
  const filled = filledIn.filter((field) => draft[field] !== own?.[field]);
  return {
    ...{ practice: practice !== undefined, cloud, edits: savedEdits(draft.edits) },
    ...{ access, flow, protocols: [...draft.protocols], offlineAccess, mailboxKind },
    ...Object.fromEntries([...filled, ...typedIn].map((field) => [field, short(draft[field])])),
    furtherMailboxes: draft.furtherMailboxes.slice(0, maxListLength),
    ...(signInAudience === undefined ? {} : { signInAudience }),
  };
}

/**
 * The draft that was kept, to go on with.
 *
 * @param name as a connection is called, and whether a person chose that
 * @param practice the practice tenant that runs now; for a practice connection only
 */
export function toDraft(
  saved: SavedDraft,
  name: Pick<Draft, 'name' | 'isNamed'>,
  practice: PracticeTenantInfo | undefined,
): Draft {
  const { practice: isPractice, protocols: chosen, ...rest } = saved;
  const base = isPractice && practice ? ownOfPractice(practice, saved) : emptyDraft;
  return {
    ...base,
    ...rest,
    signInAudience: saved.signInAudience,
    // In their order, whoever wrote the file.
    protocols: protocols.filter((protocol) => chosen.includes(protocol)),
    ...name,
  };
}

/**
 * True for a draft in which nobody has filled in or chosen anything yet.
 *
 * @param begun as a connection to a tenant begins here
 */
export function isUntouched(draft: Draft, begun: Draft = emptyDraft): boolean {
  const fresh = draft.practice ? practiceDraft(draft.practice) : begun;
  return same(toSavedDraft(draft), toSavedDraft(fresh)) && !draft.isNamed;
}

/** What the practice tenant fills in, for the access that is chosen. */
function ownOfPractice(practice: PracticeTenantInfo, { access }: Pick<Draft, 'access'>): Draft {
  return changeDraft(practiceDraft(practice), { access });
}

function savedEdits(edits: Draft['edits']): SavedDraft['edits'] {
  return Object.fromEntries(
    cloudIds.flatMap((cloud) => {
      const typed = edits[cloud];
      return typed ? [[cloud, savedCloudEdits(typed)]] : [];
    }),
  );
}

function savedCloudEdits({ authority, resources, servers }: CloudEdits) {
  const named = accessTypes.flatMap((access) => {
    const resource = resources?.[access];
    return resource === undefined ? [] : [[access, short(resource)] as const];
  });
  const typed = protocols.flatMap((protocol) => {
    const server = servers?.[protocol];
    return server ? [[protocol, savedServer(server)] as const] : [];
  });
  return {
    ...(authority === undefined ? {} : { authority: short(authority) }),
    ...(resources ? { resources: Object.fromEntries(named) } : {}),
    ...(servers ? { servers: Object.fromEntries(typed) } : {}),
  };
}

function savedServer({ host, port, security }: ServerText): ServerText {
  return { host: short(host), port: short(port), security };
}

function short(text: string): string {
  return text.slice(0, maxTextLength);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
