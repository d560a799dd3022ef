import { useEffect, useId, useMemo, useRef } from 'react';
import { reportedRun, type ReportedText } from '../../shared/diagnosis/reported-text.ts';
import { FindingCard } from '../findings/finding-card.tsx';
import { useDiagnosis } from '../findings/use-diagnosis.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** What is behind a message that was pasted; its heading takes the focus each time it is asked for. */
export function Explanation({ wizard, asked }: { wizard: Wizard; asked: ReportedText }) {
  const { explain: text, finding } = useMessages();
  const titleId = useId();
  const headingRef = useRef<HTMLHeadingElement>(null);
  const run = useMemo(() => reportedRun(asked), [asked]);
  const [failure] = useDiagnosis(run)?.failures ?? [];

  useEffect(() => {
    headingRef.current?.focus();
    headingRef.current?.scrollIntoView({ block: 'start' });
  }, [asked]);

  if (!failure) return null;
  const { protocol, stage } = failure;
  return (
    <section className="explanation" aria-labelledby={titleId}>
      <h2 id={titleId} ref={headingRef} tabIndex={-1}>
        {text.result}
      </h2>
      {asked.source === undefined && (
        <p className="quiet">{text.taken(text.sources[protocol], finding.stageNames[stage])}</p>
      )}
      <FindingCard wizard={wizard} diagnosis={failure} />
    </section>
  );
}
