import type { AppError, ErrorCode } from '../errors.ts';
import type { FlowId } from '../flows.ts';

/** Which ways can still work after a failure, the best first. */
const waysOut: Partial<Record<ErrorCode, readonly FlowId[]>> = {
  // The policy wants what only a browser on a known device can show.
  'signin/needs-browser': ['browser'],
  'signin/device-code-blocked': ['browser'],
  'signin/browser-not-opened': ['window', 'device-code'],
};

/**
 * The flows to offer after a sign-in failed: those that can still work where the one that was tried
 * cannot. Only a person's sign-in has such ways.
 *
 * @returns none where another flow would fail as well
 */
export function offeredFlows({ code }: AppError, tried: FlowId): readonly FlowId[] {
  // The page on which a policy refuses the window leads nowhere: a person can only close it.
  if (code === 'signin/cancelled') return tried === 'window' ? ['browser'] : [];
  return (waysOut[code] ?? []).filter((flow) => flow !== tried);
}
