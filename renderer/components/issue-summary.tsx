import { Link, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { DraftField } from '../../shared/wizard/draft.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import { knownOf } from '../../shared/wizard/findings/known.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { fieldTextOf } from './field-text.ts';
import { fieldId } from './text-field.tsx';

/** After a refusal, what is missing on the page, each with a link to its field. */
export function IssueSummary({ wizard, step }: { wizard: Wizard; step: WizardStep }) {
  const messages = useMessages();
  const { draft, refusals } = wizard.state;
  const issues = refusals > 0 ? stepIssues(draft, step, knownOf(wizard.state)) : [];

  if (issues.length === 0) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{messages.summary.title(issues.length)}</MessageBarTitle>
        <ul className="issue-list">
          {issues.map(({ field }) => (
            <li key={field}>
              <Link
                as="button"
                type="button"
                inline
                onClick={() => {
                  focusField(field);
                }}
              >
                {fieldTextOf(messages, field, draft).label}
              </Link>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

function focusField(field: DraftField): void {
  document.getElementById(fieldId(field))?.focus();
}
