import { Checkbox } from '@fluentui/react-components';
import { clouds } from '../../shared/clouds.ts';
import { delegatedPermissions, delegatedScope } from '../../shared/scopes.ts';
import { FormStep } from '../components/form-step.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Step 3: the permissions, by the portal's name and by the one that is requested. */
export function ScopesStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().scopes;
  return (
    <FormStep wizard={wizard} step="scopes" text={text}>
      <ScopesTable wizard={wizard} />
      <section className="card">
        <h2>{text.howToTitle}</h2>
        <p>{text.howTo}</p>
        <p className="quiet">{text.consent}</p>
      </section>
    </FormStep>
  );
}

function ScopesTable({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.scopes;
  const { draft } = wizard.state;
  const server = draft.practice?.imap ?? clouds.global.endpoints.imap;
  return (
    <section className="card is-table">
      <table aria-label={text.tableLabel}>
        <thead>
          <tr>
            <th scope="col">{text.columnPurpose}</th>
            <th scope="col">{text.columnPermission}</th>
            <th scope="col">{text.columnScope}</th>
            <th scope="col">{text.columnServer}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{messages.protocols.imap}</th>
            <td>{text.permission(delegatedPermissions.imap)}</td>
            <td>
              <code>{delegatedScope('global', 'imap')}</code>
            </td>
            <td>{text.server(server.host, server.port)}</td>
          </tr>
          <tr>
            <th scope="row">
              <Checkbox
                className="cell-checkbox"
                label={text.staySignedIn}
                checked={draft.offlineAccess}
                onChange={(_event, { checked }) => {
                  const offlineAccess = checked === true;
                  wizard.dispatch({ kind: 'draft-changed', change: { offlineAccess } });
                }}
              />
            </th>
            <td>{text.permission('offline_access')}</td>
            <td>
              {draft.offlineAccess ? (
                <code>offline_access</code>
              ) : (
                <span className="quiet">{text.notRequested}</span>
              )}
            </td>
            <td>{text.noServer}</td>
          </tr>
        </tbody>
      </table>
      <p className="quiet">{text.staySignedInHint}</p>
    </section>
  );
}
