import type { LanguageId } from '../language-ids.ts';
import type { Outcome } from '../run-record.ts';
import type { TranscriptLine } from '../transcript.ts';

/** A line of a transcript of the same report. */
export interface LineRef {
  /** The ID of its {@link TranscriptBlock}. */
  of: string;
  n: number;
}

/** One value of a field. */
export interface FieldValue {
  text: string;
  /** An `https` address that it leads to. */
  link?: string;
  line?: LineRef;
}

/** Name and values. */
export interface Field {
  name: string;
  values: readonly FieldValue[];
  /** True where the values are what a server, a token or a person said, to be shown to the letter. */
  said: boolean;
  /** True for steps, which have an order. */
  isList: boolean;
}

export interface FieldsBlock {
  kind: 'fields';
  fields: readonly Field[];
  /** True where they belong to the heading above them. */
  isNested: boolean;
}

export interface TableBlock {
  kind: 'table';
  head: readonly string[];
  rows: readonly { cells: readonly string[]; outcome: Outcome | 'not-reached' }[];
  /** The most columns of each in plain text; together with the frame they are no more than 98. */
  widths: readonly number[];
}

/** A line as it is shown: what cannot be seen is written out. */
export type ShownLine = Pick<TranscriptLine, 'n' | 'atMs' | 'kind' | 'text'> & {
  /** The stage of a check; a sign-in has none. */
  stage?: string;
};

export interface TranscriptBlock {
  kind: 'transcript';
  /** No other block of the document has it: `imap`, `sign-in`. */
  id: string;
  lines: readonly ShownLine[];
  /** Lines that show why something failed. */
  evidence: ReadonlySet<number>;
  /** What is said where there are no lines. */
  empty: string;
}

/** What a section is made of. No text of it has a line end or a character that cannot be seen. */
export type ReportBlock =
  | FieldsBlock
  | TableBlock
  | TranscriptBlock
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string };

export interface ReportSection {
  /** No other section of the document has it. */
  id: string;
  title: string;
  /** How what it tells of ended, where it tells of one thing. */
  outcome?: Outcome;
  blocks: readonly ReportBlock[];
}

/** A report before it is text, Markdown or HTML: what all of them say, in one language. */
export interface ReportDocument {
  language: LanguageId;
  title: string;
  outcome: Outcome;
  /** Title and outcome in one line. */
  titleLine: string;
  outcomeWord: string;
  contents: string;
  /** What the report is of: program, run, times. */
  head: readonly Field[];
  sections: readonly ReportSection[];
}
