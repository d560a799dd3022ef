/** The forms in which a report can be saved; `zip` holds all the others. */
export const reportFormats = ['text', 'markdown', 'html', 'json', 'zip'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A form that is one text. */
export type TextFormat = Exclude<ReportFormat, 'zip'>;
export const textFormats = ['text', 'markdown', 'html', 'json'] as const satisfies TextFormat[];

/** The ending of the files of each form. */
export const fileEndings: Readonly<Record<ReportFormat, string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  json: 'json',
  zip: 'zip',
};
