import type { LineKind, TranscriptLine } from './transcript.ts';

/** Lines up to this length are shown whole: the longest that mail servers usually send. */
const maxShownCharacters = 240;
/** Of a longer line, how much stands before and after what is left out. */
const shownAtEachEnd = 100;

/** `C:` and `S:` as RFC 9051 section 1.2 writes them; a note is ours, not the wire's. */
const prefixes: Readonly<Record<LineKind, string>> = { sent: 'C:', received: 'S:', note: '--' };

const wholeNumber = new Intl.NumberFormat('en-US');

export interface TranscriptTextOptions {
  /** Show long lines whole instead of cutting them in the middle. */
  full?: boolean;
}

/**
 * A transcript as plain text: a separator (`--- auth ---`) before each stage, then its lines.
 *
 * @returns lines joined by LF, without one at the end; empty for no lines
 */
export function formatTranscript(
  lines: readonly (Pick<TranscriptLine, 'atMs' | 'kind' | 'text'> &
    Partial<Pick<TranscriptLine, 'stage'>>)[],
  options: TranscriptTextOptions = {},
): string {
  const rows: string[] = [];
  let stage: string | undefined;
  for (const line of lines) {
    if (line.stage !== undefined && line.stage !== stage) {
      stage = line.stage;
      rows.push(`--- ${stage} ---`);
    }
    rows.push(formatTranscriptLine(line, options));
  }
  return rows.join('\n');
}

/** One line: seconds after the start of the check, direction, text: `+0.092  C: C01 CAPABILITY`. */
export function formatTranscriptLine(
  line: Pick<TranscriptLine, 'atMs' | 'kind' | 'text'>,
  options: TranscriptTextOptions = {},
): string {
  const time = formatOffset(line.atMs).padEnd(7);
  const text = options.full === true ? line.text : cutInTheMiddle(line.text);
  const prefix = `${time} ${prefixes[line.kind]}`;
  return text === '' ? prefix : `${prefix} ${text}`;
}

/** Milliseconds after the start of the check as seconds: `+0.092`. */
export function formatOffset(atMs: number): string {
  return `+${(atMs / 1000).toFixed(3)}`;
}

/** A long text with its middle left out, saying how many characters that were; others as is. */
export function cutInTheMiddle(text: string): string {
  // Counted in characters, so that no pair of surrogates is torn apart.
  if (text.length <= maxShownCharacters) return text;
  const characters = Array.from(text);
  const leftOut = characters.length - 2 * shownAtEachEnd;
  if (characters.length <= maxShownCharacters) return text;
  const head = characters.slice(0, shownAtEachEnd).join('');
  const tail = characters.slice(-shownAtEachEnd).join('');
  return `${head} [… ${wholeNumber.format(leftOut)} characters left out …] ${tail}`;
}
