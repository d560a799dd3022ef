import type { Connection } from '../connection.ts';
import { isAddress, isGuid, isTenant } from '../text/validators.ts';
import type { Draft, DraftField } from './draft.ts';
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
  accepts: (text: string) => boolean;
}

/** In the order in which the fields stand on their pages, so that the first issue comes first. */
const rules: readonly FieldRule[] = [
  { field: 'tenant', step: 'tenant', applies: always, accepts: isTenant },
  { field: 'clientId', step: 'registration', applies: always, accepts: isGuid },
  { field: 'user', step: 'mailboxes', applies: always, accepts: isAddress },
  { field: 'sharedMailbox', step: 'mailboxes', applies: opensShared, accepts: isAddress },
];

function always(): boolean {
  return true;
}

function opensShared(draft: Draft): boolean {
  return draft.mailboxKind === 'shared';
}

/**
 * What keeps a step from being complete, in the order of the fields on the page. Space around a
 * value is forgiven: it comes along when values are pasted from the portal.
 */
export function stepIssues(draft: Draft, step: WizardStep): FieldIssue[] {
  return rules
    .filter((rule) => rule.step === step && rule.applies(draft))
    .flatMap((rule): FieldIssue[] => {
      const text = draft[rule.field].trim();
      if (text === '') return [{ field: rule.field, problem: 'missing' }];
      return rule.accepts(text) ? [] : [{ field: rule.field, problem: 'malformed' }];
    });
}

/** The first step that something is missing in, if any. */
export function firstIncompleteStep(draft: Draft): WizardStep | undefined {
  return wizardSteps.find((step) => stepIssues(draft, step).length > 0);
}

/** The connection that a draft describes, or `undefined` while anything in it is wrong. */
export function toConnection(draft: Draft): Connection | undefined {
  if (firstIncompleteStep(draft) !== undefined) return undefined;
  const tenant = draft.tenant.trim();
  return {
    version: 1,
    // Connections are named by their tenant as long as only one is kept.
    name: tenant.slice(0, 100),
    practice: draft.practice !== undefined,
    cloud: 'global',
    tenant,
    clientId: draft.clientId.trim(),
    access: 'delegated',
    protocols: ['imap'],
    offlineAccess: draft.offlineAccess,
    user: draft.user.trim(),
    ...(opensShared(draft) ? { sharedMailbox: draft.sharedMailbox.trim() } : {}),
  };
}
