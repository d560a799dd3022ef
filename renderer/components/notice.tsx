import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** What did not work outside any step: a link that was not opened, a text that was not copied. */
export function Notice({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const { notice, connections } = wizard.state;
  const error = notice ?? connections.unkept;
  if (!error) return null;
  const text = messages.errors[error.code];
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.title}</MessageBarTitle> {text.nextStep}
      </MessageBarBody>
      {/* That nothing is kept is said until it is. */}
      {notice && (
        <MessageBarActions>
          <Button
            size="small"
            onClick={() => {
              wizard.dispatch({ kind: 'notice', error: undefined });
            }}
          >
            {messages.failure.dismiss}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
