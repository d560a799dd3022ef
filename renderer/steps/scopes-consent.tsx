import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useMemo } from 'react';
import { consentLink } from '../../shared/admin-consent.ts';
import { clouds } from '../../shared/clouds.ts';
import type { Connection } from '../../shared/connection.ts';
import { isFlowAllowed } from '../../shared/policy/policy.ts';
import { sameSignIn } from '../../shared/wizard/draft.ts';
import { failedSignInRun } from '../../shared/wizard/sign-in-run.ts';
import { toConsentConnection } from '../../shared/wizard/validation.ts';
import { AuthorityFailure } from '../components/authority-failure.tsx';
import { CopyableValue } from '../components/copyable-value.tsx';
import { useMessages } from '../messages-context.ts';
import { isNetworkFailure, NetworkCard } from '../network/network-card.tsx';
import { ManagedMark } from '../policy/managed-mark.tsx';
import type { Wizard } from '../use-wizard.ts';
import { useConsent, type ConsentState } from './use-consent.ts';

/** The link by which an administrator consents for everyone, and the way through it from here. */
export function AdminConsent({ wizard }: { wizard: Wizard }) {
  const text = useMessages().scopes;
  const { draft } = wizard.state;
  const connection = toConsentConnection(draft);
  const personal = clouds[draft.cloud].fixedTenant !== undefined;
  const admin = draft.practice?.people.find((person) => person.admin);
  return (
    <section className="card">
      <h2>{text.consentTitle}</h2>
      <p>{personal ? text.consentPersonal : text.consentText[draft.access]}</p>
      {!personal && admin && (
        <p className="quiet">{text.consentPractice(admin.address, admin.password)}</p>
      )}
      {!personal && !connection && <p className="quiet">{text.consentPending}</p>}
      {!personal && connection && <ConsentWays wizard={wizard} connection={connection} />}
    </section>
  );
}

interface ConsentWaysProps {
  wizard: Wizard;
  connection: Connection;
}

function ConsentWays({ wizard, connection }: ConsentWaysProps) {
  const { scopes: text, policy: policyTexts } = useMessages();
  const isAllowed = isFlowAllowed(wizard.state.policy, 'window', connection.practice);
  const { state, walk, cancel } = useConsent(wizard.api);
  const link = consentLink(connection);
  const open = state.kind === 'open';
  return (
    <>
      {!connection.practice && (
        <div>
          <p>{text.consentLinkText}</p>
          <CopyableValue wizard={wizard} value={link} what={text.consentLink} />
          {connection.access === 'application' && (
            <>
              <p className="quiet">{text.consentRedirectUri}</p>
              <CopyableValue
                wizard={wizard}
                value={clouds[connection.cloud].nativeClientRedirectUri.value}
                what={text.consentRedirectUriLabel}
              />
            </>
          )}
        </div>
      )}
      <div className="run-actions">
        {!connection.practice && (
          <Button
            onClick={() => {
              wizard.openLink(link);
            }}
          >
            {text.consentOpen}
          </Button>
        )}
        <Button
          disabled={!isAllowed}
          onClick={() => {
            if (open) cancel();
            else walk(connection);
          }}
        >
          {open
            ? text.consentCancel
            : state.kind === 'none'
              ? text.consentWalk
              : text.consentWalkAgain}
        </Button>
      </div>
      {!isAllowed && (
        <p>
          <ManagedMark field="allowedFlows" note={policyTexts.consentNotAllowed} />
        </p>
      )}
      <Outcome wizard={wizard} state={state} connection={connection} />
    </>
  );
}

/** How the walk goes, for eyes and ears. */
function Outcome({ wizard, state, connection }: ConsentWaysProps & { state: ConsentState }) {
  const text = useMessages().scopes;
  const stale =
    (state.kind === 'given' || state.kind === 'failed') &&
    !sameSignIn(connection, state.connection);
  const closed = state.kind === 'failed' && state.error.code === 'signin/cancelled';
  return (
    <>
      <div role="status" className="progress-line">
        {state.kind === 'open' && (
          <Spinner
            className="progress"
            size="tiny"
            labelPosition="after"
            label={text.consentShowing}
          />
        )}
        {closed && <span className="quiet">{text.consentCancelled}</span>}
        {state.kind === 'given' && (
          <MessageBar intent={stale ? 'warning' : 'success'} layout="multiline">
            <MessageBarBody>
              {text.consentGiven(state.report.tenantId)}{' '}
              {state.report.scope !== undefined && text.consentScopes(state.report.scope)}{' '}
              {stale && text.consentStale}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {state.kind === 'failed' && !closed && !stale && (
        <>
          <ConsentFailure wizard={wizard} state={state} />
          {isNetworkFailure(state.error.code) && <NetworkCard wizard={wizard} />}
        </>
      )}
    </>
  );
}

type Failed = Extract<ConsentState, { kind: 'failed' }>;

function ConsentFailure({ wizard, state }: { wizard: Wizard; state: Failed }) {
  const { connection, error } = state;
  const run = useMemo(() => failedSignInRun(connection, error), [connection, error]);
  return (
    <AuthorityFailure
      wizard={wizard}
      error={error}
      run={run}
      connection={connection}
      recognisedOnly
    />
  );
}
