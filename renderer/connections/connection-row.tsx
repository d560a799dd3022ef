import { Button } from '@fluentui/react-components';
import {
  ArrowExport16Regular,
  Copy16Regular,
  Delete16Regular,
  Edit16Regular,
} from '@fluentui/react-icons';
import type { SavedConnection } from '../../shared/connections/saved-connection.ts';
import { toDraft } from '../../shared/connections/saved-draft.ts';
import { draftMailbox, draftTenant, opensShared } from '../../shared/wizard/draft.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface ConnectionRowProps {
  wizard: Wizard;
  connection: SavedConnection;
  onRename: () => void;
  onExport: () => void;
  onDelete: () => void;
}

/** One saved connection: what it is for, and what can be done with it. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { wizard, connection, onRename, onExport, onDelete } = props;
  const { connections: text } = useMessages();
  const starting = wizard.state.start.kind === 'starting';
  const name = connection.name === '' ? text.unnamed : connection.name;
  return (
    <li className="connection">
      <div className="connection-text">
        <div className="connection-head">
          <strong className="connection-name">{name}</strong>
          {connection.draft.practice && <span className="practice-badge">{text.practice}</span>}
        </div>
        <ConnectionFacts connection={connection} />
        <div className="quiet">
          {text.changed(connection.updatedAt)} · {text.at(connection.step)}
        </div>
      </div>
      <div className="connection-actions">
        <Button
          aria-label={text.openOf(name)}
          disabledFocusable={starting}
          onClick={() => {
            wizard.openConnection(connection);
          }}
        >
          {text.open}
        </Button>
        <Button
          appearance="subtle"
          icon={<Edit16Regular />}
          aria-label={text.renameOf(name)}
          title={text.rename}
          onClick={onRename}
        />
        <Button
          appearance="subtle"
          icon={<Copy16Regular />}
          aria-label={text.duplicateOf(name)}
          title={text.duplicate}
          onClick={() => {
            wizard.duplicateConnection(connection, text.copyOf(name));
          }}
        />
        <Button
          appearance="subtle"
          icon={<ArrowExport16Regular />}
          aria-label={text.exportOf(name)}
          title={text.export}
          onClick={onExport}
        />
        <Button
          appearance="subtle"
          icon={<Delete16Regular />}
          aria-label={text.deleteOf(name)}
          title={text.delete}
          onClick={onDelete}
        />
      </div>
    </li>
  );
}

/** Tenant, mailbox and access, as far as they are filled in. */
function ConnectionFacts({ connection }: { connection: SavedConnection }) {
  const messages = useMessages();
  const text = messages.connections;
  const { draft: saved } = connection;
  const draft = toDraft(saved, connection, undefined);
  const tenant = draftTenant(draft);
  const mailbox = draftMailbox(draft);
  const shownMailbox = opensShared(draft) && mailbox !== '' ? text.shared(mailbox) : mailbox;
  return (
    <dl className="connection-facts">
      {/* What the practice tenant fills in anew each time is nobody's choice. */}
      {!(saved.practice && tenant === '') && (
        <Fact name={text.facts.tenant}>
          {tenant === '' ? text.noTenant : messages.rail.tenant(tenant, draft.cloud)}
        </Fact>
      )}
      {!(saved.practice && mailbox === '') && (
        <Fact name={text.facts.mailbox}>{mailbox === '' ? text.noMailbox : shownMailbox}</Fact>
      )}
      <Fact name={text.facts.access}>
        {text.access[draft.access]}
        {draft.protocols.length > 0 &&
          ` · ${draft.protocols.map((each) => messages.protocols[each]).join(', ')}`}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="visually-hidden">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
