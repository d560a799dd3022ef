import { breakableParts, columnsOf } from './width.ts';

/** Fills with spaces up to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Cuts a text into pieces of at most `width` columns; a character that is wider stands alone. */
function pieces(text: string, width: number): string[] {
  const result: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece !== '' && columnsOf(piece + character) > width) {
      result.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...result, piece];
}

/**
 * Breaks one paragraph at its spaces, and between the characters of scripts that have none, into
 * lines of at most `width` columns; at least one line comes out. A longer word stands alone on its
 * line, because addresses and URLs are of no use in two halves, unless `words` is `break`.
 */
export function wrapText(text: string, width: number, words: 'keep' | 'break' = 'keep'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const parts = breakableParts(word).flatMap((part) =>
      words === 'break' && columnsOf(part) > width ? pieces(part, width) : [part],
    );
    for (const [index, part] of parts.entries()) {
      const joined = line === '' ? part : `${line}${index === 0 ? ' ' : ''}${part}`;
      const fits = columnsOf(joined) <= width;
      if (line !== '' && !fits) lines.push(line);
      line = fits ? joined : part;
    }
  }
  return [...lines, line];
}

/** One `name   value` entry; a value that goes on over more lines stays in its column. */
export function formatField(
  name: string,
  value: string,
  { indent, nameWidth, width }: { indent: number; nameWidth: number; width: number },
): string[] {
  const margin = ' '.repeat(indent);
  return wrapText(value, width - indent - nameWidth).map((line, index) =>
    (margin + padTo(index === 0 ? name : '', nameWidth) + line).trimEnd(),
  );
}

/**
 * A table in an ASCII frame, every line equally long.
 *
 * @param rows the first is the header, which may stand alone; all have as many cells as `widths`
 * @param widths the most characters of each column; a column is as wide as its longest cell
 *   otherwise, and a longer cell goes on over more lines
 * @param decorate may colour a padded cell; it must not change what is seen of it
 */
export function formatTable(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  decorate: (text: string, row: number, column: number) => string = (text) => text,
): string[] {
  const cells = rows.map((row) =>
    widths.map((width, column) => wrapText(row[column] ?? '', width, 'break')),
  );
  const actual = widths.map((_, column) =>
    Math.max(...cells.flatMap((row) => (row[column] ?? []).map(columnsOf))),
  );
  const rule = `+${actual.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const lines = cells.map((row, rowIndex) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, part) => {
      const texts = actual.map((width, column) =>
        decorate(padTo(row[column]?.[part] ?? '', width), rowIndex, column),
      );
      return `| ${texts.join(' | ')} |`;
    });
  });
  const [header = [], ...body] = lines;
  const end = body.length === 0 ? [] : [...body.flat(), rule];
  return [rule, ...header, rule, ...end];
}
