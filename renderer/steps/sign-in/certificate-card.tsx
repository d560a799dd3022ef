import { Button, Field } from '@fluentui/react-components';
import { useEffect, type RefObject } from 'react';
import type { ClientCertificateSummary } from '../../../shared/credentials.ts';
import { knownOf } from '../../../shared/wizard/findings/known.ts';
import { settingsFindings } from '../../../shared/wizard/findings/table.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { findingMessage } from '../../components/field-message.tsx';
import { SecretField } from '../../components/secret-field.tsx';
import { takeValue } from '../../components/take-value.ts';
import { useNow } from '../../components/use-now.ts';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';

interface CertificateCardProps {
  wizard: Wizard;
  /** The field of the file's password. */
  fieldRef: RefObject<HTMLInputElement | null>;
}

/** The client certificate: choosing its file, its password, and what may be shown of it. */
export function CertificateCard({ wizard, fieldRef }: CertificateCardProps) {
  const messages = useMessages();
  const text = messages.credentials;
  const { aids, draft, refusals } = wizard.state;
  const chosen = aids.entered.certificate;
  const missing = refusals > 0 && !chosen;
  const known = knownOf(wizard.state, useNow(60_000));
  // Nothing is typed here, so what is wrong with the file is said as soon as it is chosen.
  const [finding] = settingsFindings(draft, 'sign-in', known).filter(
    ({ field }) => field === 'certificate',
  );
  const isProblem = finding?.strength === 'problem';
  const lockedId = chosen?.kind === 'locked' ? chosen.credentialId : undefined;
  useEffect(() => {
    if (lockedId !== undefined) fieldRef.current?.focus();
  }, [lockedId, fieldRef]);
  return (
    <section className="card">
      <h2>{text.certificateTitle}</h2>
      <p className="quiet">{text.certificateHint}</p>
      <div className="run-actions">
        <Button
          {...(missing || isProblem ? { 'aria-invalid': true, 'aria-describedby': problemId } : {})}
          disabledFocusable={aids.entering}
          onClick={() => {
            wizard.chooseCertificate('file');
          }}
        >
          {chosen ? text.chooseAnother : text.choose}
        </Button>
        {draft.practice && (
          <Button
            disabledFocusable={aids.entering}
            onClick={() => {
              wizard.chooseCertificate('practice');
            }}
          >
            {text.usePractice}
          </Button>
        )}
      </div>
      {missing && (
        <p id={problemId} className="field-problem" role="alert">
          {text.certificateMissing}
        </p>
      )}
      {finding && (
        <div id={problemId}>
          <Field {...findingMessage(messages, finding)} />
        </div>
      )}
      {chosen?.kind === 'locked' && (
        <>
          <SecretField label={text.locked(chosen.fileName)} hint="" inputRef={fieldRef} />
          <div className="run-actions">
            <Button
              disabledFocusable={aids.entering}
              onClick={() => {
                wizard.unlockCertificate(chosen.credentialId, takeValue(fieldRef));
              }}
            >
              {text.unlock}
            </Button>
          </div>
        </>
      )}
      {chosen?.kind === 'certificate' && <CertificateTable wizard={wizard} certificate={chosen} />}
    </section>
  );
}

const problemId = 'certificate-problem';

function CertificateTable({
  wizard,
  certificate,
}: {
  wizard: Wizard;
  certificate: ClientCertificateSummary;
}) {
  const text = useMessages().credentials;
  const until = text.until(certificate.validTo);
  return (
    <table aria-label={text.tableLabel}>
      <tbody>
        <Row name={text.file} value={certificate.fileName} />
        <Row name={text.subject} value={certificate.subject} />
        <Row name={text.issuer} value={certificate.issuer} />
        <tr>
          <th scope="row">{text.validUntil}</th>
          <td>
            {until}
            {certificate.expired && <strong className="expired">{` (${text.expired})`}</strong>}
          </td>
        </tr>
        <Row name={text.thumbprint} value={certificate.thumbprint} wizard={wizard} />
        <Row name={text.portalThumbprint} value={certificate.portalThumbprint} wizard={wizard} />
      </tbody>
    </table>
  );
}

/** A row of the table; with a wizard, its value can be copied. */
function Row({ name, value, wizard }: { name: string; value: string; wizard?: Wizard }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {wizard ? (
          <div className="value-with-copy">
            <code className="breakable">{value}</code>
            <CopyButton wizard={wizard} text={value} what={name} />
          </div>
        ) : (
          value
        )}
      </td>
    </tr>
  );
}
