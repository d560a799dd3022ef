import type { Mark } from './marks.ts';

/** One thing that was counted, at the mark and at the end. */
export interface Counted {
  name: string;
  mark: number;
  end: number;
  /** How much more there may be at the end. */
  tolerance: number;
  reason: string;
  isBytes: boolean;
  isGrown: boolean;
}

const mebibyte = 1024 * 1024;

/**
 * What is kept in a number that has an end, and is not there yet: the practice tenant's used client
 * assertions (1,000), the lines that MSAL keeps of its last 50 requests, shapes of objects. From run
 * 50 to run 2,000 it was 0.22 MiB; the least that a run could leave is its record of some 20,000 bytes,
 * and what fails here is 270 bytes for each.
 */
const heapTolerance = 0.5 * mebibyte;
/** Buffers of sockets that are pooled, and of native parts. */
const externalTolerance = 1 * mebibyte;
/** The allocator gives back to the system what it thinks fit. */
const rssTolerance = 96 * mebibyte;

/** Compares what there was at the mark with what there is at the end. */
export function judge(mark: Mark, end: Mark): Counted[] {
  const same = 'all of it is given back';
  const kinds = [...new Set([...Object.keys(mark.resources), ...Object.keys(end.resources)])];
  return [
    bytes('heap', mark.heap, end.heap, heapTolerance, 'short lists that have an end'),
    bytes('external', mark.external, end.external, externalTolerance, 'pooled buffers'),
    bytes('rss', mark.rss, end.rss, rssTolerance, 'the allocator keeps some'),
    count('descriptors', mark.descriptors, end.descriptors, 0, same),
    ...kinds
      .toSorted()
      .map((kind) =>
        count(`resource ${kind}`, mark.resources[kind] ?? 0, end.resources[kind] ?? 0, 0, same),
      ),
    count('live sockets', mark.sockets, end.sockets, 0, same),
    count('live timers', mark.timers, end.timers, 0, same),
    count('live abort signals', mark.signals, end.signals, 0, same),
    count('listeners of targets', mark.targetListeners, end.targetListeners, 0, same),
    count('listeners of emitters', mark.emitterListeners, end.emitterListeners, 0, same),
    count('temporary files', mark.temporaryFiles, end.temporaryFiles, 0, same),
    count('half-written files', 0, end.parts, 0, 'there never is one'),
  ];
}

/** The comparison as lines of a table. */
export function tableOf(counted: readonly Counted[], runs: Pick<Mark, 'runs'>[]): string[] {
  const [from = '', to = ''] = runs.map((mark) => `run ${mark.runs}`);
  const header = ['', from, to, 'may grow by', '', ''];
  const rows = counted.map((row) => [
    row.name,
    shown(row.mark, row),
    shown(row.end, row),
    shown(row.tolerance, row),
    row.isGrown ? 'GREW' : 'ok',
    row.reason,
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = (column: number) => column >= 1 && column <= 3;
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

function shown(value: number, { isBytes }: Pick<Counted, 'isBytes'>): string {
  return isBytes ? `${(value / mebibyte).toFixed(2)} MiB` : String(value);
}

function bytes(name: string, mark: number, end: number, tolerance: number, reason: string) {
  return { ...count(name, mark, end, tolerance, reason), isBytes: true };
}

function count(
  name: string,
  mark: number,
  end: number,
  tolerance: number,
  reason: string,
): Counted {
  const isGrown = end - mark > tolerance;
  return { name, mark, end, tolerance, reason, isBytes: false, isGrown };
}
