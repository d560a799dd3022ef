import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ConnectionList } from '../shared/connections/saved-connection.ts';
import type { AssistantApi } from '../shared/assistant-api.ts';
import type { Messages } from '../shared/messages/en.ts';
import { noPolicy } from '../shared/policy/no-policy.ts';
import type { PolicyView } from '../shared/policy/policy-view.ts';
import type { SettingsView } from '../shared/settings.ts';
import { MessagesContext } from './messages-context.ts';
import { PolicyContext } from './policy/policy-context.ts';
import { CrashBoundary } from './problem/crash-boundary.tsx';
import { CrashPage } from './problem/crash-page.tsx';
import { ProblemProvider } from './problem/problem-provider.tsx';
import { defaultView } from './settings/first-settings.ts';
import { SettingsContext } from './settings/settings-context.ts';
import { useSettingsAccess } from './settings/use-settings-access.ts';
import { useTheme } from './settings/use-theme.ts';
import { useWizard } from './use-wizard.ts';
import { Window } from './window.tsx';

interface AppProps {
  api: AssistantApi;
  /** The texts to begin with: those of the language that `settings` come to. */
  messages: Messages;
  /** What was set; without it everything is as the system says. */
  settings?: SettingsView;
  /** The connections that are kept, and which of them was open; without them they are still read. */
  connections?: ConnectionList | undefined;
  /** What the organisation has set; without it, nothing. */
  policy?: PolicyView;
}

/**
 * The whole page: language, theme and wizard. The wizard's state is above language and theme, so that
 * neither can take anything from it.
 */
export function App(props: AppProps) {
  const { api, messages: firstMessages, settings: firstView, connections } = props;
  const { policy = noPolicy } = props;
  const wizard = useWizard(api, { connections, policy: policy.policy });
  const [first] = useState({ view: firstView ?? defaultView(), messages: firstMessages });
  const { access, messages } = useSettingsAccess(api, first);
  const { dispatch } = wizard;
  const { rememberSignIns } = access.settings;
  useEffect(() => {
    dispatch({ kind: 'remember-default', remember: rememberSignIns });
  }, [dispatch, rememberSignIns]);
  const theme = useTheme(access.settings.theme, access.language);
  return (
    <FluentProvider theme={theme}>
      <SettingsContext value={access}>
        <MessagesContext value={messages}>
          <PolicyContext value={policy}>
            <ProblemProvider api={api}>
              <CrashBoundary api={api} fallback={<CrashPage api={api} messages={messages} />}>
                <Window wizard={wizard} />
              </CrashBoundary>
            </ProblemProvider>
          </PolicyContext>
        </MessagesContext>
      </SettingsContext>
    </FluentProvider>
  );
}
