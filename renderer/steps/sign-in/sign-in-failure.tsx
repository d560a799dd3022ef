import { Button } from '@fluentui/react-components';
import type { AppError } from '../../../shared/errors.ts';
import type { FlowId } from '../../../shared/flows.ts';
import { offeredFlows } from '../../../shared/wizard/offered-flow.ts';
import { AuthorityFailure } from '../../components/authority-failure.tsx';
import { useMessages } from '../../messages-context.ts';
import { isNetworkFailure, NetworkCard } from '../../network/network-card.tsx';
import type { Wizard } from '../../use-wizard.ts';
import { AnotherCredential, needsAnotherCredential } from './another-credential.tsx';

interface SignInFailureProps {
  wizard: Wizard;
  error: AppError;
  /** The way that was tried. */
  flow: FlowId;
}

/** Why a sign-in failed, what Entra ID said of it, and the ways that can still work. */
export function SignInFailure({ wizard, error, flow }: SignInFailureProps) {
  const text = useMessages().signIn;
  const offered = offeredFlows(error, flow);
  const another = needsAnotherCredential(wizard, error.code);
  return (
    <>
      <AuthorityFailure
        wizard={wizard}
        error={error}
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
