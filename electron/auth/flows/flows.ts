import type { FlowId } from '../../../shared/flows.ts';
import { clientCertificateFlow } from './client-certificate.ts';
import { clientSecretFlow } from './client-secret.ts';
import { createDeviceCodeFlow } from './device-code.ts';
import { pastedTokenFlow } from './pasted-token.ts';
import { signInWindowFlow } from './sign-in-window.ts';
import { createSystemBrowserFlow } from './system-browser.ts';
import type { Flow } from './types.ts';

/** Every flow by its ID. */
export const flows: Readonly<Record<FlowId, Flow>> = {
  window: signInWindowFlow,
  browser: createSystemBrowserFlow(),
  'device-code': createDeviceCodeFlow(),
  secret: clientSecretFlow,
  certificate: clientCertificateFlow,
  'pasted-token': pastedTokenFlow,
};
