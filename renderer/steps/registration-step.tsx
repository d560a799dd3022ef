import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { clouds } from '../../shared/clouds.ts';
import { CopyableValue } from '../components/copyable-value.tsx';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { PracticeNote } from '../components/practice-note.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Step 2: the app registration, and how to make one. */
export function RegistrationStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().registration;
  const { applicationResource } = clouds[wizard.state.draft.cloud];
  return (
    <FormStep wizard={wizard} step="registration" text={text}>
      <PracticeNote wizard={wizard} text={text.practiceNote} />
      <section className="card">
        <DraftTextField wizard={wizard} step="registration" field="clientId" />
      </section>
      <NewRegistration wizard={wizard} />
      <PersonFlows wizard={wizard} />
      {applicationResource && <ApplicationFlows />}
    </FormStep>
  );
}

function NewRegistration({ wizard }: { wizard: Wizard }) {
  const text = useMessages().registration;
  const cloud = clouds[wizard.state.draft.cloud];
  const portal = cloud.portals.entra.value;
  const personal = cloud.fixedTenant !== undefined;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{text.portalTitle}</h2>
        <Button
          size="small"
          onClick={() => {
            wizard.openLink(portal);
          }}
        >
          {text.openPortal}
        </Button>
      </div>
      <ol className="how-to">
        <li>{text.stepCreate(portal.replace(/^https:\/\/|\/$/g, ''))}</li>
        <li>
          {text.stepName}
          <CopyableValue wizard={wizard} value={text.exampleName} what={text.exampleName} />
        </li>
        <li>{personal ? text.stepPersonalAccounts : text.stepAccounts}</li>
        <li>{text.stepId}</li>
        <li>{text.stepSignIn}</li>
      </ol>
    </section>
  );
}

/** What each way for a person to sign in needs of the registration. */
function PersonFlows({ wizard }: { wizard: Wizard }) {
  const text = useMessages().registration;
  const nativeClient = clouds[wizard.state.draft.cloud].nativeClientRedirectUri.value;
  return (
    <section className="card">
      <h2>{text.personTitle}</h2>
      <p>{text.personText}</p>
      <dl className="ways">
        <Way name={text.window} line={text.windowText}>
          <CopyableValue wizard={wizard} value={nativeClient} what={nativeClient} />
        </Way>
        <Way name={text.browser} line={text.browserText}>
          <CopyableValue wizard={wizard} value={text.loopbackUri} what={text.loopbackUri} />
        </Way>
        <Way name={text.deviceCode} line={text.deviceCodeText} />
      </dl>
    </section>
  );
}

/** What the app needs to sign in as itself. */
function ApplicationFlows() {
  const text = useMessages().registration;
  return (
    <section className="card">
      <h2>{text.applicationTitle}</h2>
      <p>{text.applicationText}</p>
      <dl className="ways">
        <Way name={text.secret} line={text.secretText} />
        <Way name={text.certificate} line={text.certificateText} />
      </dl>
    </section>
  );
}

function Way({ name, line, children }: { name: string; line: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {line}
        {children}
      </dd>
    </div>
  );
}
