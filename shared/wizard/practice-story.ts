import { flowsFor, type AccessType, type FlowId } from '../flows.ts';
import type { PracticeScenario, ScenarioNeeds } from '../practice.ts';
import { protocols, type Protocol } from '../protocols.ts';
import { changeDraft, opensShared, type Draft, type DraftChange } from './draft.ts';

/** What was chosen to go wrong in the practice tenant, and what that changed in the settings. */
export interface PracticeStory {
  /** Absent where nothing is to go wrong. */
  scenario: PracticeScenario | undefined;
  /** What is different now, to be told to the person. */
  adjusted: readonly Adjustment[];
  /** What the story has set, and what stood there before it. */
  made: StoryFields;
  before: StoryFields;
}

/** One setting that is different now, with its new value. */
export type Adjustment =
  | { kind: 'access'; access: AccessType }
  | { kind: 'flow'; flow: FlowId }
  | { kind: 'protocols'; protocols: readonly Protocol[] }
  | { kind: 'user'; user: string }
  | { kind: 'service-principal'; objectId: string }
  /** The shared mailbox, or without one the user's own. */
  | { kind: 'mailbox'; mailbox: string | undefined }
  | { kind: 'test-message'; wanted: boolean };

/** The settings that a story may change. */
type StoryFields = Pick<
  Draft,
  | 'access'
  | 'flow'
  | 'protocols'
  | 'user'
  | 'servicePrincipalObjectId'
  | 'mailboxKind'
  | 'sharedMailbox'
  | 'sendTestMessage'
  | 'testMessageTo'
>;

/**
 * Sets what a scenario needs to be met. What the scenario before had set is set back first, where
 * nobody has changed it since, so that one story does not go on in the next.
 */
export function tellStory(
  draft: Draft,
  scenario: PracticeScenario | undefined,
  previous: PracticeStory | undefined,
): { draft: Draft; story: PracticeStory } {
  const base = previous ? changeDraft(draft, setBack(draft, previous)) : draft;
  const told = changeDraft(base, scenario ? changesFor(base, scenario.needs) : {});
  return {
    draft: told,
    story: {
      scenario,
      adjusted: adjustments(draft, told),
      made: fieldsOf(told),
      before: fieldsOf(base),
    },
  };
}

function setBack(draft: Draft, { made, before }: PracticeStory): DraftChange {
  const now = fieldsOf(draft);
  const changed = (Object.keys(made) as (keyof StoryFields)[]).filter(
    (field) => !same(made[field], before[field]) && same(now[field], made[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, before[field]]));
}

function changesFor(draft: Draft, needs: ScenarioNeeds): DraftChange {
  const access = needs.access ?? draft.access;
  const flows = (needs.flows ?? flowsFor(access)).filter((flow) => flowsFor(access).includes(flow));
  const flow = flows.includes(draft.flow) ? draft.flow : (flows[0] ?? draft.flow);
  const isOver = needs.protocols?.some((protocol) => draft.protocols.includes(protocol)) ?? true;
  return {
    access,
    flow,
    ...(isOver
      ? {}
      : {
          protocols: protocols.filter(
            (each) => draft.protocols.includes(each) || needs.protocols?.includes(each) === true,
          ),
        }),
    ...(needs.user === undefined ? {} : { user: needs.user }),
    ...(needs.servicePrincipalObjectId === undefined
      ? {}
      : { servicePrincipalObjectId: needs.servicePrincipalObjectId }),
    ...(needs.sharedMailbox === undefined
      ? {}
      : { mailboxKind: 'shared' as const, sharedMailbox: needs.sharedMailbox }),
    ...(needs.testMessage === true
      ? {
          sendTestMessage: true,
          testMessageTo: draft.testMessageTo || (draft.practice?.people[0]?.address ?? ''),
        }
      : {}),
  };
}

/** What of two drafts is different, in the order of the steps. */
function adjustments(before: Draft, after: Draft): Adjustment[] {
  const mailbox = (draft: Draft) => (opensShared(draft) ? draft.sharedMailbox : undefined);
  return [
    ...(before.access === after.access ? [] : [{ kind: 'access', access: after.access } as const]),
    ...(before.flow === after.flow ? [] : [{ kind: 'flow', flow: after.flow } as const]),
    ...(same(before.protocols, after.protocols)
      ? []
      : [{ kind: 'protocols', protocols: after.protocols } as const]),
    ...(before.user === after.user ? [] : [{ kind: 'user', user: after.user } as const]),
    ...(before.servicePrincipalObjectId === after.servicePrincipalObjectId
      ? []
      : [{ kind: 'service-principal', objectId: after.servicePrincipalObjectId } as const]),
    ...(mailbox(before) === mailbox(after)
      ? []
      : [{ kind: 'mailbox', mailbox: mailbox(after) } as const]),
    ...(before.sendTestMessage === after.sendTestMessage
      ? []
      : [{ kind: 'test-message', wanted: after.sendTestMessage } as const]),
  ];
}

function fieldsOf(draft: Draft): StoryFields {
  const { access, flow, protocols: chosen, user, servicePrincipalObjectId } = draft;
  const { mailboxKind, sharedMailbox, sendTestMessage, testMessageTo } = draft;
  return {
    ...{ access, flow, protocols: chosen, user, servicePrincipalObjectId },
    ...{ mailboxKind, sharedMailbox, sendTestMessage, testMessageTo },
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
