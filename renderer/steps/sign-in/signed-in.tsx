import { Button, Spinner } from '@fluentui/react-components';
import { isExpired, type CurrentSignIn } from '../../../shared/wizard/selectors.ts';
import { FactsTable, type Fact } from '../../components/facts-table.tsx';
import { useNow } from '../../components/use-now.ts';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';
import type { TranscriptPointer } from '../../transcript/use-pointer.ts';
import { SignInFailure } from './sign-in-failure.tsx';
import { TokenInspector } from './token-inspector.tsx';

interface SignedInProps {
  wizard: Wizard;
  signIn: Extract<CurrentSignIn, { kind: 'valid' }>;
  /** Leads to the lines of the transcript below. */
  pointer: TranscriptPointer;
}

/** Who is signed in and for how long, what can be done about it, and what the token says. */
export function SignedIn({ wizard, signIn, pointer }: SignedInProps) {
  const messages = useMessages();
  const text = messages.signedIn;
  const { summary, connection, renewal } = signIn;
  const { token } = summary;
  const over = isExpired(summary, useNow(15_000));
  const until = token.expiresAt === undefined ? text.notStated : text.expiresAt(token.expiresAt);
  const isPasted = summary.flow === 'pasted-token';
  const cannotRenew = isPasted ? text.cannotRenewToken : text.cannotRenew;
  const facts: Fact[] = [
    [
      connection.access === 'application' ? text.app : text.account,
      summary.account || text.notStated,
    ],
    [text.tenantId, summary.tenantId ?? text.notStated],
    [text.flow, messages.signIn.flows[summary.flow].name],
    [text.expires, over ? `${until} (${text.expired})` : until],
    [text.renewable, summary.renewable ? text.canRenew : cannotRenew],
    [text.kept, summary.remembered ? text.remembered : text.notRemembered],
    [text.token, messages.token.shape(token.length, token.fingerprint)],
  ];
  return (
    <>
      {renewal.kind === 'failed' && (
        <SignInFailure
          wizard={wizard}
          error={renewal.error}
          connection={connection}
          pointer={pointer}
        />
      )}
      <section className="card is-table">
        <FactsTable label={text.label} facts={facts} />
        <SignedInActions wizard={wizard} signIn={signIn} />
      </section>
      <TokenInspector wizard={wizard} summary={summary} connection={connection} />
    </>
  );
}

function SignedInActions({ wizard, signIn }: Omit<SignedInProps, 'pointer'>) {
  const text = useMessages().signedIn;
  const renewing = signIn.renewal.kind === 'under-way';
  const isPasted = signIn.summary.flow === 'pasted-token';
  return (
    <div className="run-actions">
      {signIn.summary.renewable && (
        // One button all along, so that the focus stays on it.
        <Button
          size="small"
          onClick={() => {
            if (renewing) wizard.cancelSignIn();
            else wizard.renewSignIn();
          }}
        >
          {renewing ? text.cancelRenewal : text.renew}
        </Button>
      )}
      <Button
        size="small"
        disabledFocusable={renewing}
        onClick={() => {
          // Of a token that was pasted nothing is left to begin with again.
          if (isPasted) wizard.dropCredential('pasted-token');
          wizard.signOut();
        }}
      >
        {isPasted ? text.anotherToken : text.signOut}
      </Button>
      <span role="status">
        {renewing && <Spinner size="tiny" labelPosition="after" label={text.renewing} />}
      </span>
    </div>
  );
}
