import type { Outcome } from '../run-record.ts';
import { formatField, wrapText } from '../text/layout.ts';
import { makeVisible } from '../text/visible.ts';

/** Ticket systems and mail programs show this many columns without breaking lines. */
export const columns = 100;
const nameWidth = 16;

/** How a check, a run or a sign-in ended. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  ok: 'PASSED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
};

/** Name and value; entries without a value are left out. */
export type Field = readonly [name: string, value: string | undefined];

/** Names and values in two columns. */
export function fields(entries: readonly Field[], indent = 2): string[] {
  // Values come from servers, tokens and people: made visible, none can begin a line of its own.
  return entries.flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : formatField(name, makeVisible(value), { indent, nameWidth, width: columns }),
  );
}

/** A title, underlined, and its lines; nothing where there are none. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, '-'.repeat(title.length), ...lines];
}

/** Paragraphs of whole sentences. */
export function prose(paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((text) => wrapText(text, columns - 2).map((line) => `  ${line}`));
}
