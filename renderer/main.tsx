import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { en } from '../shared/messages/en.ts';
import { assistantApi } from './api.ts';
import { App } from './app.tsx';

/** The nonce that the policy of this page allows style elements by; it is readable only as this. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

const styles = createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce() } });

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={styles} targetDocument={document}>
      <App api={assistantApi()} messages={en} />
    </RendererProvider>
  </StrictMode>,
);
