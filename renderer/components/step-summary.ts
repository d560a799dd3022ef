import type { Messages } from '../../shared/messages/en.ts';
import { draftMailbox, draftTenant, opensShared } from '../../shared/wizard/draft.ts';
import { currentSignIn, stepStatus } from '../../shared/wizard/selectors.ts';
import type { WizardState } from '../../shared/wizard/state.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';

/** What was chosen in a step that is done, in a few words for the rail. */
export function stepSummary(
  state: WizardState,
  step: WizardStep,
  messages: Messages,
): string | undefined {
  if (stepStatus(state, step) !== 'done') return undefined;
  const { draft } = state;
  switch (step) {
    case 'tenant':
      return messages.rail.tenant(draftTenant(draft), draft.cloud);
    case 'registration': {
      const id = draft.clientId.trim();
      return `${id.slice(0, 8)}…${id.slice(-4)}`;
    }
    case 'scopes':
      return messages.rail.access(draft.protocols, draft.access);
    case 'mailboxes':
      return opensShared(draft) ? messages.rail.shared(draftMailbox(draft)) : draftMailbox(draft);
    case 'sign-in': {
      const signedIn = currentSignIn(state);
      return signedIn.kind === 'valid' ? signedIn.summary.account : undefined;
    }
    case 'test':
    case 'report':
      return undefined;
  }
}
