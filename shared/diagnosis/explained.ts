import type { FindingText, FindingWords } from '../messages/findings/finding-text.ts';
import type { Finding } from './finding.ts';
import type { FindingId } from './finding-ids.ts';
import type { FindingValues } from './values.ts';

/** The words of all findings in one language. */
export type FindingTexts = Readonly<Record<FindingId, FindingWords>>;

/** A finding with its words for one failure. */
export interface ExplainedFinding {
  finding: Finding;
  text: FindingText;
}

/** Findings with their words, in their order. */
export function explain(
  findings: readonly Finding[],
  values: FindingValues,
  texts: FindingTexts,
): ExplainedFinding[] {
  return findings.map((finding) => ({ finding, text: texts[finding.id](values) }));
}
