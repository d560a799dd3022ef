import { checkResults } from '../../shared/check-result.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { draftMailbox, draftTenant, opensShared } from '../../shared/wizard/draft.ts';
import { currentSignIn, isRunOutdated, stepStatus } from '../../shared/wizard/selectors.ts';
import type { Protocol } from '../../shared/protocols.ts';
import type { WizardState } from '../../shared/wizard/state.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';

/** What was chosen in a step that is done, in a few words for the rail. */
export function stepSummary(
  state: WizardState,
  step: WizardStep,
  messages: Messages,
): string | undefined {
  if (step === 'test') return testResult(state, messages);
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
    case 'report':
      return undefined;
  }
}

/** How the protocols of the last test ended; nothing where that was with other settings. */
function testResult(state: WizardState, messages: Messages): string | undefined {
  const { run } = state;
  if (run.kind !== 'finished' || isRunOutdated(state)) return undefined;
  const name = (protocol: Protocol) => messages.protocols[protocol];
  return messages.testSummary(checkResults(run.record.checks), name);
}
