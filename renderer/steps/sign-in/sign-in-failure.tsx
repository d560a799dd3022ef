import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Connection } from '../../../shared/connection.ts';
import type { AppError } from '../../../shared/errors.ts';
import { isFlowAllowed } from '../../../shared/policy/policy.ts';
import { lineListOf } from '../../../shared/transcript/line-list.ts';
import { offeredFlows } from '../../../shared/wizard/offered-flow.ts';
import { failedSignInRun } from '../../../shared/wizard/sign-in-run.ts';
import { AuthorityFailure } from '../../components/authority-failure.tsx';
import { useMessages } from '../../messages-context.ts';
import { isNetworkFailure, NetworkCard } from '../../network/network-card.tsx';
import type { TranscriptPointer } from '../../transcript/use-pointer.ts';
import type { Wizard } from '../../use-wizard.ts';
import { AnotherCredential, needsAnotherCredential } from './another-credential.tsx';

interface SignInFailureProps {
  wizard: Wizard;
  error: AppError;
  /** What was tried. */
  connection: Connection;
  /** When it ended, ISO 8601. */
  finishedAt?: string | undefined;
  /** Leads to the lines of the transcript below. */
  pointer: TranscriptPointer;
}

/** Why a sign-in failed, what Entra ID said of it, and the ways that can still work. */
export function SignInFailure(props: SignInFailureProps) {
  const { wizard, error, connection, finishedAt, pointer } = props;
  const text = useMessages().signIn;
  const { signInLines } = wizard.state;
  const lines = useMemo(() => lineListOf(signInLines), [signInLines]);
  const run = useMemo(
    () => failedSignInRun(connection, error, signInLines, finishedAt),
    [connection, error, signInLines, finishedAt],
  );
  const { policy } = wizard.state;
  const offered = offeredFlows(error, connection.flow).filter((flow) =>
    isFlowAllowed(policy, flow, connection.practice),
  );
  const another = needsAnotherCredential(wizard, error.code);
  return (
    <>
      <AuthorityFailure
        wizard={wizard}
        error={error}
        run={run}
        connection={connection}
        lines={lines}
        onShowLine={pointer.show}
        actions={
          (offered.length > 0 || another) && (
            <>
              {error.code === 'signin/cancelled' && <p className="quiet">{text.closedHint}</p>}
              <div className="run-actions">
                {another && <AnotherCredential wizard={wizard} code={error.code} />}
                {offered.map((other) => (
                  <Button
                    key={other}
                    onClick={() => {
                      wizard.signIn({ flow: other });
                    }}
                  >
                    {text.tryFlow[other]}
                  </Button>
                ))}
              </div>
            </>
          )
        }
      />
      {isNetworkFailure(error.code) && <NetworkCard wizard={wizard} />}
    </>
  );
}
