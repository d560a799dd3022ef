import type { CheckResult } from '../check-result.ts';
import { countOf } from './format.en.ts';

const lines = (count: number) => countOf(count, 'line', 'lines');

/** Finding, choosing and copying lines of a transcript. */
export const transcriptTools = {
  label: (transcript: string) => `Search and filter: ${transcript}`,
  search: 'Search the transcript',
  searchPlaceholder: 'Search',
  found: (place: number, count: number) => `${String(place)} of ${String(count)}`,
  foundCount: (count: number) => `${String(count)} found`,
  foundSpoken: (place: number, count: number) => `Match ${String(place)} of ${lines(count)} found.`,
  notFound: 'Not found',
  next: 'Next match',
  previous: 'Previous match',
  directions: 'Lines shown',
  direction: { sent: 'Sent', received: 'Received', note: 'Notes' },
  stage: 'Stage shown',
  allStages: 'All stages',
  lines,
  linesShown: (shown: number, all: number) => `${String(shown)} of ${lines(all)}`,
  selected: (count: number) => `${lines(count)} selected`,
  noneShown: (all: number) => `The filter hides all ${lines(all)}.`,
  showAll: 'Show all lines',
  toEnd: 'Jump to the end',
  copyAll: 'Copy transcript',
  copyShown: (count: number) => `Copy the ${lines(count)} shown`,
  copySelected: (count: number) => `Copy ${lines(count)}`,
};

export const testGrid = {
  /** In front of what a cell shows, for those who hear it. */
  place: (protocol: string, stage: string) => `${protocol}, ${stage}: `,
  /** Behind what a cell shows, for those who hear it. */
  after: (time: string) => `, ${time}`,
  show: '. Show in the transcript',
  messages: (count: number) => countOf(count, 'message', 'messages'),
};

/** How the test ended, in a few words for the rail: `IMAP, POP passed · SMTP failed`. */
export function testSummary(
  results: readonly CheckResult[],
  protocolName: (protocol: CheckResult['protocol']) => string,
): string {
  const words = { ok: 'passed', failed: 'failed', cancelled: 'cancelled' } as const;
  return (['ok', 'failed', 'cancelled'] as const)
    .flatMap((outcome) => {
      const of = results.filter((result) => result.outcome === outcome);
      const names = of.map(({ protocol }) => protocolName(protocol)).join(', ');
      return of.length === 0 ? [] : [`${names} ${words[outcome]}`];
    })
    .join(' · ');
}
