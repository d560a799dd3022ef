import { Field, Select } from '@fluentui/react-components';
import { signInAudiences } from '../../shared/registration.ts';
import { useAnnouncement } from '../components/announcer.tsx';
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
  const value = state.draft.signInAudience ?? notKnown;
  // A choice is whole as soon as it is made.
  const filledIn = { value, isLeft: true };
  const said = fieldMessage(messages, state, 'registration', 'signInAudience', filledIn);
  useAnnouncement(said.announcement);
  return (
    <Field className="text-field" label={label} hint={hint} {...said.message}>
      <Select
        id={fieldId('signInAudience')}
        value={value}
        onChange={(_event, { value: chosen }) => {
          const signInAudience = signInAudiences.find((each) => each === chosen);
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
