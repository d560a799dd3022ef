import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { TenantReport } from '../../shared/tenant-report.ts';
import { draftAuthority } from '../../shared/wizard/cloud-values.ts';
import { draftTenant, type Draft } from '../../shared/wizard/draft.ts';
import { failedSignInRun } from '../../shared/wizard/sign-in-run.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { AuthorityFailure } from '../components/authority-failure.tsx';
import { FactsTable, type Fact } from '../components/facts-table.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import {
  sameQuestion,
  useTenantCheck,
  type TenantCheckState,
  type TenantQuestion,
} from './use-tenant-check.ts';

/** What the authority is to be asked of a draft; of the practice tenant, its own authority is. */
function questionOf(draft: Draft): TenantQuestion {
  const { cloud, practice } = draft;
  if (practice) {
    // Its authority has the one tenant, whatever cloud is practised, and the personal accounts.
    const tenant = draftTenant(draft);
    return { cloud, tenant: tenant === '' ? practice.tenantDomain : tenant, practice: true };
  }
  return { cloud, tenant: draftTenant(draft), practice: false, authority: draftAuthority(draft) };
}

/** Asks the authority whether it knows the tenant, and shows what it says. */
export function TenantCheck({ wizard }: { wizard: Wizard }) {
  const text = useMessages().tenant;
  const { draft } = wizard.state;
  const { state, ask, cancel } = useTenantCheck(wizard.api);
  const question = questionOf(draft);
  const asking = state.kind === 'asking';
  const answered = state.kind === 'found' || state.kind === 'failed';
  const stale = answered && !sameQuestion(question, state.question);

  function check() {
    if (asking) cancel();
    else if (stepIssues(draft, 'tenant').length > 0) wizard.dispatch({ kind: 'incomplete-found' });
    else ask(question);
  }

  return (
    <>
      <div className="tenant-check">
        <Button onClick={check}>
          {asking ? text.cancelCheck : answered ? text.checkAgain : text.check}
        </Button>
        <div role="status">
          {asking ? (
            <Spinner
              className="progress"
              size="tiny"
              labelPosition="after"
              label={text.checking(hostOf(state.question, draft))}
            />
          ) : (
            <span className="quiet">
              {state.kind === 'cancelled' ? text.checkCancelled : !answered ? text.checkHint : ''}
              {state.kind === 'found' && !stale && text.found}
            </span>
          )}
        </div>
      </div>
      {stale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.checkStale}</MessageBarBody>
        </MessageBar>
      )}
      {!stale && <Answer wizard={wizard} state={state} />}
    </>
  );
}

function hostOf({ authority }: TenantQuestion, { practice }: Draft): string {
  const url = practice?.authority ?? authority ?? '';
  return url.replace(/^https:\/\//, '').replace(/\/.*$/, '');
}

function Answer({ wizard, state }: { wizard: Wizard; state: TenantCheckState }) {
  if (state.kind === 'found') return <Report report={state.report} />;
  return state.kind === 'failed' ? (
    <Unknown wizard={wizard} question={state.question} error={state.error} />
  ) : null;
}

interface UnknownProps {
  wizard: Wizard;
  question: TenantQuestion;
  error: AppError;
}

/** Why the authority does not know the tenant, or could not be asked. */
function Unknown({ wizard, question, error }: UnknownProps) {
  const run = useMemo(() => {
    const { cloud, tenant, authority } = question;
    return failedSignInRun({ cloud, tenant, authority }, error);
  }, [question, error]);
  return <AuthorityFailure wizard={wizard} error={error} run={run} recognisedOnly />;
}

function Report({ report }: { report: TenantReport }) {
  const text = useMessages().tenant;
  const facts: Fact[] = [
    [
      text.tenantId,
      report.tenantId === undefined ? text.anyTenant : <code key="id">{report.tenantId}</code>,
    ],
    [
      text.issuer,
      <code key="issuer" className="breakable">
        {report.issuer}
      </code>,
    ],
    [text.cloud, report.cloud === undefined ? text.notStated : text.clouds[report.cloud].name],
    [text.region, report.region ?? text.notStated],
  ];
  return <FactsTable label={text.foundLabel} facts={facts} />;
}
