import { useId } from 'react';
import type { ExplainedFinding } from '../../shared/diagnosis/explained.ts';
import type { FailureDiagnosis } from '../../shared/diagnosis/finding.ts';
import { lineNumbered, noLines } from '../../shared/transcript/line-list.ts';
import { useMessages } from '../messages-context.ts';
import { Certainty } from './certainty.tsx';
import { EvidenceLine } from './finding-body.tsx';
import type { FindingCardProps } from './finding-card.tsx';
import { FindingList } from './finding-list.tsx';
import { Said } from './said.tsx';
import { Refusal, SupportFacts } from './support-facts.tsx';

interface UnrecognisedCardProps extends FindingCardProps {
  /** What is usual at this stage. */
  usual: readonly ExplainedFinding[];
}

/**
 * A failure of which nothing is known: where it stopped and what was said, what is right so far,
 * what is usual there, and what Microsoft's support asks for.
 */
export function UnrecognisedCard(props: UnrecognisedCardProps) {
  const { diagnosis, error, titleOf, actions, usual, ...context } = props;
  const messages = useMessages();
  const text = messages.finding;
  const titleId = useId();
  const { wizard, lines = noLines, onShowLine } = context;
  const { protocol, stage, support } = diagnosis;
  const told = error && messages.errors[error.code];
  const title = told?.title ?? text.notRecognisedTitle;
  const said = quotedLine(props);
  const hasRefusal = error?.refusal !== undefined || diagnosis.values.numbers !== undefined;
  // What is usual is shown by nothing that was said.
  const shownByNothing = usual.map((each) => ({
    ...each,
    finding: { ...each.finding, evidence: [] },
  }));
  return (
    <section className="failure finding" aria-labelledby={titleId}>
      <h2 id={titleId}>{titleOf ? titleOf(title) : title}</h2>
      <div className="certainty-line">
        <Certainty certainty={undefined} /> <span>{text.stoppedAt(protocol, stage)}</span>
      </div>
      {said && (
        <p>
          <EvidenceLine
            evidence={{ kind: 'line', of: protocol, ...said }}
            lines={lines}
            onShowLine={onShowLine}
            wizard={wizard}
          />
        </p>
      )}
      <Said error={error} quoted={said?.text} />
      {told && (
        <>
          <p>{told.cause}</p>
          <p>
            <strong>{messages.failure.next}: </strong>
            {told.nextStep}
          </p>
        </>
      )}
      {error?.retryAfterMs !== undefined && <p>{messages.test.waitFor(error.retryAfterMs)}</p>}
      <KnownRight diagnosis={diagnosis} />
      <FindingList title={text.usual(usual.length)} findings={shownByNothing} {...context} />
      {(hasRefusal || text.supportRows(support).length > 0) && <h3>{text.support}</h3>}
      {hasRefusal ? (
        <>
          <p>{text.supportText}</p>
          <Refusal wizard={wizard} diagnosis={diagnosis} refusal={error?.refusal} />
        </>
      ) : (
        <SupportFacts wizard={wizard} diagnosis={diagnosis} />
      )}
      {error && (
        <p className="quiet">
          {messages.failure.code}: <code>{error.code}</code>
        </p>
      )}
      {actions}
    </section>
  );
}

/** The line that was marked as the reason, else the one that a usual cause would show by. */
function quotedLine({
  evidenceLine,
  lines = noLines,
  diagnosis,
}: UnrecognisedCardProps): { n: number; text: string } | undefined {
  const marked = evidenceLine === undefined ? undefined : lineNumbered(lines, evidenceLine);
  if (marked) return marked;
  const shown = diagnosis.findings[0]?.evidence.find((each) => each.kind === 'line');
  return shown && lineNumbered(lines, shown.n);
}

function KnownRight({ diagnosis }: { diagnosis: FailureDiagnosis }) {
  const text = useMessages().finding;
  const titleId = useId();
  const sentences = text.knownRightSentences(diagnosis.knownRight);
  if (sentences.length === 0) return null;
  return (
    <>
      <h3 id={titleId}>{text.knownRight}</h3>
      <ul className="finding-steps" aria-labelledby={titleId}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
