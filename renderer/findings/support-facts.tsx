import type { RefusalFacts as Facts } from '../../shared/errors.ts';
import type { FailureDiagnosis } from '../../shared/diagnosis/finding.ts';
import { RefusalFacts } from '../components/refusal-facts.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface SupportFactsProps {
  wizard: Wizard;
  diagnosis: FailureDiagnosis;
}

/** What Microsoft's support asks for, to be copied. */
export function SupportFacts({ wizard, diagnosis }: SupportFactsProps) {
  const text = useMessages().finding;
  const rows = text.supportRows(diagnosis.support);
  if (rows.length === 0) return null;
  return (
    <div className="refusal">
      <p>{text.supportText}</p>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="facts-row">
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <CopyButton
        wizard={wizard}
        text={rows.map((row) => row.join(': ')).join('\n')}
        label={text.supportCopy}
        what={text.support}
      />
    </div>
  );
}

/** {@link SupportFacts}, folded away, where Microsoft named something by which it can look it up. */
export function FoldedSupport({ wizard, diagnosis }: SupportFactsProps) {
  const text = useMessages().finding;
  const { traceId, correlationId, server } = diagnosis.support;
  if ((traceId ?? correlationId ?? server) === undefined) return null;
  return (
    <details className="fold finding-list">
      <summary>
        <span className="fold-name">{text.support}</span>
      </summary>
      <SupportFacts wizard={wizard} diagnosis={diagnosis} />
    </details>
  );
}

/** How Entra ID names the refusal: what this program was told, else what a message names. */
export function Refusal({
  wizard,
  diagnosis,
  refusal,
}: SupportFactsProps & { refusal: Facts | undefined }) {
  const { numbers = [] } = diagnosis.values;
  if (refusal) return <RefusalFacts wizard={wizard} facts={refusal} />;
  if (numbers.length === 0) return null;
  const { traceId, correlationId } = diagnosis.support;
  const facts: Facts = {
    ...{ error: '', numbers: [...numbers] },
    ...(traceId === undefined ? {} : { traceId }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
  return <RefusalFacts wizard={wizard} facts={facts} />;
}
