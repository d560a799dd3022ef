import type { FindingText, FindingWords } from '../messages/findings/finding-text.ts';
import type { Finding } from './finding.ts';
import type { FindingId } from './finding-ids.ts';
import type { FindingValues } from './values.ts';

/** The words of findings in one language. */
export type FindingTexts = Readonly<Partial<Record<FindingId, FindingWords>>>;

/** A finding with its words for one failure. */
export interface ExplainedFinding {
  finding: Finding;
  text: FindingText;
}

/** Findings with their words, in their order; without those that a language has no words for. */
export function explain(
  findings: readonly Finding[],
  values: FindingValues,
  texts: FindingTexts,
): ExplainedFinding[] {
  return findings.flatMap((finding) => {
    const text = texts[finding.id]?.(values);
    return text ? [{ finding, text }] : [];
  });
}
