import type { FieldProps } from '@fluentui/react-components';
import type { Messages } from '../../shared/messages/en.ts';
import { knownOf } from '../../shared/wizard/findings/known.ts';
import { findingAt, settingsFindings } from '../../shared/wizard/findings/table.ts';
import type { SettingsFinding } from '../../shared/wizard/findings/types.ts';
import type { DraftField } from '../../shared/wizard/draft.ts';
import type { WizardState } from '../../shared/wizard/state.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { fieldTextOf } from './field-text.ts';

/** What a Fluent field is told of its value. */
export type FieldMessage = Pick<FieldProps, 'validationState' | 'validationMessage'>;

/** A finding as it stands at its field: what is wrong, and what to do. */
export function FindingText({
  messages,
  finding,
}: {
  messages: Messages;
  finding: SettingsFinding;
}) {
  const { title, text } = messages.settingsFindings(finding);
  return (
    <>
      <strong>{title}.</strong> {text}
    </>
  );
}

/** A finding at a field: a problem in the way of an error, a caution as a warning. */
export function findingMessage(messages: Messages, finding: SettingsFinding): FieldMessage {
  const children = <FindingText messages={messages} finding={finding} />;
  return finding.strength === 'problem'
    ? { validationState: 'error', validationMessage: { children, role: 'alert' } }
    : { validationState: 'warning', validationMessage: { children, role: 'status' } };
}

/**
 * What stands under a field: once a person asked to go on, what is in the way of that; else, and at
 * once, what there is to be careful about.
 */
export function fieldMessage(
  messages: Messages,
  state: WizardState,
  step: WizardStep,
  field: DraftField,
): FieldMessage {
  const { draft, refusals } = state;
  const known = knownOf(state);
  const issues = refusals > 0 ? stepIssues(draft, step, known) : [];
  const issue = issues.find((found) => found.field === field);
  if (issue?.problem === 'finding') return findingMessage(messages, issue.finding);
  if (issue) {
    return { validationMessage: fieldTextOf(messages, field, draft).problems[issue.problem] ?? '' };
  }
  const caution = findingAt(settingsFindings(draft, step, known), field, 'caution');
  return caution ? findingMessage(messages, caution) : {};
}
