import { buildDocument, type ReportLanguage } from './build-document.ts';
import type { TextFormat } from './formats.ts';
import type { ReportSource } from './source.ts';
import { writeHtml } from './writers/html.ts';
import { writeJson } from './writers/json.ts';
import { writeMarkdown } from './writers/markdown.ts';
import { writeText } from './writers/text.ts';

/** A report in one of its forms, in one language. It holds no secret, as its source holds none. */
export function writeReport(
  source: ReportSource,
  format: TextFormat,
  language: ReportLanguage,
): string {
  if (format === 'json') return writeJson(source, language);
  const document = buildDocument(source, language);
  switch (format) {
    case 'text':
      return writeText(document);
    case 'markdown':
      return writeMarkdown(document);
    case 'html':
      return writeHtml(document);
  }
}
