import { useEffect } from 'react';
import { TranscriptRow, type ShownLine } from './transcript-row.tsx';
import { useFollowEnd } from './use-follow-end.ts';
import type { PointedLine } from './use-pointer.ts';

interface LineLogProps {
  label: string;
  /** What stands there while there are no lines. */
  empty: string;
  lines: readonly ShownLine[];
  /** The number of the line that shows why something failed. */
  evidenceLine?: number | undefined;
  /** The line that was asked for: it is marked, comes into sight and takes the focus. */
  pointed?: PointedLine | undefined;
  /** What stands above a line where that differs from the line before. */
  headingOf?: (index: number) => string | undefined;
}

/** Lines as they are said, the end in sight while they come. */
export function LineLog({ label, empty, lines, evidenceLine, pointed, headingOf }: LineLogProps) {
  const { ref, onScroll } = useFollowEnd(lines.length);
  useEffect(() => {
    if (!pointed) return;
    const row = ref.current?.querySelector<HTMLElement>('.is-pointed');
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [ref, pointed]);
  return (
    <div
      ref={ref}
      className="transcript-lines"
      role="log"
      // Read on demand: the progress above is spoken, every line of a server would be too much.
      aria-live="off"
      aria-label={label}
      tabIndex={0}
      onScroll={onScroll}
    >
      {lines.length === 0 && <p className="quiet">{empty}</p>}
      {lines.map((line, index) => {
        const heading = headingOf?.(index);
        return (
          <div key={line.n}>
            {heading !== undefined && <div className="transcript-separator">{heading}</div>}
            <TranscriptRow
              line={line}
              evidence={line.n === evidenceLine}
              pointed={line.n === pointed?.n}
            />
          </div>
        );
      })}
    </div>
  );
}
