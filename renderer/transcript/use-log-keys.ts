import type { KeyboardEvent } from 'react';
import { lineIndexOf, rowAt, rowOfLine } from '../../shared/transcript/rows.ts';
import { ends, type Log } from './use-log.ts';

interface LogKeys {
  log: Log;
  /** The rows that fit into the box. */
  pageRows: () => number;
  /** Where the first key leads: the line in the middle of what is in sight. */
  firstLine: () => number | undefined;
  /** Brings a line into sight, and the focus to it. */
  goTo: (index: number) => void;
  copy: () => void;
}

/**
 * The keys of a transcript: arrows, Page Up and Page Down, Home and End go from line to line, with
 * Shift they select whole lines; Ctrl+A selects all that is shown, Ctrl+C copies, Escape lets go.
 *
 * @returns what a key does in the list of lines
 */
export function useLogKeys({ log, pageRows, firstLine, goTo, copy }: LogKeys) {
  const { rows, cursor, selection } = log;

  /** The next row from one on, in a direction, that is a line; else the last one on the way. */
  function lineFrom(row: number, step: 1 | -1): number | undefined {
    const wanted = Math.min(Math.max(row, 0), rows.length - 1);
    for (const direction of [step, -step]) {
      for (let at = wanted; at >= 0 && at < rows.length; at += direction) {
        if (rowAt(rows, at)?.kind === 'line') return lineIndexOf(rows, at);
      }
    }
    return undefined;
  }

  function target(key: string): number | undefined {
    const row = cursor === undefined ? undefined : rowOfLine(rows, cursor);
    if (key === 'Home') return lineFrom(0, 1);
    if (key === 'End') return lineFrom(rows.length - 1, -1);
    if (row === undefined) return moves.has(key) ? firstLine() : undefined;
    if (key === 'ArrowDown') return lineFrom(row + 1, 1);
    if (key === 'ArrowUp') return lineFrom(row - 1, -1);
    if (key === 'PageDown') return lineFrom(row + pageRows(), 1);
    if (key === 'PageUp') return lineFrom(row - pageRows(), -1);
    return undefined;
  }

  return (event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && key.toLowerCase() === 'a') {
      event.preventDefault();
      const last = lineFrom(rows.length - 1, -1);
      if (last !== undefined) log.select({ anchor: lineFrom(0, 1) ?? 0, head: last });
      return;
    }
    if (command && key.toLowerCase() === 'c') {
      // A part of a line that was selected with the mouse is copied by the browser.
      if (!selection && getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      copy();
      return;
    }
    if (command || event.altKey) return;
    if (key === 'Escape' && selection) {
      event.preventDefault();
      log.select(undefined);
      return;
    }
    const next = target(key);
    if (next === undefined) return;
    event.preventDefault();
    if (shiftKey) log.select({ anchor: selection?.anchor ?? cursor ?? next, head: next });
    else if (selection) log.select(undefined);
    goTo(next);
  };
}

const moves = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);

/** True for the lines of a selection. */
export function isSelected({ selection }: Log, index: number): boolean {
  if (!selection) return false;
  const [from, to] = ends(selection);
  return index >= from && index <= to;
}
