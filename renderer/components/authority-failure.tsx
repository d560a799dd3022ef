import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { isNetworkFailure, ShowNetworkButton } from '../network/network-card.tsx';
import type { Wizard } from '../use-wizard.ts';
import { FailureCard } from './failure-card.tsx';
import { RefusalFacts } from './refusal-facts.tsx';

interface AuthorityFailureProps {
  wizard: Wizard;
  error: AppError;
  /** What else can be done about it here. */
  actions?: ReactNode;
}

/**
 * What came of asking the authority for something: the failure, what a support engineer asks for
 * where Entra ID refused, and the way to the network settings where the way there failed. The page
 * has to have these.
 */
export function AuthorityFailure({ wizard, error, actions }: AuthorityFailureProps) {
  return (
    <FailureCard
      error={error}
      actions={
        <>
          {error.refusal && <RefusalFacts wizard={wizard} facts={error.refusal} />}
          {isNetworkFailure(error.code) && <ShowNetworkButton />}
          {actions}
        </>
      }
    />
  );
}
