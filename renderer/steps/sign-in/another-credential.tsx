import { Button } from '@fluentui/react-components';
import type { ErrorCode } from '../../../shared/errors.ts';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';

/** After these only another secret helps. */
const secretRefused: ReadonlySet<ErrorCode> = new Set([
  'credential/wrong-secret',
  'credential/expired-secret',
]);

/** True where the next step is to sign in with another secret or certificate. */
export function needsAnotherCredential(wizard: Wizard, code: ErrorCode): boolean {
  const { signIn, aids } = wizard.state;
  // A renewal that fails leaves the sign-in as it was, and there is no field beside it.
  if (signIn.kind === 'done') return false;
  if (secretRefused.has(code)) return aids.entered['client-secret'] !== undefined;
  return code === 'credential/wrong-certificate';
}

/** Does the next step after a refused secret or certificate: makes room for another one. */
export function AnotherCredential({ wizard, code }: { wizard: Wizard; code: ErrorCode }) {
  const text = useMessages().credentials;
  const isSecret = secretRefused.has(code);
  return (
    <Button
      onClick={() => {
        if (isSecret) wizard.dropCredential('client-secret');
        else wizard.chooseCertificate('file');
      }}
    >
      {isSecret ? text.enterAnother : text.takeAnother}
    </Button>
  );
}
