import type {
  Field,
  FieldsBlock,
  FieldValue,
  ReportBlock,
  ReportDocument,
  ReportSection,
  TableBlock,
} from '../document.ts';
import { transcriptRows } from './text.ts';

/**
 * A report as GitHub flavoured Markdown. What servers and people said stands in code, which nothing in
 * it can end; in sentences around it every character that means something to Markdown is escaped.
 */
export function writeMarkdown(document: ReportDocument): string {
  const { titleLine, head, sections } = document;
  const parts = [
    `# ${escapeMarkdown(titleLine)}`,
    fieldList({ kind: 'fields', fields: head, isNested: false }),
    ...sections.map(sectionText),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionText({ title, blocks }: ReportSection): string {
  return [`## ${escapeMarkdown(title)}`, ...blocks.map(blockText)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function blockText(block: ReportBlock): string {
  switch (block.kind) {
    case 'fields':
      return fieldList(block);
    case 'table':
      return table(block);
    case 'transcript':
      return block.lines.length === 0
        ? escapeMarkdown(block.empty)
        : fenced(transcriptRows(block.lines).map(({ text }) => text));
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'heading':
      return `### ${escapeMarkdown(block.text)}`;
  }
}

function fieldList({ fields }: FieldsBlock): string {
  return fields.map(fieldItem).join('\n');
}

function fieldItem(field: Field): string {
  const { name, values, isList } = field;
  const label = `- **${escapeMarkdown(name)}:**`;
  const [first] = values;
  if (values.length === 1 && first && !isList) return `${label} ${valueText(first, field)}`;
  const items = values.map(
    (value, index) => `  ${isList ? `${String(index + 1)}.` : '-'} ${valueText(value, field)}`,
  );
  return [label, ...items].join('\n');
}

function valueText({ text, link }: FieldValue, { said }: Field): string {
  if (link !== undefined) return `<${link.replaceAll(/[<>\s]/g, '')}>`;
  return said ? codeSpan(text) : escapeMarkdown(text);
}

function table({ head, rows }: TableBlock): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(head.map(escapeMarkdown)),
    row(head.map(() => '---')),
    ...rows.map(({ cells }) =>
      row(
        cells.map((cell, index) =>
          // The last column has what was found, which others said.
          index === cells.length - 1 && cell !== ''
            ? codeSpan(cell).replaceAll('|', '\\|')
            : escapeMarkdown(cell),
        ),
      ),
    ),
  ].join('\n');
}

/**
 * Writes a sentence so that Markdown shows it as it is: no emphasis, link, image, HTML, list or heading
 * comes of it. CommonMark section 2.4: a backslash before ASCII punctuation stands for that character.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~&!$^]/g, (character) => `\\${character}`)
    .replace(/^(\s*)([-+=])/, (_all, space: string, mark: string) => `${space}\\${mark}`)
    .replace(/^(\s*\d+)([.)])/, (_all, number: string, mark: string) => `${number}\\${mark}`);
}

/** Text in code: the marks around it are longer than any run of them inside (section 6.1). */
export function codeSpan(text: string): string {
  const marks = '`'.repeat(longestRun(text) + 1);
  const needsSpace = /^`|`$|^ .*\S.* $/.test(text);
  return needsSpace ? `${marks} ${text} ${marks}` : marks + text + marks;
}

/** Lines in a block of code, whose fence is longer than any run of its mark inside (section 4.5). */
export function fenced(lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}

function longestRun(text: string): number {
  if (!text.includes('`')) return 0;
  return Math.max(...(text.match(/`+/g) ?? ['']).map(({ length }) => length));
}
