import type { Connection } from '../../../shared/connection.ts';
import type { Messages } from '../../../shared/messages/en.ts';

/** How it is said that there is a token: of a person, of the app, or of nobody who signed in here. */
export function doneHeading(
  { flow, access }: Pick<Connection, 'flow' | 'access'>,
  text: Messages['signIn'],
): string {
  if (flow === 'pasted-token') return text.headingDoneToken;
  return access === 'application' ? text.headingDoneApp : text.headingDone;
}
