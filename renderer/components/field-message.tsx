import type { FieldProps } from '@fluentui/react-components';
import type { Messages } from '../../shared/messages/en.ts';
import { knownOf } from '../../shared/wizard/findings/known.ts';
import { findingAt, settingsFindings } from '../../shared/wizard/findings/table.ts';
import type { SettingsFinding } from '../../shared/wizard/findings/types.ts';
import type { DraftField } from '../../shared/wizard/draft.ts';
import type { WizardState } from '../../shared/wizard/state.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import { canBecomeRight } from '../../shared/wizard/half-typed.ts';
import { stepIssues, type FieldIssue } from '../../shared/wizard/validation.ts';
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
      <strong>{messages.fieldNotes.finding(title)}</strong> {text}
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

/** A field as it is filled in now. */
export interface FilledIn {
  value: string;
  /** It was typed to its end, as far as anyone can tell. */
  isLeft: boolean;
}

/** What stands under a field, and what is to be read out of it while the focus is elsewhere. */
export interface SaidOfField {
  message: FieldMessage;
  /** Empty where nothing is, or where the message is an alert and read out as such. */
  announcement: string;
}

/**
 * What is said of a field. Once a person asked to go on, all that is in the way of that, aloud. Before
 * that what is wrong with what stands there, quietly: when the field has been left, or as soon as
 * nothing more that is typed can put it right. And at once what there is to be careful about.
 */
export function fieldMessage(
  messages: Messages,
  state: WizardState,
  step: WizardStep,
  field: DraftField,
  filledIn: FilledIn,
): SaidOfField {
  const { draft, refusals } = state;
  const known = knownOf(state);
  const issue = stepIssues(draft, step, known).find((found) => found.field === field);
  if (issue && refusals > 0) {
    return { message: issueMessage(messages, state, issue, 'alert'), announcement: '' };
  }
  if (issue && issue.problem !== 'missing' && isSure(field, filledIn)) {
    const { label } = fieldTextOf(messages, field, draft);
    const problem = issueText(messages, state, issue);
    return {
      message: issueMessage(messages, state, issue, undefined),
      announcement: messages.fieldNotes.announce(label, problem),
    };
  }
  const caution = findingAt(settingsFindings(draft, step, known), field, 'caution');
  return { message: caution ? findingMessage(messages, caution) : {}, announcement: '' };
}

function isSure(field: DraftField, { value, isLeft }: FilledIn): boolean {
  return isLeft || !canBecomeRight(field, value);
}

function issueMessage(
  messages: Messages,
  state: WizardState,
  issue: FieldIssue,
  role: 'alert' | undefined,
): FieldMessage {
  const children =
    issue.problem === 'finding' ? (
      <FindingText messages={messages} finding={issue.finding} />
    ) : (
      issueText(messages, state, issue)
    );
  return { validationState: 'error', validationMessage: { children, role } };
}

function issueText(messages: Messages, { draft }: WizardState, issue: FieldIssue): string {
  if (issue.problem !== 'finding') {
    return fieldTextOf(messages, issue.field, draft).problems[issue.problem] ?? '';
  }
  const { title, text } = messages.settingsFindings(issue.finding);
  return messages.fieldNotes.whole(title, text);
}
