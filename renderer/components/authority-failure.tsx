import type { ReactNode } from 'react';
import type { PartialRun } from '../../shared/diagnosis/partial-run.ts';
import type { AppError } from '../../shared/errors.ts';
import { FindingCard } from '../findings/finding-card.tsx';
import type { FindingContext } from '../findings/finding-body.tsx';
import { useDiagnosis } from '../findings/use-diagnosis.ts';
import { isNetworkFailure, ShowNetworkButton } from '../network/network-card.tsx';
import { FailureCard } from './failure-card.tsx';
import { RefusalFacts } from './refusal-facts.tsx';

interface AuthorityFailureProps extends FindingContext {
  error: AppError;
  /** What is known of it, to find the cause in; it must stay the same object. */
  run: PartialRun;
  /**
   * Where a cause is looked for at a stage that is no sign-in, what is usual at sign-ins is of no
   * use: then only a cause that is recognised is shown.
   */
  recognisedOnly?: boolean;
  /** What else can be done about it here. */
  actions?: ReactNode;
}

/**
 * What came of asking the authority for something: what is behind the failure, what a support
 * engineer asks for where Entra ID refused, and the way to the network settings where the way there
 * failed. The page has to have these.
 */
export function AuthorityFailure(props: AuthorityFailureProps) {
  const { error, run, recognisedOnly = false, actions, ...context } = props;
  const [diagnosis] = useDiagnosis(run)?.failures ?? [];
  const ways = (
    <>
      {isNetworkFailure(error.code) && <ShowNetworkButton />}
      {actions}
    </>
  );
  if (diagnosis && (diagnosis.recognised || !recognisedOnly)) {
    return <FindingCard diagnosis={diagnosis} error={error} actions={ways} {...context} />;
  }
  return (
    <FailureCard
      error={error}
      actions={
        <>
          {error.refusal && <RefusalFacts wizard={context.wizard} facts={error.refusal} />}
          {ways}
        </>
      }
    />
  );
}
