import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { draftMailbox, opensShared } from '../../shared/wizard/draft.ts';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { Guide } from '../components/guide.tsx';
import { ScriptCard } from '../components/script-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ApplicationMailboxes } from './application-mailboxes.tsx';
import { PracticeMailboxes, PracticePeople } from './practice-people.tsx';

/** What is granted in Exchange Online; each is shown only where the settings have a use for it. */
const mailboxScripts = [
  'full-access',
  'send-as',
  'app-access',
  'app-smtp-role',
  'mailbox-protocols',
  'smtp-organization',
] as const;

/** Step 4: who signs in, which mailbox is opened, and what SMTP sends as. */
export function MailboxesStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().mailboxes;
  const { draft } = wizard.state;
  const application = draft.access === 'application';
  const { next } = text;
  const top = application
    ? { heading: text.headingApplication, lead: text.leadApplication, next }
    : { heading: text.heading, lead: text.lead, next };
  return (
    <FormStep wizard={wizard} step="mailboxes" text={top}>
      <section className="card">
        <DraftTextField wizard={wizard} step="mailboxes" field="user" />
        {application ? <ApplicationMailboxes wizard={wizard} /> : <MailboxChoice wizard={wizard} />}
      </section>
      {draft.protocols.includes('smtp') && (
        <section className="card">
          <h2>{text.smtpTitle}</h2>
          <DraftTextField
            wizard={wizard}
            step="mailboxes"
            field="sender"
            optional={{ placeholder: draftMailbox(draft) }}
          />
          <p className="quiet">{text.smtpNote[draft.access]}</p>
        </section>
      )}
      {application && (
        <section className="card">
          <h2>{text.applicationTitle}</h2>
          <p>{text.applicationText}</p>
        </section>
      )}
      {draft.practice &&
        (application ? (
          <PracticeMailboxes practice={draft.practice} />
        ) : (
          <PracticePeople practice={draft.practice} cloud={draft.cloud} />
        ))}
      {mailboxScripts.map((topic) => (
        <ScriptCard key={topic} wizard={wizard} topic={topic} />
      ))}
      <Guide wizard={wizard} id="mailbox-delegation" />
      {application && <Guide wizard={wizard} id="enterprise-object-id" />}
      <Guide wizard={wizard} id="mailbox-protocols" />
      <Guide wizard={wizard} id="smtp-auth" />
    </FormStep>
  );
}

/** The person's own mailbox, or a shared one. */
function MailboxChoice({ wizard }: { wizard: Wizard }) {
  const text = useMessages().mailboxes;
  const { draft } = wizard.state;
  return (
    <>
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
      {opensShared(draft) && (
        <DraftTextField wizard={wizard} step="mailboxes" field="sharedMailbox" />
      )}
    </>
  );
}
