import { useEffect, useRef, type MouseEvent as ReactMouseEvent, type RefObject } from 'react';
import type { LineSelection } from './use-log.ts';

/** How far the box scrolls in each frame while the mouse is held above or below it, in pixels. */
const scrollStep = 16;

interface LineDrag {
  box: RefObject<HTMLElement | null>;
  /** The index of the line at a height within the content, in CSS pixels. */
  lineAt: (offset: number) => number | undefined;
  /** The line from which a press with Shift selects. */
  from: number | undefined;
  select: (selection: LineSelection | undefined) => void;
}

/**
 * Selecting with the mouse. Within one line it is the browser's own selection of text; from one line
 * to another it is whole lines, which may be far out of sight: held above or below the box, the mouse
 * scrolls it.
 *
 * @returns what a press in the box does
 */
export function useLineDrag({ box, lineAt, from, select }: LineDrag) {
  const latest = useRef({ lineAt, select });
  const ending = useRef<AbortController>(undefined);
  useEffect(() => {
    latest.current = { lineAt, select };
  });
  useEffect(() => () => ending.current?.abort(), []);

  /** The line beside the mouse; the first or last in sight where that is above or below the box. */
  function lineBeside(y: number): number | undefined {
    const { current } = box;
    if (!current) return undefined;
    const { top, bottom } = current.getBoundingClientRect();
    const inside = Math.min(Math.max(y, top), bottom - 1);
    return latest.current.lineAt(current.scrollTop + inside - top);
  }

  return (event: ReactMouseEvent) => {
    const { target } = event;
    if (event.button !== 0 || (target instanceof Element && target.closest('button'))) return;
    const pressed = lineBeside(event.clientY);
    if (pressed === undefined || isOnScrollbar(event, box.current)) return;
    if (event.shiftKey) {
      event.preventDefault();
      latest.current.select({ anchor: from ?? pressed, head: pressed });
      return;
    }
    latest.current.select(undefined);
    ending.current?.abort();
    const { signal } = (ending.current = new AbortController());
    const end = ending.current;
    let isLines = false;
    let y = event.clientY;
    const extend = () => {
      const head = lineBeside(y);
      if (head === undefined || (!isLines && head === pressed)) return;
      isLines = true;
      // From here on the lines are selected, not their text as well.
      getSelection()?.removeAllRanges();
      latest.current.select({ anchor: pressed, head });
    };
    const scroll = () => {
      const { current } = box;
      if (signal.aborted || !current) return;
      const { top, bottom } = current.getBoundingClientRect();
      if (isLines && (y < top || y > bottom)) {
        current.scrollTop += y < top ? -scrollStep : scrollStep;
        extend();
      }
      requestAnimationFrame(scroll);
    };
    requestAnimationFrame(scroll);
    addEventListener(
      'mousemove',
      (move) => {
        y = move.clientY;
        extend();
        if (isLines) move.preventDefault();
      },
      { signal },
    );
    addEventListener(
      'mouseup',
      () => {
        end.abort();
      },
      { signal },
    );
  };
}

function isOnScrollbar({ clientX }: ReactMouseEvent, box: HTMLElement | null): boolean {
  return box !== null && clientX - box.getBoundingClientRect().left > box.clientWidth;
}
