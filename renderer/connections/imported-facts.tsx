import { useId, type ReactNode } from 'react';
import { foreignValues } from '../../shared/connections/foreign-values.ts';
import type { ImportedConnection } from '../../shared/connections/saved-connection.ts';
import { toDraft } from '../../shared/connections/saved-draft.ts';
import {
  draftMailbox,
  draftSender,
  draftTenant,
  opensShared,
  type Draft,
} from '../../shared/wizard/draft.ts';
import { furtherMailboxesIn } from '../../shared/wizard/further-mailboxes.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { useMessages } from '../messages-context.ts';

/** What decides whose data a connection opens, and where its tokens go. */
export function ImportedFacts({ connection }: { connection: ImportedConnection }) {
  const messages = useMessages();
  const text = messages.connections;
  const { importDialog: dialog } = text;
  const draft = toDraft(connection.draft, { name: connection.name, isNamed: true }, undefined);
  const sender = draftSender(draft);
  return (
    <>
      <ForeignFacts draft={draft} />
      <dl className="facts">
        {draft.practice === undefined && connection.draft.practice && (
          <Fact name={dialog.tenant}>{text.practice}</Fact>
        )}
        {!connection.draft.practice && (
          <Fact name={dialog.tenant}>{draftTenant(draft) || dialog.empty}</Fact>
        )}
        <Fact name={dialog.cloud}>{messages.tenant.clouds[draft.cloud].name}</Fact>
        <Fact name={dialog.client}>{draft.clientId.trim() || dialog.empty}</Fact>
        <Fact name={dialog.mailbox}>{mailboxes(draft, messages)}</Fact>
        {sender !== draftMailbox(draft) && <Fact name={dialog.sender}>{sender}</Fact>}
        <Fact name={text.facts.access}>{text.access[draft.access]}</Fact>
      </dl>
    </>
  );
}

function mailboxes(draft: Draft, { connections: text }: Messages): string {
  const mailbox = draftMailbox(draft);
  if (mailbox === '') return text.importDialog.empty;
  const further = draft.access === 'application' ? furtherMailboxesIn(draft.furtherMailboxes) : [];
  const shown = opensShared(draft) ? text.shared(mailbox) : mailbox;
  return further.length === 0 ? shown : `${shown}, ${text.importDialog.further(further.length)}`;
}

/** Everything that is not the cloud's own, with what the cloud itself has there. */
function ForeignFacts({ draft }: { draft: Draft }) {
  const { importDialog: text } = useMessages().connections;
  const titleId = useId();
  const values = foreignValues(draft);
  if (values.length === 0) return null;
  return (
    <section className="failure" aria-labelledby={titleId}>
      <h3 id={titleId}>{text.foreign}</h3>
      <p>{text.foreignText}</p>
      <dl className="facts">
        {values.map((foreign) => {
          const name = text.foreignName(foreign);
          return (
            <Fact key={name} name={name}>
              <code>{foreign.value}</code>{' '}
              <span className="quiet imported-own">{text.instead(foreign.own)}</span>
            </Fact>
          );
        })}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
