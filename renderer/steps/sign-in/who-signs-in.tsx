import { Button } from '@fluentui/react-components';
import { draftTenant, practicePeople } from '../../../shared/wizard/draft.ts';
import { CopyableValue } from '../../components/copyable-value.tsx';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';

/** Who is to sign in, where, and with what password in the practice tenant. */
export function WhoSignsIn({ wizard, open }: { wizard: Wizard; open: boolean }) {
  const messages = useMessages();
  const text = messages.signIn;
  const { draft } = wizard.state;
  const { practice } = draft;
  const user = draft.user.trim();
  const isApp = draft.access === 'application';
  const people = practice && !isApp ? practicePeople(practice, draft.cloud) : [];
  const person = people.find(({ address }) => address.toLowerCase() === user.toLowerCase());
  const canChoose = !open && (draft.flow === 'window' || draft.flow === 'browser');
  return (
    <section className="card">
      <dl className="facts">
        <dt>{text.willSignIn}</dt>
        <dd>{isApp ? text.theApp(draft.clientId.trim()) : user}</dd>
        <dt>{text.willSignInTo}</dt>
        <dd>{draftTenant(draft)}</dd>
        {person && draft.flow !== 'pasted-token' && (
          <>
            <dt>{text.practicePassword}</dt>
            <dd>
              <CopyableValue wizard={wizard} value={person.password} what={text.practicePassword} />
            </dd>
          </>
        )}
      </dl>
      {practice && (draft.flow === 'browser' || draft.flow === 'device-code') && (
        <p className="quiet">{text.practiceBrowser}</p>
      )}
      {canChoose && (
        <div className="run-actions">
          <Button
            size="small"
            onClick={() => {
              wizard.signIn({ chooseAccount: true });
            }}
          >
            {messages.keeping.another}
          </Button>
        </div>
      )}
    </section>
  );
}
