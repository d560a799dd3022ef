import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { fullAccessCommand } from '../../shared/scripts/full-access.ts';
import { isAddress } from '../../shared/text/validators.ts';
import { CopyableValue } from '../components/copyable-value.tsx';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { PracticePeople } from './practice-people.tsx';

/** Step 4: who signs in, and which mailbox is opened. */
export function MailboxesStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().mailboxes;
  const { draft } = wizard.state;
  const shared = draft.mailboxKind === 'shared';
  return (
    <FormStep wizard={wizard} step="mailboxes" text={text}>
      <section className="card">
        <DraftTextField wizard={wizard} step="mailboxes" field="user" />
        <Field label={text.mailboxLabel}>
          <RadioGroup
            value={draft.mailboxKind}
            onChange={(_event, { value }) => {
              const mailboxKind = value === 'shared' ? 'shared' : 'own';
              wizard.dispatch({ kind: 'draft-changed', change: { mailboxKind } });
            }}
          >
            <Radio value="own" label={text.own} />
            <Radio value="shared" label={text.shared} />
          </RadioGroup>
        </Field>
        {shared && <DraftTextField wizard={wizard} step="mailboxes" field="sharedMailbox" />}
      </section>
      {draft.practice && <PracticePeople practice={draft.practice} />}
      {shared && <GrantFullAccess wizard={wizard} />}
    </FormStep>
  );
}

function GrantFullAccess({ wizard }: { wizard: Wizard }) {
  const text = useMessages().mailboxes;
  const user = wizard.state.draft.user.trim();
  const mailbox = wizard.state.draft.sharedMailbox.trim();
  return (
    <section className="card">
      <h2>{text.grantTitle}</h2>
      <p>{text.grantText}</p>
      {isAddress(user) && isAddress(mailbox) ? (
        <CopyableValue
          wizard={wizard}
          value={fullAccessCommand(mailbox, user)}
          what={text.grantLabel}
        />
      ) : (
        <p className="quiet">{text.grantPending}</p>
      )}
    </section>
  );
}
