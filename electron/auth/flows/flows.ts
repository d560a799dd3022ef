import type { FlowId } from '../../../shared/flows.ts';
import { clientCertificateFlow } from './client-certificate.ts';
import { clientSecretFlow } from './client-secret.ts';
import { pastedTokenFlow } from './pasted-token.ts';
import { signInWindowFlow } from './sign-in-window.ts';
import type { Flow } from './types.ts';

/** Every flow by its ID. */
export const flows: Partial<Record<FlowId, Flow>> = {
  window: signInWindowFlow,
  secret: clientSecretFlow,
  certificate: clientCertificateFlow,
  'pasted-token': pastedTokenFlow,
};
