import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { currentSignIn, type CurrentSignIn } from '../../shared/wizard/selectors.ts';
import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { CopyableValue } from '../components/copyable-value.tsx';
import { FailureCard } from '../components/failure-card.tsx';
import { StepPage } from '../components/step-page.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { TokenClaims } from './token-claims.tsx';

/** Step 5: a person signs in, and sees what token that gave. */
export function SignInStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().signIn;
  const signIn = currentSignIn(wizard.state);
  return (
    <StepPage
      wizard={wizard}
      step="sign-in"
      heading={signIn.kind === 'valid' ? text.headingDone : text.heading}
      lead={signIn.kind === 'valid' ? text.confirm : text.lead}
      phase={signIn.kind}
      onSubmit={() => {
        if (signIn.kind === 'valid') wizard.dispatch({ kind: 'continue' });
        else if (signIn.kind !== 'open') wizard.signIn();
      }}
      footer={<SignInButtons wizard={wizard} signIn={signIn} />}
    >
      <SignInContent wizard={wizard} signIn={signIn} />
    </StepPage>
  );
}

interface PartProps {
  wizard: Wizard;
  signIn: CurrentSignIn;
}

function SignInButtons({ wizard, signIn }: PartProps) {
  const text = useMessages().signIn;
  if (signIn.kind === 'open') {
    return (
      <>
        <BackButton wizard={wizard} />
        <Button
          key="cancel"
          onClick={() => {
            wizard.cancelSignIn();
          }}
        >
          {text.cancel}
        </Button>
      </>
    );
  }
  if (signIn.kind === 'valid') {
    return (
      <>
        <BackButton wizard={wizard} />
        <Button
          key="again"
          onClick={() => {
            wizard.signIn();
          }}
        >
          {text.again}
        </Button>
        <PrimaryButton key="next">{text.next}</PrimaryButton>
      </>
    );
  }
  return (
    <>
      <BackButton wizard={wizard} />
      <PrimaryButton key="start">{signIn.kind === 'none' ? text.start : text.again}</PrimaryButton>
    </>
  );
}

function SignInContent({ wizard, signIn }: PartProps) {
  const text = useMessages().signIn;
  return (
    <>
      {signIn.kind === 'failed' && <FailureCard error={signIn.error} />}
      {signIn.kind === 'stale' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.stale(signIn.account)}</MessageBarBody>
        </MessageBar>
      )}
      {signIn.kind === 'valid' ? (
        <TokenClaims summary={signIn.summary} />
      ) : (
        <WhoSignsIn wizard={wizard} />
      )}
      <SignInProgress signIn={signIn} />
    </>
  );
}

/** What goes on, for eyes and ears; when it is over, how it ended. */
function SignInProgress({ signIn }: { signIn: CurrentSignIn }) {
  const messages = useMessages();
  const text = messages.signIn;
  const shown =
    signIn.kind === 'open' && signIn.progress?.kind === 'page'
      ? text.showing(signIn.progress.host)
      : undefined;
  const result =
    signIn.kind === 'failed'
      ? messages.errors[signIn.error.code].title
      : signIn.kind === 'valid'
        ? text.headingDone
        : undefined;
  return (
    <div role="status">
      {signIn.kind === 'open' && (
        <Spinner
          className="progress"
          size="small"
          labelPosition="after"
          label={
            <>
              {text.opening} {shown}
            </>
          }
        />
      )}
      {result !== undefined && <span className="visually-hidden">{result}</span>}
    </div>
  );
}

function WhoSignsIn({ wizard }: { wizard: Wizard }) {
  const text = useMessages().signIn;
  const { draft } = wizard.state;
  const user = draft.user.trim();
  const person = draft.practice?.people.find(
    ({ address }) => address.toLowerCase() === user.toLowerCase(),
  );
  return (
    <section className="card">
      <dl className="facts">
        <dt>{text.willSignIn}</dt>
        <dd>{user}</dd>
        <dt>{text.willSignInTo}</dt>
        <dd>{draft.tenant.trim()}</dd>
        {person && (
          <>
            <dt>{text.practicePassword}</dt>
            <dd>
              <CopyableValue wizard={wizard} value={person.password} what={text.practicePassword} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
