import type { AssistantApi } from '../../shared/assistant-api.ts';
import { noPolicy } from '../../shared/policy/no-policy.ts';
import type { PolicyView } from '../../shared/policy/policy-view.ts';

/** The main process has read it before there is a window; it holds to it with or without the page. */
const deadlineMs = 2_000;

/** Reads what the organisation has set, so that nothing is offered for a moment that is not allowed. */
export async function readFirstPolicy(api: AssistantApi): Promise<PolicyView> {
  const answer = await Promise.race([api.readPolicy(), after(deadlineMs)]);
  return answer?.ok ? answer.value : noPolicy;
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
}
