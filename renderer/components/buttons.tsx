import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Goes one step back; nothing that was typed is lost. */
export function BackButton({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  return (
    <Button
      onClick={() => {
        wizard.dispatch({ kind: 'back' });
      }}
    >
      {messages.step.back}
    </Button>
  );
}

/** The one button of a page that does what the page is for; also Enter in a field presses it. */
export function PrimaryButton({ children }: { children: ReactNode }) {
  return (
    <Button appearance="primary" type="submit">
      {children}
    </Button>
  );
}
