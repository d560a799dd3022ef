import type { ProblemPreview } from '../../shared/problem/request.ts';
import { LazyFold } from '../findings/lazy-fold.tsx';
import { useMessages } from '../messages-context.ts';

interface ProblemPartsProps {
  preview: ProblemPreview;
  /** The report of the last test was asked for; it is said where there is none. */
  isTestAsked: boolean;
}

/** Every file of a report of a problem, with all that is in it. */
export function ProblemParts({ preview, isTestAsked }: ProblemPartsProps) {
  const { problem: text } = useMessages();
  const { parts, bytes, fileName } = preview;
  const hasTest = parts.some(({ name }) => name === 'last-test.txt');
  return (
    <>
      <p>
        <code>{fileName}</code>
      </p>
      <p>{text.summary(parts.length, bytes)}</p>
      {isTestAsked && !hasTest && <p className="quiet">{text.noTest}</p>}
      <div className="problem-parts">
        {parts.map((part) => (
          <LazyFold
            key={part.name}
            className="problem-part"
            summary={
              <>
                <span>{text.parts[part.name]}</span>{' '}
                <span className="quiet">{text.part(part.name, part.bytes)}</span>
              </>
            }
          >
            <pre className="ticket" tabIndex={0} role="region" aria-label={part.name}>
              {part.text}
            </pre>
          </LazyFold>
        ))}
      </div>
    </>
  );
}
