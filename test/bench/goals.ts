import type { DiagnosisResult } from './diagnosis/diagnosis-bench.ts';
import type { MemoryResult } from './memory/memory-bench.ts';
import type { ReaderResult } from './reader/reader-bench.ts';
import type { RendererResult } from './renderer/renderer-bench.ts';
import type { ProtocolResult, SessionResult } from './session-bench.ts';
import { fewestTurns } from './turns/fewest-turns.ts';

/** One goal and what came of it. */
export interface Goal {
  text: string;
  figure: string;
  met: boolean;
}

/** How much longer than curl's a check may take: it writes a transcript and says goodbye. */
const curlFactor = 1.3;

/** What the heap may grow from the first part of the checks to the last: less than one check's. */
const flatHeapBytes = 2 ** 20;
/** How much higher the last part's peak may be than the first's: the allocator's own waves. */
const flatPeakFactor = 1.15;

/** A diagnosis is there as soon as the test ends. */
const diagnosisMs = 100;

/** What the window's page may weigh, in bytes after gzip. */
const pageBytes = 450_000;
/** When somebody can begin, on a computer a quarter as fast as this, in milliseconds. */
const openingMs = 1_500;
/** One of 60 frames a second. */
const frameMs = 16.7;
/** What the page's heap may grow with each further run: far less than one run's lines. */
const heapPerRunBytes = 2 ** 20;

/** No slower than each client, in as few turns as possible. */
export function sessionGoals({ protocol, title, results }: ProtocolResult): Goal[] {
  const [ours, ...others] = results;
  if (ours === undefined) throw new Error('no result of ours');
  const fewest = fewestTurns[protocol];
  return [
    ...others.map((other) => timeGoal(title, ours, other)),
    {
      text: `${title}: no more than ${fewest.length} turns (${fewest.join(' ')})`,
      figure: String(ours.session.turns),
      met: ours.session.turns <= fewest.length,
    },
  ];
}

function timeGoal(title: string, ours: SessionResult, other: SessionResult): Goal {
  const limit = other.name === 'curl' ? curlFactor : 1;
  const ratio = ours.median / other.median;
  return {
    text: `${title}: at most ${limit.toFixed(1)} times ${other.name}`,
    figure: ratio.toFixed(2),
    met: ratio <= limit,
  };
}

export function readerGoals({ ours, imapflow }: ReaderResult): Goal[] {
  return [
    {
      text: "times the speed of imapflow's reader, which does not parse: at least 1.00",
      figure: (ours / imapflow).toFixed(2),
      met: ours >= imapflow,
    },
  ];
}

/** Flat: neither what stays nor the peak grows from the first part of the checks to the last. */
export function memoryGoals({ parts, leftOpen }: MemoryResult): Goal[] {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('no memory was measured');
  const grown = last.heapAfter - first.heapAfter;
  const peakRatio = last.peakRss / first.peakRss;
  return [
    {
      text: `heap in use after ${last.checks} checks no more than 1 MiB above that after ${first.checks}`,
      figure: `${grown < 0 ? '' : '+'}${Math.round(grown / 1024)} KiB`,
      met: grown <= flatHeapBytes,
    },
    {
      text: `peak of the last ${last.checks - (parts.at(-2)?.checks ?? 0)} checks at most ${flatPeakFactor} times that of the first`,
      figure: peakRatio.toFixed(2),
      met: peakRatio <= flatPeakFactor,
    },
    {
      text: 'nothing left open',
      figure: leftOpen.length === 0 ? 'nothing' : leftOpen.join(', '),
      met: leftOpen.length === 0,
    },
  ];
}

export function diagnosisGoals({ lines, first }: DiagnosisResult): Goal[] {
  return [
    {
      text: `milliseconds of the first diagnosis of a run of ${lines} lines: less than ${diagnosisMs}`,
      figure: first.toFixed(1),
      met: first < diagnosisMs,
    },
  ];
}

/** Light, quick to open, smooth with many lines, and no heavier after many runs. */
export function rendererGoals({ size, opening, frames, heap }: RendererResult): Goal[] {
  const perRun = heapPerRun(heap);
  return [
    {
      text: `KB of scripts and styles after gzip: at most ${pageBytes / 1000}`,
      figure: (size.needed / 1000).toFixed(1),
      met: size.needed <= pageBytes,
    },
    {
      text: `milliseconds to the first step, ${opening.slowDown} times slowed down: less than ${openingMs}`,
      figure: opening.firstStep.toFixed(0),
      met: opening.firstStep < openingMs,
    },
    ...(['scrolling', 'jumping', 'arriving'] as const).map((what) => ({
      text: `milliseconds between frames, 95 %, ${what}: less than ${frameMs}`,
      figure: frames[what].toFixed(1),
      met: frames[what] < frameMs,
    })),
    {
      text: 'heap of the page grows by at most 1 MiB with each run from the second on',
      figure: `${Math.round(perRun / 1024)} KiB`,
      met: perRun <= heapPerRunBytes,
    },
  ];
}

/** What each run from the second on adds to the heap, in bytes; the first leaves its lines there. */
export function heapPerRun(heap: readonly number[]): number {
  const [second, last] = [heap[2], heap.at(-1)];
  if (second === undefined || last === undefined) throw new Error('no heap was measured');
  return (last - second) / Math.max(1, heap.length - 3);
}
