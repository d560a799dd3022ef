import type { Connection } from '../connection.ts';
import { isAddress, isGuid, isTenant } from '../text/validators.ts';
import type { Draft, DraftField, DraftTextFieldName } from './draft.ts';
import { wizardSteps, type WizardStep } from './steps.ts';

/** What is wrong with a field: nothing stands in it, or something that cannot be right. */
export interface FieldIssue {
  field: DraftField;
  problem: 'missing' | 'malformed';
}

interface FieldRule {
  field: DraftField;
  step: WizardStep;
  applies: (draft: Draft) => boolean;
  problem: (draft: Draft) => FieldIssue['problem'] | undefined;
}

/** In the order in which the fields stand on their pages, so that the first issue comes first. */
const rules: readonly FieldRule[] = [
  required('tenant', 'tenant', always, isTenant),
  required('clientId', 'registration', always, isGuid),
  {
    field: 'protocols',
    step: 'scopes',
    applies: always,
    problem: (draft) => (draft.protocols.length === 0 ? 'missing' : undefined),
  },
  required('user', 'mailboxes', always, isAddress),
  required('sharedMailbox', 'mailboxes', opensShared, isAddress),
  {
    ...required('sender', 'mailboxes', sends, isAddress),
    // Left empty, it is the mailbox.
    applies: (draft) => sends(draft) && draft.sender.trim() !== '',
  },
  required('testMessageTo', 'test', sendsTestMessage, isAddress),
];

/** The steps without which there is no connection. */
const settingsSteps = ['tenant', 'registration', 'scopes', 'mailboxes'] as const;

function required(
  field: DraftTextFieldName,
  step: WizardStep,
  applies: FieldRule['applies'],
  accepts: (text: string) => boolean,
): FieldRule {
  return {
    ...{ field, step, applies },
    problem: (draft) => {
      const text = draft[field].trim();
      if (text === '') return 'missing';
      return accepts(text) ? undefined : 'malformed';
    },
  };
}

function always(): boolean {
  return true;
}

function opensShared(draft: Draft): boolean {
  return draft.mailboxKind === 'shared';
}

function sends(draft: Draft): boolean {
  return draft.protocols.includes('smtp');
}

/** True when the next test of SMTP is to send a real message. */
export function sendsTestMessage(draft: Draft): boolean {
  return sends(draft) && draft.sendTestMessage;
}

/**
 * What keeps a step from being complete, in the order of the fields on the page. Space around a
 * value is forgiven: it comes along when values are pasted from the portal.
 */
export function stepIssues(draft: Draft, step: WizardStep): FieldIssue[] {
  return rules
    .filter((rule) => rule.step === step && rule.applies(draft))
    .flatMap(({ field, problem }): FieldIssue[] => {
      const found = problem(draft);
      return found === undefined ? [] : [{ field, problem: found }];
    });
}

/** The first step that something is missing in, if any. */
export function firstIncompleteStep(draft: Draft): WizardStep | undefined {
  return wizardSteps.find((step) => stepIssues(draft, step).length > 0);
}

/** The connection that a draft describes, or `undefined` while anything in it is wrong. */
export function toConnection(draft: Draft): Connection | undefined {
  if (settingsSteps.some((step) => stepIssues(draft, step).length > 0)) return undefined;
  const tenant = draft.tenant.trim();
  return {
    version: 1,
    // Connections are named by their tenant as long as only one is kept.
    name: tenant.slice(0, 100),
    practice: draft.practice !== undefined,
    cloud: draft.cloud,
    tenant,
    clientId: draft.clientId.trim(),
    access: draft.access,
    flow: draft.flow,
    protocols: [...draft.protocols],
    offlineAccess: draft.offlineAccess,
    user: draft.user.trim(),
    ...(opensShared(draft) ? { sharedMailbox: draft.sharedMailbox.trim() } : {}),
    ...(sends(draft) && draft.sender.trim() !== '' ? { sender: draft.sender.trim() } : {}),
  };
}
