import { Button } from '@fluentui/react-components';
import { memo } from 'react';
import { formatOffset, cutInTheMiddle } from '../../shared/transcript-text.ts';
import type { ShownLine } from '../../shared/transcript/rows.ts';
import { markedParts } from '../../shared/transcript/search.ts';
import type { LineKind } from '../../shared/transcript.ts';
import { useMessages } from '../messages-context.ts';

/** `C:` and `S:` as in the standards; a note is nobody's line. */
const directions: Readonly<Record<LineKind, string>> = { sent: 'C:', received: 'S:', note: '--' };

interface LogRowProps {
  line: ShownLine;
  /** What is marked where it stands in the text. */
  query: string;
  /** It shows why something failed. */
  evidence: boolean;
  /** A finding or a cell of the grid led here, or the search did. */
  pointed: boolean;
  selected: boolean;
  /** A long line, as it is: cut in the middle otherwise. */
  whole: boolean;
  onWhole: (n: number, whole: boolean) => void;
}

/** One line of a transcript: when, who, what. A long one is cut until it is asked for. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, query, evidence, pointed, selected, whole, onWhole } = props;
  const text = useMessages().transcript;
  const short = cutInTheMiddle(line.text);
  const isCut = short !== line.text;
  const classes = [
    'transcript-row',
    `is-${line.kind}`,
    evidence ? 'is-evidence' : '',
    pointed ? 'is-pointed' : '',
    selected ? 'is-selected' : '',
  ];
  return (
    <div className={classes.filter((name) => name !== '').join(' ')}>
      {evidence && <span className="visually-hidden">{`${text.evidence} `}</span>}
      <span className="transcript-offset">{`${formatOffset(line.atMs).padEnd(8)} `}</span>
      <span className="transcript-direction">{`${directions[line.kind]} `}</span>
      <span lang="en" className={line.redacted ? 'transcript-redacted' : ''}>
        <Marked text={whole ? line.text : short} query={query} />
      </span>
      {isCut && (
        <Button
          className="transcript-toggle"
          size="small"
          appearance="transparent"
          aria-expanded={whole}
          onClick={() => {
            onWhole(line.n, !whole);
          }}
        >
          {whole ? text.showShort : text.showWhole(line.text.length)}
        </Button>
      )}
    </div>
  );
});

/** A text in which what was looked for is marked. */
function Marked({ text, query }: { text: string; query: string }) {
  if (query === '') return text;
  let at = 0;
  return markedParts(text, query).map((part) => {
    const key = at;
    at += part.text.length;
    return part.found ? <mark key={key}>{part.text}</mark> : part.text;
  });
}
