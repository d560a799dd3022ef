import { Field, Select } from '@fluentui/react-components';
import { clouds } from '../../shared/clouds.ts';
import { accessTypes, flowsFor } from '../../shared/flows.ts';
import { isFlowAllowed } from '../../shared/policy/policy.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** What the registration is for: the way to get a token, which decides what it needs. */
export function RegistrationFlow({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.registration;
  const { draft } = wizard.state;
  const isOffered = (access: (typeof accessTypes)[number]) =>
    access === 'delegated' || clouds[draft.cloud].applicationResource !== undefined;
  const isPractice = draft.practice !== undefined;
  const { policy } = wizard.state;
  const offered = accessTypes.filter(isOffered);
  return (
    <section className="card">
      <Field className="text-field" label={text.flowLabel} hint={text.flowHint}>
        <Select
          value={`${draft.access} ${draft.flow}`}
          onChange={(_event, { value }) => {
            for (const access of offered) {
              const flow = flowsFor(access).find((each) => `${access} ${each}` === value);
              if (flow) wizard.dispatch({ kind: 'draft-changed', change: { access, flow } });
            }
          }}
        >
          {offered.map((access) => (
            <optgroup key={access} label={messages.scopes.access[access]}>
              {flowsFor(access).map((flow) => {
                const { name } = messages.signIn.flows[flow];
                const isAllowed = isFlowAllowed(policy, flow, isPractice);
                return (
                  <option key={flow} value={`${access} ${flow}`} disabled={!isAllowed}>
                    {isAllowed ? name : messages.policy.flowOption(name)}
                  </option>
                );
              })}
            </optgroup>
          ))}
        </Select>
      </Field>
    </section>
  );
}
