import type { FlowId } from '../../../shared/flows.ts';
import { signInWindowFlow } from './sign-in-window.ts';
import type { Flow } from './types.ts';

/** Every flow by its ID. */
export const flows: Partial<Record<FlowId, Flow>> = {
  window: signInWindowFlow,
};
