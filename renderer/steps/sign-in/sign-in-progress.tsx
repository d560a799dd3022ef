import { Spinner } from '@fluentui/react-components';
import type { Messages } from '../../../shared/messages/en.ts';
import type { CurrentSignIn } from '../../../shared/wizard/selectors.ts';
import { useMessages } from '../../messages-context.ts';
import { doneHeading } from './done-heading.ts';

/** What goes on, for eyes and ears; when it is over, how it ended. */
export function SignInProgressLine({ signIn }: { signIn: CurrentSignIn }) {
  const messages = useMessages();
  const result =
    signIn.kind === 'failed'
      ? messages.errors[signIn.error.code].title
      : signIn.kind === 'valid' && signIn.renewal.kind !== 'under-way'
        ? doneHeading(signIn.connection, messages.signIn)
        : undefined;
  return (
    <div role="status">
      {signIn.kind === 'open' && (
        <Spinner
          className="progress"
          size="small"
          labelPosition="after"
          label={progressText(signIn, messages.signIn)}
        />
      )}
      {result !== undefined && <span className="visually-hidden">{result}</span>}
    </div>
  );
}

function progressText(
  { progress, connection }: Extract<CurrentSignIn, { kind: 'open' }>,
  text: Messages['signIn'],
): string {
  const opening = text.opening[connection.flow];
  switch (progress?.kind) {
    case undefined:
      return opening;
    case 'page':
      return `${opening} ${text.showing(progress.host)}`;
    case 'browser-opened':
      return text.browserOpened;
    case 'answer-refused':
      return text.answerRefused(progress.reason);
    case 'device-code':
      return text.deviceWaiting;
  }
}
