import type { AuthResult } from './auth/auth-bench.ts';
import type { DiagnosisResult } from './diagnosis/diagnosis-bench.ts';
import type { Goal } from './goals.ts';
import type { MemoryResult } from './memory/memory-bench.ts';
import type { ReaderResult } from './reader/reader-bench.ts';
import type { RendererResult } from './renderer/renderer-bench.ts';
import type { ProtocolResult, SessionResult } from './session-bench.ts';

/** A table whose columns are as wide as their widest cell; all but the first and last to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (column === 0) return cell.padEnd(width);
        return column === row.length - 1 ? cell : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Times and turns of all contestants of one protocol. */
export function sessionLines({ title, results }: ProtocolResult): string[] {
  const ours = results[0];
  return [
    `${title}, milliseconds`,
    ...table([
      ['', 'median', '90 %', 'ours/it', 'same work', 'ours/it', 'turns', 'commands'],
      ...results.map((result) => [
        result.name,
        result.median.toFixed(2),
        result.ninetyPercent.toFixed(2),
        ratio(ours?.median, result.median),
        result.sameWork.toFixed(2),
        ratio(ours?.sameWork, result.sameWork),
        String(result.session.turns),
        result.session.commands.join(' '),
      ]),
    ]),
    ...results.map(({ name, measures }: SessionResult) => `time of ${name}: ${measures}`),
  ];
}

/** How long a long run takes to diagnose. */
export function diagnosisLines({ lines, first, median }: DiagnosisResult): string[] {
  return [
    `Diagnosis of a run of ${lines} lines, milliseconds`,
    ...table([
      ['', 'first', 'median'],
      ['ours', first.toFixed(1), median.toFixed(1)],
    ]),
  ];
}

/** Sign-in and renewal of ours and of bare MSAL. */
export function authLines(results: readonly AuthResult[]): string[] {
  const ours = results[0];
  return [
    'Sign-in at the practice authority, milliseconds',
    ...table([
      ['', 'code to token', '90 %', 'ours/it', 'renewal', '90 %', 'ours/it', ''],
      ...results.map(({ name, codeToToken, renewal }) => [
        name,
        codeToToken.median.toFixed(2),
        codeToToken.ninetyPercent.toFixed(2),
        ratio(ours?.codeToToken.median, codeToToken.median),
        renewal.median.toFixed(2),
        renewal.ninetyPercent.toFixed(2),
        ratio(ours?.renewal.median, renewal.median),
        '',
      ]),
    ]),
    ...results.map(({ name, measures }) => `time of ${name}: ${measures}`),
  ];
}

function ratio(ours: number | undefined, other: number): string {
  return ours === undefined ? '' : (ours / other).toFixed(2);
}

export function readerLines(result: ReaderResult): string[] {
  const { megabytes, replies, literals, ours, imapflow, imapflowParsed } = result;
  return [
    `Reader, ${megabytes.toFixed(0)} MiB with ${replies} replies and ${literals} literals, MiB/s`,
    ...table([
      ['ours, with each reply parsed', ours.toFixed(1), ''],
      ['imapflow, not parsed', imapflow.toFixed(1), ''],
      ['imapflow, with its parser', imapflowParsed.toFixed(1), ''],
    ]),
  ];
}

export function memoryLines({ heapBefore, rssBefore, parts, duration }: MemoryResult): string[] {
  const checks = parts.at(-1)?.checks ?? 0;
  const perSecond = (checks / duration) * 1000;
  return [
    `Memory, ${checks} checks in batches of 20, all protocols, MiB (${perSecond.toFixed(0)} checks/s)`,
    ...table([
      ['checks', 'peak rss', 'peak heap', 'rss after', 'heap after', ''],
      ['0', '', '', mebibytes(rssBefore), mebibytes(heapBefore), ''],
      ...parts.map((part) => [
        String(part.checks),
        mebibytes(part.peakRss),
        mebibytes(part.peakHeap),
        mebibytes(part.rssAfter),
        mebibytes(part.heapAfter),
        '',
      ]),
    ]),
  ];
}

/** What the page of the window costs. */
export function rendererLines({ size, opening, frames, heap }: RendererResult): string[] {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  return [
    'Page of the window',
    ...table([
      [
        'scripts and styles that a start in English needs, KB after gzip',
        kilobytes(size.needed),
        '',
      ],
      ['all scripts and styles, KB after gzip', kilobytes(size.all), ''],
      [
        `first screen, ms, median of ${opening.rounds}, ${opening.slowDown} times slowed down`,
        opening.startScreen.toFixed(0),
        '',
      ],
      ['first field of the first step, ms, in the same', opening.firstStep.toFixed(0), ''],
      ['between frames, ms, 95 %, no limit: an empty page', frames.empty.toFixed(1), ''],
      [`scrolling ${frames.lines} lines by the wheel`, frames.scrolling.toFixed(1), ''],
      ['pulling their scroll bar', frames.jumping.toFixed(1), ''],
      ['2,000 lines a second arriving', frames.arriving.toFixed(1), ''],
    ]),
    `heap after garbage is collected, before and after each run of ${frames.lines} lines, MiB: ${heap.map(mebibytes).join(' ')}`,
  ];
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

export function goalLines(goals: readonly Goal[]): string[] {
  return [
    'Goals',
    ...table(goals.map(({ text, figure, met }) => [met ? 'met' : 'MISSED', figure, text])),
  ];
}
