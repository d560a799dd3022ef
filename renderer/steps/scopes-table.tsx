import { Checkbox } from '@fluentui/react-components';
import { protocols, type Protocol } from '../../shared/protocols.ts';
import {
  applicationPermissions,
  delegatedPermissions,
  delegatedScope,
  resourceOf,
} from '../../shared/scopes.ts';
import { scopeSettings, serverText } from '../../shared/wizard/cloud-values.ts';
import { withProtocol, type Draft } from '../../shared/wizard/draft.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { fieldId } from '../components/text-field.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

const problemId = 'protocols-problem';

/** The protocols to choose from, with what each needs by the portal's name and by the requested one. */
export function ScopesTable({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.scopes;
  const field = messages.fields.protocols;
  const { draft, refusals } = wizard.state;
  const missing = refusals > 0 && stepIssues(draft, 'scopes').length > 0;
  const delegated = draft.access === 'delegated';
  return (
    <section className="card is-table">
      <p className="quiet">{field.hint}</p>
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
          {protocols.map((protocol) => (
            <ProtocolRow key={protocol} wizard={wizard} protocol={protocol} invalid={missing} />
          ))}
          {delegated && <StaySignedInRow wizard={wizard} />}
        </tbody>
      </table>
      {missing && (
        <p id={problemId} className="field-problem" role="alert">
          {field.problems.missing}
        </p>
      )}
      {delegated && <p className="quiet">{text.staySignedInHint}</p>}
    </section>
  );
}

/** `offline_access`, for a person's sign-in only: an app asks anew with its secret or certificate. */
function StaySignedInRow({ wizard }: { wizard: Wizard }) {
  const text = useMessages().scopes;
  const { draft } = wizard.state;
  return (
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
      <td>{text.permission.delegated('offline_access')}</td>
      <td>
        <Requested name="offline_access" requested={draft.offlineAccess} />
      </td>
      <td>{text.noServer}</td>
    </tr>
  );
}

interface ProtocolRowProps {
  wizard: Wizard;
  protocol: Protocol;
  /** True where no protocol is chosen, and one asked to go on. */
  invalid: boolean;
}

function ProtocolRow({ wizard, protocol, invalid }: ProtocolRowProps) {
  const messages = useMessages();
  const text = messages.scopes;
  const { draft } = wizard.state;
  const server = serverText(draft, protocol);
  const { host, port } = draft.practice?.[protocol] ?? server;
  const chosen = draft.protocols.includes(protocol);
  const { permission, scope } = namesOf(draft, protocol);
  return (
    <tr>
      <th scope="row">
        <Checkbox
          // The link in the summary leads to the first one.
          {...(protocol === protocols[0] ? { id: fieldId('protocols') } : {})}
          {...(invalid ? { 'aria-invalid': true, 'aria-describedby': problemId } : {})}
          className="cell-checkbox"
          label={messages.protocols[protocol]}
          checked={chosen}
          onChange={(_event, { checked }) => {
            const changed = withProtocol(draft.protocols, protocol, checked === true);
            wizard.dispatch({ kind: 'draft-changed', change: { protocols: changed } });
          }}
        />
      </th>
      <td>{text.permission[draft.access](permission)}</td>
      <td>
        <Requested name={scope} requested={chosen} />
      </td>
      <td>{text.server(host, port, server.security)}</td>
    </tr>
  );
}

/** A protocol's permission as the portal has it, and the scope that is requested for it. */
function namesOf(draft: Draft, protocol: Protocol): { permission: string; scope: string } {
  const resource = resourceOf(scopeSettings(draft));
  return draft.access === 'delegated'
    ? { permission: delegatedPermissions[protocol], scope: delegatedScope(resource, protocol) }
    : { permission: applicationPermissions[protocol], scope: `${resource}.default` };
}

/** A scope as it is requested, or that it is not. */
function Requested({ name, requested }: { name: string; requested: boolean }) {
  const text = useMessages().scopes;
  if (requested) return <code>{name}</code>;
  return <span className="quiet">{text.notRequested}</span>;
}
