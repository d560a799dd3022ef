import { Checkbox } from '@fluentui/react-components';
import { clouds } from '../../shared/clouds.ts';
import { protocols, type Protocol } from '../../shared/protocols.ts';
import { delegatedPermissions, delegatedScope, resourceOf } from '../../shared/scopes.ts';
import { withProtocol } from '../../shared/wizard/draft.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { fieldId } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Step 3: the protocols with their permissions, by the portal's name and by the requested one. */
export function ScopesStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().scopes;
  return (
    <FormStep wizard={wizard} step="scopes" text={text}>
      <ScopesTable wizard={wizard} />
      <section className="card">
        <h2>{text.howToTitle}</h2>
        <p>{text.howTo}</p>
        <p className="quiet">
          {text.oneToken} {text.consent}
        </p>
      </section>
    </FormStep>
  );
}

const problemId = 'protocols-problem';

function ScopesTable({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.scopes;
  const field = messages.fields.protocols;
  const { draft, refusals } = wizard.state;
  const issue = refusals > 0 ? stepIssues(draft, 'scopes')[0] : undefined;
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
            <ProtocolRow
              key={protocol}
              wizard={wizard}
              protocol={protocol}
              invalid={issue !== undefined}
            />
          ))}
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
              <Requested name="offline_access" requested={draft.offlineAccess} />
            </td>
            <td>{text.noServer}</td>
          </tr>
        </tbody>
      </table>
      {issue && (
        <p id={problemId} className="field-problem" role="alert">
          {field.problems[issue.problem]}
        </p>
      )}
      <p className="quiet">{text.staySignedInHint}</p>
    </section>
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
  const endpoint = clouds[draft.cloud].endpoints[protocol].value;
  const { host, port } = draft.practice?.[protocol] ?? endpoint;
  const chosen = draft.protocols.includes(protocol);
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
      <td>{text.permission(delegatedPermissions[protocol])}</td>
      <td>
        <Requested name={delegatedScope(resourceOf(draft), protocol)} requested={chosen} />
      </td>
      <td>{text.server(host, port, endpoint.security)}</td>
    </tr>
  );
}

/** A scope as it is requested, or that it is not. */
function Requested({ name, requested }: { name: string; requested: boolean }) {
  const text = useMessages().scopes;
  if (requested) return <code>{name}</code>;
  return <span className="quiet">{text.notRequested}</span>;
}
