import { explain } from '../../shared/diagnosis/explained.ts';
import type { FailureDiagnosis } from '../../shared/diagnosis/finding.ts';
import type { FailureView } from '../../shared/wizard/run-view.ts';
import { useMessages } from '../messages-context.ts';
import { EvidenceLine, type FindingContext } from './finding-body.tsx';

/** A failure of another protocol that has the same cause. */
export interface SameFailure {
  view: FailureView;
  diagnosis: FailureDiagnosis;
}

/** What shows the same cause over other protocols: a line of each. */
export function SameFailures({
  same,
  ...context
}: FindingContext & { same: readonly SameFailure[] }) {
  const messages = useMessages();
  if (same.length === 0) return null;
  return (
    <ul className="evidence" aria-label={messages.finding.sameEvidence}>
      {same.map(({ view, diagnosis }) => {
        const { protocol, lines } = view.check;
        const [first] = explain(diagnosis.findings, diagnosis.values, messages.findings);
        const line = first?.finding.evidence.find(({ kind }) => kind === 'line');
        return (
          <li key={protocol}>
            <strong>{messages.protocols[protocol]}</strong>{' '}
            {line && <EvidenceLine evidence={line} {...context} lines={lines} />}
          </li>
        );
      })}
    </ul>
  );
}
