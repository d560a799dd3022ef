import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { flowsFor } from '../../../shared/flows.ts';
import { knownOf } from '../../../shared/wizard/findings/known.ts';
import { findingAt, settingsFindings } from '../../../shared/wizard/findings/table.ts';
import { ChoiceLabel } from '../../components/choice-label.tsx';
import { findingMessage } from '../../components/field-message.tsx';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';

/** The ways to get a token with the access type of step 3, with when to use each. */
export function FlowChoice({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.signIn;
  const { draft } = wizard.state;
  const findings = settingsFindings(draft, 'sign-in', knownOf(wizard.state));
  const caution = findingAt(findings, 'flow', 'caution');
  const flows = flowsFor(draft.access);
  return (
    <section className="card">
      <Field label={text.flowLabel} {...(caution ? findingMessage(messages, caution) : {})}>
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
            return (
              <Radio key={flow} value={flow} label={<ChoiceLabel name={name} line={when} />} />
            );
          })}
        </RadioGroup>
      </Field>
    </section>
  );
}
