import {
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  Info16Regular,
  QuestionCircle16Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Connection } from '../../../shared/connection.ts';
import { inspectToken } from '../../../shared/inspector/inspect-token.ts';
import type { InspectedClaim, Verdict } from '../../../shared/inspector/inspected-claim.ts';
import type { SignInSummary } from '../../../shared/sign-in.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useNow } from '../../components/use-now.ts';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';

/** Often enough for a token that runs out while it is looked at. In milliseconds. */
const inspectedEvery = 15_000;

const icons: Readonly<Record<Verdict, ReactElement>> = {
  right: <CheckmarkCircle16Filled aria-hidden="true" />,
  wrong: <DismissCircle16Filled aria-hidden="true" />,
  note: <Info16Regular aria-hidden="true" />,
  unknown: <QuestionCircle16Regular aria-hidden="true" />,
};

interface TokenInspectorProps {
  wizard: Wizard;
  summary: SignInSummary;
  connection: Connection;
}

/** What the mail server will look at, each claim with its verdict; then all the others. */
export function TokenInspector({ wizard, summary, connection }: TokenInspectorProps) {
  const { inspector } = useMessages();
  const now = useNow(inspectedEvery);
  const { token, clockOffsetMs, connectionTenantId } = summary;
  const rows = inspectToken(token, {
    connection,
    now,
    ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
    ...(connectionTenantId === undefined ? {} : { tenantId: connectionTenantId }),
  });
  return (
    <>
      <section className="card is-table">
        <h2>{inspector.title}</h2>
        <table className="inspector" aria-label={inspector.label}>
          <thead>
            <tr>
              <th scope="col">{inspector.claimColumn}</th>
              <th scope="col">{inspector.valueColumn}</th>
              <th scope="col">{inspector.verdictColumn}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <InspectedRow key={index} wizard={wizard} row={row} />
            ))}
          </tbody>
        </table>
        <p className="quiet">{inspector.signature}</p>
      </section>
      {token.claims.length > 0 && (
        <details className="card fold">
          <summary>
            <span className="fold-title">{inspector.allTitle(token.claims.length)}</span>
          </summary>
          <div className="fold-body">
            <table className="inspector" aria-label={inspector.allLabel}>
              <tbody>
                {token.claims.map(({ name, value }, index) => (
                  // Names of a hostile token may look the same once they are cut.
                  <tr key={index}>
                    <th scope="row">
                      <code>{name}</code>
                    </th>
                    <td>
                      <code className="breakable">{value}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}

function InspectedRow({ wizard, row }: { wizard: Wizard; row: InspectedClaim }) {
  const { inspector } = useMessages();
  return (
    <tr className={`is-${row.verdict}`}>
      <th scope="row">{inspector.claimName(row)}</th>
      <td>
        {row.value === '' ? (
          <span className="quiet">{inspector.empty}</span>
        ) : row.reason === 'oid-object-id' ? (
          // It is wanted elsewhere: by New-ServicePrincipal.
          <div className="value-with-copy">
            <code className="breakable">{row.value}</code>
            <CopyButton wizard={wizard} text={row.value} what={inspector.objectId} />
          </div>
        ) : (
          <code className="breakable">{inspector.value(row)}</code>
        )}
      </td>
      <td>
        <span className="verdict">
          {icons[row.verdict]} {inspector.verdicts[row.verdict]}
        </span>{' '}
        {inspector.reason(row)}
      </td>
    </tr>
  );
}
