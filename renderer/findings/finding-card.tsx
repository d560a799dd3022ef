import { useId, type ReactNode } from 'react';
import { explain, type ExplainedFinding } from '../../shared/diagnosis/explained.ts';
import type { FailureDiagnosis } from '../../shared/diagnosis/finding.ts';
import type { AppError } from '../../shared/errors.ts';
import { useMessages } from '../messages-context.ts';
import { Certainty } from './certainty.tsx';
import { FindingBody, type FindingContext } from './finding-body.tsx';
import { FindingList } from './finding-list.tsx';
import { Said } from './said.tsx';
import { SameFailures, type SameFailure } from './same-failures.tsx';
import { FoldedSupport, Refusal } from './support-facts.tsx';
import { UnrecognisedCard } from './unrecognised-card.tsx';

export interface FindingCardProps extends FindingContext {
  diagnosis: FailureDiagnosis;
  /** The failure as this program saw it; none where somebody reported it. */
  error?: AppError | undefined;
  /** The line that was marked as the reason when it came. */
  evidenceLine?: number | undefined;
  /** Turns the plain title into one that says where it happened. */
  titleOf?: ((title: string) => string) | undefined;
  /** Failures of other protocols with the same cause. */
  same?: readonly SameFailure[];
  /** What can be done about it here. */
  actions?: ReactNode;
}

/**
 * What is behind one failure: what is wrong, how sure that is, what shows it, why, and what to do;
 * then what else it may be. Where nothing was recognised, what is known and what is usual.
 */
export function FindingCard(props: FindingCardProps) {
  const messages = useMessages();
  const { diagnosis } = props;
  const [first, ...others] = explain(diagnosis.findings, diagnosis.values, messages.findings);
  if (!first || !diagnosis.recognised) {
    return <UnrecognisedCard {...props} usual={first ? [first, ...others] : []} />;
  }
  return <RecognisedCard {...props} first={first} others={others} />;
}

interface RecognisedCardProps extends FindingCardProps {
  first: ExplainedFinding;
  others: readonly ExplainedFinding[];
}

function RecognisedCard(props: RecognisedCardProps) {
  const { diagnosis, error, titleOf, same = [], actions, first, others, ...context } = props;
  const { wizard } = context;
  const messages = useMessages();
  const titleId = useId();
  const { title } = first.text;
  const refusal = <Refusal wizard={wizard} diagnosis={diagnosis} refusal={error?.refusal} />;
  const hasRefusal = error?.refusal !== undefined || diagnosis.values.numbers !== undefined;
  return (
    <section className="failure finding" aria-labelledby={titleId}>
      <h2 id={titleId}>{titleOf ? titleOf(title) : title}</h2>
      <div>
        <Certainty certainty={first.finding.certainty} />
      </div>
      <FindingBody
        explained={first}
        moreEvidence={<SameFailures same={same} {...context} />}
        {...context}
      />
      {first.finding.evidence.every(({ kind }) => kind !== 'line') && (
        <Said error={error} quoted={undefined} />
      )}
      {error?.retryAfterMs !== undefined && <p>{messages.test.waitFor(error.retryAfterMs)}</p>}
      {hasRefusal ? refusal : <FoldedSupport wizard={wizard} diagnosis={diagnosis} />}
      <FindingList title={messages.finding.others(others.length)} findings={others} {...context} />
      <p className="quiet">
        {error && (
          <>
            {messages.failure.code}: <code>{error.code}</code> ·{' '}
          </>
        )}
        {messages.finding.id}: <code>{first.finding.id}</code>
      </p>
      {actions}
    </section>
  );
}
