import { Field, Select } from '@fluentui/react-components';
import { signInAudiences } from '../../shared/registration.ts';
import { fieldMessage } from '../components/field-message.tsx';
import { fieldId } from '../components/text-field.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

const notKnown = 'not-known';

/** Which accounts the registration is for, so that it can be compared with the tenant. */
export function AccountTypes({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const { label, hint } = messages.fields.signInAudience;
  const { accountTypes } = messages.registration;
  const { state, dispatch } = wizard;
  return (
    <Field
      className="text-field"
      label={label}
      hint={hint}
      {...fieldMessage(messages, state, 'registration', 'signInAudience')}
    >
      <Select
        id={fieldId('signInAudience')}
        value={state.draft.signInAudience ?? notKnown}
        onChange={(_event, { value }) => {
          const signInAudience = signInAudiences.find((each) => each === value);
          dispatch({ kind: 'draft-changed', change: { signInAudience } });
        }}
      >
        {([notKnown, ...signInAudiences] as const).map((each) => (
          <option key={each} value={each}>
            {accountTypes[each]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
