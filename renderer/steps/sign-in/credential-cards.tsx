import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type RefObject } from 'react';
import type { CredentialKind } from '../../../shared/credentials.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { credentialOf } from '../../../shared/flows.ts';
import type { ErrorText } from '../../../shared/messages/errors/error-text.ts';
import { CopyableValue } from '../../components/copyable-value.tsx';
import { FailureCard } from '../../components/failure-card.tsx';
import { SecretField } from '../../components/secret-field.tsx';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';
import { CertificateCard } from './certificate-card.tsx';

interface CredentialCardProps {
  wizard: Wizard;
  /** The field of what is entered, or of a certificate's password: its value is nowhere else. */
  fieldRef: RefObject<HTMLInputElement | null>;
}

/** What can be said at the field alone: what was copied instead. */
const saidAtField: ReadonlySet<ErrorCode> = new Set([
  'credential/secret-id',
  'credential/token-as-secret',
]);

/** What the chosen flow signs in with; nothing for the flows in which a person signs in. */
export function CredentialCard({ wizard, fieldRef }: CredentialCardProps) {
  const { draft, aids } = wizard.state;
  const kind = credentialOf(draft.flow);
  const { entryError } = aids;
  useEffect(() => {
    // What was not taken is entered again.
    if (entryError) fieldRef.current?.focus();
  }, [entryError, fieldRef]);
  if (!kind) return null;
  return (
    <>
      {entryError && !saidAtField.has(entryError.code) && (
        <div role="alert">
          <FailureCard error={entryError} />
        </div>
      )}
      {kind === 'certificate' ? (
        <CertificateCard wizard={wizard} fieldRef={fieldRef} />
      ) : (
        <EnteredCard wizard={wizard} fieldRef={fieldRef} kind={kind} />
      )}
      <KeptCredential wizard={wizard} kind={kind} />
    </>
  );
}

/** A client secret or a token: a field until it was entered, then what may be shown of it. */
function EnteredCard({
  wizard,
  fieldRef,
  kind,
}: CredentialCardProps & { kind: 'client-secret' | 'pasted-token' }) {
  const messages = useMessages();
  const text = messages.credentials;
  const { aids, draft, refusals } = wizard.state;
  const entered = aids.entered[kind];
  const isSecret = kind === 'client-secret';
  const before = useRef(entered);
  useEffect(() => {
    // Whoever drops what was entered means to enter another one.
    if (before.current && !entered) fieldRef.current?.focus();
    before.current = entered;
  }, [entered, fieldRef]);
  if (entered?.kind === 'client-secret' || entered?.kind === 'pasted-token') {
    return (
      <section className="card">
        <div className="card-head">
          <p>
            {entered.kind === 'client-secret'
              ? text.entered(entered.length)
              : text.tokenEntered(entered.token.length)}
            <br />
            <span className="quiet">{text.hidden}</span>
          </p>
          <Button
            size="small"
            onClick={() => {
              wizard.dropCredential(kind);
            }}
          >
            {text.replace}
          </Button>
        </div>
      </section>
    );
  }
  const missing = isSecret ? text.secretMissing : text.tokenMissing;
  const { entryError } = aids;
  const mistaken =
    entryError && saidAtField.has(entryError.code) ? messages.errors[entryError.code] : undefined;
  return (
    <section className="card">
      <SecretField
        label={isSecret ? text.secretLabel : text.tokenLabel}
        hint={isSecret ? text.secretHint : text.tokenHint}
        inputRef={fieldRef}
        {...(refusals > 0 ? { problem: missing } : {})}
        {...(mistaken ? { problem: <MistakenText text={mistaken} /> } : {})}
      />
      {isSecret && draft.practice && (
        <dl className="facts">
          <dt>{text.practiceSecret}</dt>
          <dd>
            <CopyableValue
              wizard={wizard}
              value={draft.practice.clientSecret}
              what={text.practiceSecret}
            />
          </dd>
        </dl>
      )}
    </section>
  );
}

function MistakenText({ text }: { text: ErrorText }) {
  return (
    <>
      <strong>{text.title}</strong> {text.nextStep}
    </>
  );
}

/** That one is kept on this computer, with the way to use it and the way to be rid of it. */
function KeptCredential({ wizard, kind }: { wizard: Wizard; kind: CredentialKind }) {
  const text = useMessages().credentials;
  const { kept, entered } = wizard.state.aids;
  if (kept?.kind !== kind) return null;
  const inUse = entered[kind]?.credentialId === kept.credentialId;
  return (
    <section className="card">
      <p>{text.kept[kind]}</p>
      <div className="run-actions">
        {!inUse && (
          <Button size="small" onClick={wizard.takeKeptCredential}>
            {text.useKept}
          </Button>
        )}
        <Button size="small" onClick={wizard.removeKeptCredential}>
          {text.removeKept}
        </Button>
      </div>
    </section>
  );
}
