import { formatField, formatTable, wrapText } from '../../text/layout.ts';
import { columnsOf } from '../../text/width.ts';
import { formatTranscriptLine } from '../../transcript-text.ts';
import type {
  Field,
  ReportBlock,
  ReportDocument,
  ReportSection,
  TranscriptBlock,
} from '../document.ts';

/** Ticket systems and mail programs show this many columns without breaking lines. */
const columns = 100;
const nameWidth = 16;
const indent = '  ';

/**
 * A report as plain text for a ticket. Lines end with LF and have at most 100 columns, wide characters
 * counted as two, except where an address or a transcript line is longer.
 */
export function writeText(document: ReportDocument): string {
  const outcome = document.outcomeWord.toUpperCase();
  const title = document.titleLine.replace(document.outcomeWord, () => outcome);
  const lines = [
    ...formatTable([[title]], [columns - 4]),
    '',
    ...document.head.flatMap((field) => fieldLines(field, 2)),
    ...document.sections.flatMap(sectionLines),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function sectionLines({ title, blocks }: ReportSection): string[] {
  const heading = title.toUpperCase();
  const lines = blocks.flatMap((block, index) => {
    const own = blockLines(block);
    return needsSpace(blocks[index - 1], block) ? ['', ...own] : own;
  });
  return ['', heading, '-'.repeat(columnsOf(heading)), ...lines];
}

/** What begins something new stands apart from what is before it. */
function needsSpace(before: ReportBlock | undefined, block: ReportBlock): boolean {
  if (before === undefined) return false;
  if (block.kind === 'fields') return before.kind === 'fields' && !block.isNested;
  if (block.kind === 'paragraph') return before.kind !== 'paragraph';
  return true;
}

function blockLines(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'fields':
      return block.fields.flatMap((field) => fieldLines(field, block.isNested ? 4 : 2));
    case 'table':
      return formatTable([block.head, ...block.rows.map(({ cells }) => cells)], block.widths);
    case 'transcript':
      return transcriptLines(block);
    case 'paragraph':
    case 'heading':
      return wrapText(block.text, columns - indent.length).map((line) => indent + line);
  }
}

function fieldLines({ name, values, isList }: Field, margin: number): string[] {
  return values.flatMap(({ text }, index) =>
    formatField(index === 0 ? name : '', isList ? `${String(index + 1)}. ${text}` : text, {
      ...{ indent: margin, nameWidth, width: columns },
    }),
  );
}

function transcriptLines({ lines, empty }: TranscriptBlock): string[] {
  if (lines.length === 0) return [indent + empty];
  return transcriptRows(lines).map(({ text }) => text);
}

/** Lines as they are read, whole, with a separator (`--- auth ---`) before each stage. */
export function transcriptRows(lines: TranscriptBlock['lines']): { n?: number; text: string }[] {
  const rows: { n?: number; text: string }[] = [];
  let stage: string | undefined;
  for (const line of lines) {
    if (line.stage !== undefined && line.stage !== stage) {
      stage = line.stage;
      rows.push({ text: `--- ${stage} ---` });
    }
    rows.push({ n: line.n, text: formatTranscriptLine(line, { full: true }) });
  }
  return rows;
}
