import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { AssistantApi } from '../shared/ipc.ts';
import type { Messages } from '../shared/messages/en.ts';
import { MessagesContext } from './messages-context.ts';
import { useColorScheme } from './use-color-scheme.ts';
import { useWizard } from './use-wizard.ts';
import { Window } from './window.tsx';

/** The whole page: language, theme and wizard. */
export function App({ api, messages }: { api: AssistantApi; messages: Messages }) {
  const wizard = useWizard(api);
  const theme = useColorScheme() === 'dark' ? webDarkTheme : webLightTheme;
  return (
    <FluentProvider theme={theme}>
      <MessagesContext value={messages}>
        <Window wizard={wizard} />
      </MessagesContext>
    </FluentProvider>
  );
}
