import type { AssistantApi } from '../../shared/assistant-api.ts';
import { describeException } from '../../shared/log/describe-exception.ts';

/** A page that fails in a loop fails in the same way each time. */
const maxTold = 20;

/**
 * Tells the log of every error that nothing in the page has caught: by what and where, never what
 * was said, because that can quote what a server or a person has written.
 */
export function watchWindowErrors(
  page: Pick<Window, 'addEventListener'>,
  api: Pick<AssistantApi, 'windowError'>,
): void {
  let told = 0;
  function tell(kind: 'error' | 'rejection', thrown: unknown): void {
    told += 1;
    if (told <= maxTold) void api.windowError({ kind, ...describeException(thrown) });
  }
  page.addEventListener('error', ({ error }) => {
    // Without an error it is the browser's own note, such as one of a layout that was seen too late.
    if (error !== undefined && error !== null) tell('error', error);
  });
  page.addEventListener('unhandledrejection', ({ reason }) => {
    tell('rejection', reason);
  });
}
