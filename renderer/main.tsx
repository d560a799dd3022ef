import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { assistantApi } from './api.ts';
import { App } from './app.tsx';
import { readFirstConnections } from './connections/first-connections.ts';
import { createRoot } from './create-root.ts';
import { readFirstPolicy } from './policy/first-policy.ts';
import { CrashBoundary } from './problem/crash-boundary.tsx';
import { CrashPage } from './problem/crash-page.tsx';
import { watchWindowErrors } from './problem/window-errors.ts';
import { readFirstSettings } from './settings/first-settings.ts';

/** The nonce that the policy of this page allows style elements by; it is readable only as this. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

const styles = createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce() } });

const api = assistantApi();
watchWindowErrors(window, api);
const [{ view, messages }, connections, policy] = await Promise.all([
  readFirstSettings(api),
  readFirstConnections(api),
  readFirstPolicy(api),
]);

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={styles} targetDocument={document}>
      <CrashBoundary api={api} fallback={<CrashPage api={api} messages={messages} />}>
        <App
          api={api}
          messages={messages}
          settings={view}
          connections={connections}
          policy={policy}
        />
      </CrashBoundary>
    </RendererProvider>
  </StrictMode>,
);
