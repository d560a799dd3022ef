import type { ExplainedFinding } from '../../shared/diagnosis/explained.ts';
import { Certainty } from './certainty.tsx';
import { FindingBody, type FindingContext } from './finding-body.tsx';
import { LazyFold } from './lazy-fold.tsx';

interface FindingListProps extends FindingContext {
  /** What the list says of itself while it is folded away. */
  title: string;
  findings: readonly ExplainedFinding[];
}

/** Further findings of a failure, folded away: first the list, then each by itself. */
export function FindingList({ title, findings, ...context }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <LazyFold className="fold finding-list" summary={<span className="fold-name">{title}</span>}>
      <div className="finding-list-body">
        {findings.map((explained) => (
          <LazyFold
            key={explained.finding.id}
            className="card fold finding-other"
            summary={
              <>
                <span className="fold-name">{explained.text.title}</span>
                <Certainty certainty={explained.finding.certainty} />
              </>
            }
          >
            <div className="fold-body">
              <FindingBody explained={explained} {...context} />
            </div>
          </LazyFold>
        ))}
      </div>
    </LazyFold>
  );
}
