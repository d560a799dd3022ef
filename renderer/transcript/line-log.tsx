import { Button } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons';
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { lineAt } from '../../shared/transcript/line-list.ts';
import { lineIndexOf, rowAt, rowOfLine, type Rows } from '../../shared/transcript/rows.ts';
import { useMessages } from '../messages-context.ts';
import { LogRow } from './log-row.tsx';
import { useFollowEnd } from './use-follow-end.ts';
import { useLineDrag } from './use-line-drag.ts';
import { isSelected, useLogKeys } from './use-log-keys.ts';
import type { Log } from './use-log.ts';

/** The height of most lines, in CSS pixels; those that are wrapped are measured once they are seen. */
const lineHeight = 19;
const separatorHeight = 21;
/** Rows above and below those in sight that are there already when one scrolls. */
const overscan = 10;

/** The name of a stage comes into sight with a line that is at most so many rows below it. */
const headingReach = 4;

/** A line that is to come into sight; a new object each time it is asked for. */
export interface WantedLine {
  index: number;
  /** It takes the focus; without it, the focus stays where one types what is looked for. */
  focus: boolean;
}

interface LineLogProps {
  log: Log;
  label: string;
  /** The ID of the text that says how many lines there are. */
  describedBy: string;
  /** What stands there while there are no lines. */
  empty: string;
  /** The number of the line that shows why something failed. */
  evidenceLine?: number | undefined;
  wanted: WantedLine | undefined;
  onWant: (wanted: WantedLine) => void;
  onCopy: () => void;
}

/** Lines as they are said, the end in sight while they come; only those in sight are in the page. */
export function LineLog(props: LineLogProps) {
  const { log, label, describedBy, empty, evidenceLine, wanted, onWant, onCopy } = props;
  const { rows, lines, cursor } = log;
  const messages = useMessages();
  const [whole, setWhole] = useState<ReadonlySet<number>>(() => new Set());
  const boxRef = useRef<HTMLDivElement>(null);
  const awaitsFocus = useRef<number>(undefined);
  const cursorRow = cursor === undefined ? undefined : rowOfLine(rows, cursor);
  const codeOf = useCallback((row: number) => rows.codes[row] ?? 0, [rows]);

  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns goes into no memo
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => boxRef.current,
    estimateSize: (row) => (codeOf(row) < 0 ? separatorHeight : lineHeight),
    measureElement: rowHeight,
    getItemKey: codeOf,
    overscan,
    // What has the focus stays, however far away one scrolls: else the focus would be lost.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (cursorRow === undefined || shown.includes(cursorRow)) return shown;
      return [...shown, cursorRow].sort((a, b) => a - b);
    },
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  });

  const end = useFollowEnd(boxRef, rows.length, () => {
    virtualizer.scrollToEnd();
  });

  useLayoutEffect(() => {
    const row = wanted === undefined ? undefined : rowOfLine(rows, wanted.index);
    if (wanted === undefined || row === undefined) return;
    end.leave();
    const heading = headingAbove(rows, row);
    // Where each of them would have to come into sight: above, below, or nowhere.
    const edgeOf = (index: number) => virtualizer.getOffsetForIndex(index, 'auto')?.[1];
    const isHeadingHidden = edgeOf(heading) === 'start' && edgeOf(row) !== 'end';
    if (!wanted.focus) virtualizer.scrollToIndex(row, { align: 'center' });
    else if (isHeadingHidden) virtualizer.scrollToIndex(heading, { align: 'start' });
    else virtualizer.scrollToIndex(row, { align: 'auto' });
    if (wanted.focus) {
      awaitsFocus.current = wanted.index;
      // What leads here can stand far above: the whole transcript is to be seen, not the line alone.
      boxRef.current?.closest('.transcript')?.scrollIntoView({ block: 'nearest' });
    }
    // Only another wish is a reason to scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);

  useEffect(() => {
    const index = awaitsFocus.current;
    if (index === undefined) return;
    const row = boxRef.current?.querySelector<HTMLElement>(`[data-line="${String(index)}"]`);
    if (!row) return;
    awaitsFocus.current = undefined;
    row.focus({ preventScroll: true });
  });

  function lineAtOffset(offset: number): number | undefined {
    const item = virtualizer.getVirtualItemForOffset(offset);
    return item && lineIndexOf(rows, item.index);
  }

  const onMouseDown = useLineDrag({
    box: boxRef,
    lineAt: lineAtOffset,
    from: log.selection?.anchor ?? cursor,
    select: log.select,
  });
  const onKeyDown = useLogKeys({
    log,
    pageRows: () => Math.max(1, Math.floor((boxRef.current?.clientHeight ?? 0) / lineHeight) - 1),
    firstLine: () => {
      const box = boxRef.current;
      if (!box || end.isFollowing) return lineIndexOf(rows, rows.length - 1);
      return lineAtOffset(box.scrollTop + box.clientHeight / 2);
    },
    goTo: (index) => {
      log.setCursor(index);
      onWant({ index, focus: true });
    },
    copy: onCopy,
  });
  const onWhole = useCallback((n: number, isWhole: boolean) => {
    setWhole((before) => {
      const after = new Set(before);
      if (isWhole) after.add(n);
      else after.delete(n);
      return after;
    });
  }, []);

  return (
    <div className="transcript-log">
      <div
        ref={boxRef}
        className={log.selection ? 'transcript-lines has-selection' : 'transcript-lines'}
        role="log"
        // Read on demand: the progress above is spoken, every line of a server would be too much.
        aria-live="off"
        aria-label={label}
        aria-describedby={describedBy}
        tabIndex={cursorRow === undefined ? 0 : -1}
        onScroll={end.onScroll}
        onMouseDown={onMouseDown}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (!log.selection) return;
          event.preventDefault();
          onCopy();
        }}
      >
        {lines.length === 0 && <p className="quiet">{empty}</p>}
        {rows.length > 0 && (
          <div ref={virtualizer.containerRef} className="transcript-sheet" role="list">
            {virtualizer.getVirtualItems().map(({ key, index: row }) => {
              const found = rowAt(rows, row);
              const line = found?.kind === 'line' ? lineAt(lines, found.index) : undefined;
              const place = { 'aria-setsize': rows.length, 'aria-posinset': row + 1 };
              const item = {
                ...{ role: 'listitem', 'data-index': row, className: 'transcript-item', ...place },
                ref: virtualizer.measureElement,
              };
              if (found?.kind === 'stage') {
                return (
                  <div key={key} {...item}>
                    <div className="transcript-separator">{messages.stages[found.stage]}</div>
                  </div>
                );
              }
              if (!found || !line) return null;
              const { index } = found;
              return (
                <div
                  key={key}
                  {...item}
                  data-line={index}
                  tabIndex={row === cursorRow ? 0 : -1}
                  onFocus={() => {
                    if (cursor !== index) log.setCursor(index);
                  }}
                >
                  <LogRow
                    line={line}
                    query={log.query}
                    evidence={line.n === evidenceLine}
                    pointed={index === wanted?.index}
                    selected={isSelected(log, index)}
                    whole={whole.has(line.n)}
                    onWhole={onWhole}
                  />
                </div>
              );
            })}
          </div>
        )}
      </div>
      {!end.isFollowing && rows.length > 0 && (
        <Button
          className="transcript-to-end"
          size="small"
          icon={<ArrowDown16Regular />}
          onClick={() => {
            end.follow();
            boxRef.current?.focus({ preventScroll: true });
          }}
        >
          {messages.transcriptTools.toEnd}
        </Button>
      )}
    </div>
  );
}

/** The row of the name of a line's stage where that stands close above; else the line's own. */
function headingAbove(rows: Rows, row: number): number {
  for (let above = row - 1; above >= Math.max(row - headingReach, 0); above -= 1)
    if (rowAt(rows, above)?.kind === 'stage') return above;
  return row;
}

/**
 * The height of a row, in CSS pixels. The browser tells it (`entry`) once it has laid out the page,
 * before that is seen; to ask it earlier would have the whole page laid out once for each row.
 */
function rowHeight(
  element: HTMLDivElement,
  entry: ResizeObserverEntry | undefined,
  { options, itemSizeCache, indexFromElement }: Virtualizer<HTMLDivElement, HTMLDivElement>,
): number {
  const told = entry?.borderBoxSize[0]?.blockSize;
  if (told !== undefined) return Math.round(told);
  const row = indexFromElement(element);
  return itemSizeCache.get(options.getItemKey(row)) ?? options.estimateSize(row);
}
