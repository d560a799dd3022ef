import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { flowsFor } from '../../../shared/flows.ts';
import { isFlowAllowed } from '../../../shared/policy/policy.ts';
import { knownOf } from '../../../shared/wizard/findings/known.ts';
import { findingAt, settingsFindings } from '../../../shared/wizard/findings/table.ts';
import { ChoiceLabel } from '../../components/choice-label.tsx';
import { findingMessage } from '../../components/field-message.tsx';
import { useMessages } from '../../messages-context.ts';
import { ManagedMark } from '../../policy/managed-mark.tsx';
import type { Wizard } from '../../use-wizard.ts';

/** The ways to get a token with the access type of step 3, with when to use each. */
export function FlowChoice({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.signIn;
  const { draft } = wizard.state;
  const findings = settingsFindings(draft, 'sign-in', knownOf(wizard.state));
  const caution = findingAt(findings, 'flow', 'caution');
  const flows = flowsFor(draft.access);
  const isPractice = draft.practice !== undefined;
  const { policy } = wizard.state;
  const isChosenAllowed = isFlowAllowed(policy, draft.flow, isPractice);
  const isManaged = !isPractice && policy.allowedFlows !== undefined;
  return (
    <section className="card">
      <Field
        label={text.flowLabel}
        {...(caution ? findingMessage(messages, caution) : {})}
        {...(isChosenAllowed ? {} : { validationMessage: messages.policy.flowChosen })}
        {...(isManaged ? { hint: <ManagedMark field="allowedFlows" /> } : {})}
      >
        <RadioGroup
          className="choices"
          value={draft.flow}
          onChange={(_event, { value }) => {
            const flow = flows.find((each) => each === value);
            if (flow) wizard.dispatch({ kind: 'draft-changed', change: { flow } });
          }}
        >
          {flows.map((flow) => {
            const { name, when } = text.flows[flow];
            const isAllowed = isFlowAllowed(policy, flow, isPractice);
            const line = isAllowed ? when : messages.policy.flowNotAllowed;
            return (
              <Radio
                key={flow}
                value={flow}
                disabled={!isAllowed}
                label={<ChoiceLabel name={name} line={line} />}
              />
            );
          })}
        </RadioGroup>
      </Field>
    </section>
  );
}
