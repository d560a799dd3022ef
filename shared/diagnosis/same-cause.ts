import { explain, type FindingTexts } from './explained.ts';
import type { FailureDiagnosis } from './finding.ts';

/** A failure, and those of the same run that have the same cause. */
export interface CauseGroup {
  first: FailureDiagnosis;
  /** In their order; each is put right by what puts the first right. */
  same: readonly FailureDiagnosis[];
}

/**
 * Puts together failures of which the surest cause is the same and is said in the same words, so that
 * what has to be done once is said once. What was not recognised stays by itself.
 */
export function groupByCause(
  failures: readonly FailureDiagnosis[],
  texts: FindingTexts,
): CauseGroup[] {
  const groups: { key: string | undefined; first: FailureDiagnosis; same: FailureDiagnosis[] }[] =
    [];
  for (const failure of failures) {
    const key = causeOf(failure, texts);
    const group = key === undefined ? undefined : groups.find((each) => each.key === key);
    if (group) group.same.push(failure);
    else groups.push({ key, first: failure, same: [] });
  }
  return groups;
}

/** The cause and how it is called; its title can name a protocol or a mailbox. */
function causeOf(failure: FailureDiagnosis, texts: FindingTexts): string | undefined {
  const [first] = explain(failure.findings, failure.values, texts);
  if (!failure.recognised || !first) return undefined;
  const { finding, text } = first;
  return [finding.id, finding.certainty, text.title, text.cause].join('\n');
}
