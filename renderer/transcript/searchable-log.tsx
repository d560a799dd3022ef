import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { formatTranscript, formatTranscriptLine } from '../../shared/transcript-text.ts';
import { indexOfLine, toArray, type LineList } from '../../shared/transcript/line-list.ts';
import { linesBetween, rowOfLine, type ShownLine } from '../../shared/transcript/rows.ts';
import type { Stage } from '../../shared/stages.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { LineLog, type WantedLine } from './line-log.tsx';
import { LogTools } from './log-tools.tsx';
import { everything, useLog, type Log } from './use-log.ts';
import type { PointedLine } from './use-pointer.ts';

interface SearchableLogProps {
  wizard: Wizard;
  lines: LineList<ShownLine>;
  label: string;
  /** The stages that can be chosen; none where the lines have none. */
  stages?: readonly Stage[];
  /** The number of the line that shows why something failed. */
  evidenceLine?: number | undefined;
  /** The line that was asked for: it is marked, comes into sight and takes the focus. */
  pointed?: PointedLine | undefined;
}

/** A transcript with what finds, chooses and copies its lines. */
export function SearchableLog(props: SearchableLogProps) {
  const { wizard, lines, label, stages = [], evidenceLine, pointed } = props;
  const messages = useMessages();
  const text = messages.transcriptTools;
  const countId = useId();
  const log = useLog(lines);
  const { rows, selectedCount, isFiltered } = log;
  const [wanted, setWanted] = useState<WantedLine>();
  const [seen, setSeen] = useState<PointedLine>();
  const index = pointed && indexOfLine(lines, pointed.n);
  if (pointed !== seen && (!pointed || index !== undefined)) {
    setSeen(pointed);
    if (index !== undefined) {
      // Whoever asks for a line wants to see it, whatever was chosen before.
      if (rowOfLine(rows, index) === undefined) log.setFilter(everything);
      log.setCursor(index);
      setWanted({ index, focus: true });
    }
  }

  function selectionText(): string {
    const { cursor } = log;
    const selected =
      selectedCount > 0
        ? log.selectedLines()
        : cursor === undefined
          ? []
          : linesBetween(rows, cursor, cursor);
    return selected.map((line) => formatTranscriptLine(line, { full: true })).join('\n');
  }

  return (
    <>
      <LogTools
        log={log}
        label={label}
        stages={stages}
        onStep={(step) => {
          const found = log.step(step);
          if (found !== undefined) setWanted({ index: found, focus: false });
        }}
      />
      <LineLog
        log={log}
        label={label}
        describedBy={countId}
        empty={messages.transcript.empty}
        evidenceLine={evidenceLine}
        wanted={wanted}
        onWant={setWanted}
        onCopy={() => {
          const copied = selectionText();
          if (copied !== '') void wizard.copy(copied);
        }}
      />
      <div className="transcript-copies">
        <span id={countId} className="transcript-count quiet">
          {countText(log, text)}
        </span>
        {isFiltered && rows.length === 0 && lines.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              log.setFilter(everything);
            }}
          >
            {text.showAll}
          </Button>
        )}
        {selectedCount > 0 && (
          <CopyButton
            wizard={wizard}
            text={selectionText}
            label={text.copySelected(selectedCount)}
            what={label}
          />
        )}
        {isFiltered && rows.shownLines > 0 && (
          <CopyButton
            wizard={wizard}
            text={() => plain(linesBetween(rows, 0, lines.length))}
            label={text.copyShown(rows.shownLines)}
            what={label}
          />
        )}
        {lines.length > 0 && (
          <CopyButton
            wizard={wizard}
            text={() => plain(toArray(lines))}
            label={text.copyAll}
            what={label}
          />
        )}
      </div>
    </>
  );
}

/** How much there is, and how much of it is shown or selected. */
function countText({ rows, lines, isFiltered, selectedCount }: Log, text: ToolTexts): string {
  if (selectedCount > 0) return text.selected(selectedCount);
  if (isFiltered && rows.length === 0) return text.noneShown(lines.length);
  return isFiltered ? text.linesShown(rows.shownLines, lines.length) : text.lines(lines.length);
}

type ToolTexts = ReturnType<typeof useMessages>['transcriptTools'];

/** Lines as `C:` and `S:`, none cut, with a separator before each stage. */
function plain(lines: readonly ShownLine[]): string {
  return formatTranscript(lines, { full: true });
}
