import type {
  Field,
  FieldsBlock,
  FieldValue,
  ReportBlock,
  ReportDocument,
  ReportSection,
  TableBlock,
  TranscriptBlock,
} from '../document.ts';
import { escapeHtml } from './html-escape.ts';
import { reportStyle } from './html-style.ts';
import { transcriptRows } from './text.ts';

/**
 * Whatever got into the file, a browser runs nothing of it, loads nothing for it and sends nothing:
 * only the style that stands in it is used.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A report as one HTML file: no script, nothing from elsewhere, a style of its own for light, dark and
 * paper. Every text is escaped.
 */
export function writeHtml(document: ReportDocument): string {
  const { language, title, titleLine, outcome, outcomeWord, head, sections, contents } = document;
  const lines = new Set(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'transcript' ? Array.from(block.evidence, (n) => anchor(block.id, n)) : [],
      ),
    ),
  );
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(titleLine)}</title>`,
    `<style>${reportStyle}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${escapeHtml(title)} <span class="outcome ${outcome}">${escapeHtml(outcomeWord)}</span></h1>`,
    fieldList({ kind: 'fields', fields: head, isNested: false }, lines),
    `<nav aria-label="${escapeHtml(contents)}"><strong>${escapeHtml(contents)}</strong><ul>`,
    ...sections.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`),
    '</ul></nav>',
    '</header>',
    '<main>',
    ...sections.map((section) => sectionHtml(section, lines)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function anchor(of: string, n: number): string {
  return `${of}-line-${String(n)}`;
}

function sectionHtml({ id, title, outcome, blocks }: ReportSection, lines: ReadonlySet<string>) {
  const name = escapeHtml(title);
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${outcome === undefined ? name : `<span class="outcome ${outcome}">${name}</span>`}</h2>`,
    ...blocks.map((block) => blockHtml(block, lines)),
    '</section>',
  ].join('\n');
}

function blockHtml(block: ReportBlock, lines: ReadonlySet<string>): string {
  switch (block.kind) {
    case 'fields':
      return fieldList(block, lines);
    case 'table':
      return table(block);
    case 'transcript':
      return transcript(block);
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
  }
}

function fieldList({ fields, isNested }: FieldsBlock, lines: ReadonlySet<string>): string {
  if (fields.length === 0) return '';
  const rows = fields.map(
    (field) => `<dt>${escapeHtml(field.name)}</dt><dd>${values(field, lines)}</dd>`,
  );
  return `<dl${isNested ? ' class="nested"' : ''}>\n${rows.join('\n')}\n</dl>`;
}

function values(field: Field, lines: ReadonlySet<string>): string {
  const texts = field.values.map((value) => valueHtml(value, field, lines));
  if (field.isList) return `<ol>${texts.map((text) => `<li>${text}</li>`).join('')}</ol>`;
  if (texts.length === 1) return texts.join('');
  return `<ul class="plain">${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`;
}

function valueHtml({ text, link, line }: FieldValue, { said }: Field, lines: ReadonlySet<string>) {
  const shown = said ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text);
  if (link?.startsWith('https://') === true) {
    return `<a href="${escapeHtml(link)}" rel="noreferrer">${shown}</a>`;
  }
  const target = line && anchor(line.of, line.n);
  return target !== undefined && lines.has(target) ? `<a href="#${target}">${shown}</a>` : shown;
}

function table({ head, rows }: TableBlock): string {
  const last = head.length - 1;
  const body = rows.map(({ cells, outcome }) => {
    const shown = cells.map((cell, column) => {
      const text = escapeHtml(cell);
      if (column === 1) return `<td><span class="outcome ${outcome}">${text}</span></td>`;
      if (column === last) return `<td>${text === '' ? '' : `<code>${text}</code>`}</td>`;
      return column === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
    });
    return `<tr>${shown.join('')}</tr>`;
  });
  const names = head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  return [
    '<div class="scroll"><table>',
    `<thead><tr>${names}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table></div>',
  ].join('\n');
}

function transcript({ id, lines, evidence, empty }: TranscriptBlock): string {
  if (lines.length === 0) return `<p>${escapeHtml(empty)}</p>`;
  const rows = transcriptRows(lines).map(({ n, text }) => {
    const shown = escapeHtml(text);
    if (n === undefined) return `<span>${shown}</span>`;
    return evidence.has(n) ? `<mark id="${anchor(id, n)}">${shown}</mark>` : shown;
  });
  return `<pre>${rows.join('\n')}</pre>`;
}
