import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useRef, type RefObject } from 'react';
import { credentialOf } from '../../shared/flows.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { currentSignIn, type CurrentSignIn } from '../../shared/wizard/selectors.ts';
import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { StepPage } from '../components/step-page.tsx';
import { takeValue } from '../components/take-value.ts';
import { useMessages } from '../messages-context.ts';
import { SignInTranscript } from '../transcript/sign-in-transcript.tsx';
import { useTranscriptPointer, type TranscriptPointer } from '../transcript/use-pointer.ts';
import type { Wizard } from '../use-wizard.ts';
import { Accounts } from './sign-in/accounts.tsx';
import { CredentialCard } from './sign-in/credential-cards.tsx';
import { DeviceCode } from './sign-in/device-code.tsx';
import { doneHeading } from './sign-in/done-heading.ts';
import { FlowChoice } from './sign-in/flow-choice.tsx';
import { Remember } from './sign-in/remember.tsx';
import { SignInFailure } from './sign-in/sign-in-failure.tsx';
import { SignInProgressLine } from './sign-in/sign-in-progress.tsx';
import { SignedIn } from './sign-in/signed-in.tsx';
import { WhoSignsIn } from './sign-in/who-signs-in.tsx';

/** Step 5: the way to get a token is chosen and gone, and what the token says is looked at. */
export function SignInStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().signIn;
  const signIn = currentSignIn(wizard.state);
  const fieldRef = useRef<HTMLInputElement>(null);
  // A line of one transcript is none of that of the next sign-in.
  const ended = signIn.kind === 'failed' ? signIn.span?.finishedAt : undefined;
  const pointer = useTranscriptPointer(ended ?? signIn.kind);
  const { heading, lead } = introduction(wizard, signIn, text);
  return (
    <StepPage
      wizard={wizard}
      step="sign-in"
      heading={heading}
      lead={lead}
      phase={signIn.kind}
      onSubmit={() => {
        if (signIn.kind === 'valid') wizard.dispatch({ kind: 'continue' });
        else if (signIn.kind !== 'open') void enterAndSignIn(wizard, fieldRef);
      }}
      footer={<SignInButtons wizard={wizard} signIn={signIn} />}
    >
      <SignInContent wizard={wizard} signIn={signIn} fieldRef={fieldRef} pointer={pointer} />
      <SignInTranscript wizard={wizard} pointer={pointer} />
    </StepPage>
  );
}

function introduction(wizard: Wizard, signIn: CurrentSignIn, text: Messages['signIn']) {
  const { access, flow } = wizard.state.draft;
  if (signIn.kind !== 'valid') return { heading: text.heading, lead: text.flows[flow].lead };
  const heading = doneHeading(signIn.connection, text);
  if (flow === 'pasted-token') return { heading, lead: text.confirmToken };
  return { heading, lead: access === 'application' ? text.confirmApp : text.confirm };
}

/** What still stands in the field is entered first, so that one press does all. */
async function enterAndSignIn(wizard: Wizard, fieldRef: RefObject<HTMLInputElement | null>) {
  const kind = credentialOf(wizard.state.draft.flow);
  const { entered, entering } = wizard.state.aids;
  if (entering) return;
  const value = takeValue(fieldRef);
  if (kind === undefined || value === '') {
    wizard.signIn();
    return;
  }
  if (kind === 'certificate') {
    // Its details are looked at before anyone signs in with it.
    if (entered.certificate) wizard.unlockCertificate(entered.certificate.credentialId, value);
    return;
  }
  const credential = await wizard.enterSecret(kind, value);
  if (credential) wizard.signIn({ credentialId: credential.credentialId });
}

interface PartProps {
  wizard: Wizard;
  signIn: CurrentSignIn;
}

function SignInButtons({ wizard, signIn }: PartProps) {
  const text = useMessages().signIn;
  const { flow } = wizard.state.draft;
  const start = flow === 'pasted-token' ? text.startToken : text.start;
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
        {flow !== 'pasted-token' && (
          <Button
            key="again"
            onClick={() => {
              wizard.signIn();
            }}
          >
            {text.again}
          </Button>
        )}
        <PrimaryButton key="next">{text.next}</PrimaryButton>
      </>
    );
  }
  const again = signIn.kind !== 'none' && flow !== 'pasted-token';
  return (
    <>
      <BackButton wizard={wizard} />
      <PrimaryButton key="start">{again ? text.again : start}</PrimaryButton>
    </>
  );
}

function SignInContent({
  wizard,
  signIn,
  fieldRef,
  pointer,
}: PartProps & { fieldRef: RefObject<HTMLInputElement | null>; pointer: TranscriptPointer }) {
  const text = useMessages().signIn;
  const open = signIn.kind === 'open';
  return (
    <>
      {signIn.kind === 'failed' && (
        <SignInFailure
          wizard={wizard}
          error={signIn.error}
          connection={signIn.connection}
          finishedAt={signIn.span?.finishedAt}
          pointer={pointer}
        />
      )}
      {signIn.kind === 'stale' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.stale(signIn.account)}</MessageBarBody>
        </MessageBar>
      )}
      <SignInProgressLine signIn={signIn} />
      {open && signIn.progress?.kind === 'device-code' && (
        <DeviceCode wizard={wizard} code={signIn.progress} />
      )}
      {signIn.kind === 'valid' ? (
        <SignedIn wizard={wizard} signIn={signIn} pointer={pointer} />
      ) : (
        <WhoSignsIn wizard={wizard} open={open} />
      )}
      {!open && signIn.kind !== 'valid' && (
        <>
          <Accounts wizard={wizard} />
          <FlowChoice wizard={wizard} />
          <CredentialCard wizard={wizard} fieldRef={fieldRef} />
          <Remember wizard={wizard} />
        </>
      )}
    </>
  );
}
