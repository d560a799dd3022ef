import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { LineKind, TranscriptLine } from '../../shared/transcript.ts';
import { cutInTheMiddle, formatOffset } from '../../shared/transcript-text.ts';
import { useMessages } from '../messages-context.ts';

/** `C:` and `S:` as in the standards; a note is nobody's line. */
const directions: Readonly<Record<LineKind, string>> = { sent: 'C:', received: 'S:', note: '--' };

/** What every kind of transcript's line has: of a check, and of a sign-in. */
export type ShownLine = Pick<TranscriptLine, 'n' | 'atMs' | 'kind' | 'text' | 'redacted'>;

interface TranscriptRowProps {
  line: ShownLine;
  /** It shows why something failed. */
  evidence: boolean;
  /** A finding led here. */
  pointed: boolean;
}

/** One line of a transcript: when, who, what. A long one is cut until it is asked for. */
export function TranscriptRow({ line, evidence, pointed }: TranscriptRowProps) {
  const text = useMessages().transcript;
  const [whole, setWhole] = useState(false);
  const short = cutInTheMiddle(line.text);
  const isCut = short !== line.text;
  return (
    <div
      className={`transcript-row is-${line.kind} ${evidence ? 'is-evidence' : ''} ${pointed ? 'is-pointed' : ''}`}
      {...(pointed ? { tabIndex: -1 } : {})}
    >
      {evidence && <span className="visually-hidden">{`${text.evidence} `}</span>}
      <span className="transcript-offset">{`${formatOffset(line.atMs).padEnd(8)} `}</span>
      <span className="transcript-direction">{`${directions[line.kind]} `}</span>
      <span className={line.redacted ? 'transcript-redacted' : ''}>
        {whole ? line.text : short}
      </span>
      {isCut && (
        <Button
          className="transcript-toggle"
          size="small"
          appearance="transparent"
          aria-expanded={whole}
          onClick={() => {
            setWhole(!whole);
          }}
        >
          {whole ? text.showShort : text.showWhole(line.text.length)}
        </Button>
      )}
    </div>
  );
}
