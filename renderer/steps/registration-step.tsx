import { Button } from '@fluentui/react-components';
import { clouds } from '../../shared/clouds.ts';
import { CopyableValue } from '../components/copyable-value.tsx';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { PracticeNote } from '../components/practice-note.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

const portal = 'https://entra.microsoft.com/';

/** Step 2: the app registration, and how to make one. */
export function RegistrationStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().registration;
  return (
    <FormStep wizard={wizard} step="registration" text={text}>
      <PracticeNote wizard={wizard} text={text.practiceNote} />
      <section className="card">
        <DraftTextField wizard={wizard} step="registration" field="clientId" />
      </section>
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
          <li>{text.stepCreate}</li>
          <li>
            {text.stepName}
            <CopyableValue wizard={wizard} value={text.exampleName} what={text.exampleName} />
          </li>
          <li>{text.stepAccounts}</li>
          <li>
            {text.stepPlatform}
            <CopyableValue
              wizard={wizard}
              value={clouds[wizard.state.draft.cloud].nativeClientRedirectUri.value}
              what={clouds[wizard.state.draft.cloud].nativeClientRedirectUri.value}
            />
          </li>
          <li>{text.stepId}</li>
        </ol>
      </section>
    </FormStep>
  );
}
