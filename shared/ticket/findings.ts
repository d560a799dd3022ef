import { explain, type ExplainedFinding } from '../diagnosis/explained.ts';
import type { Diagnosis, Evidence, FailureDiagnosis } from '../diagnosis/finding.ts';
import { findingCard } from '../messages/finding-card.en.ts';
import { findingTexts } from '../messages/findings.en.ts';
import { makeVisible } from '../text/visible.ts';
import { cutInTheMiddle } from '../transcript-text.ts';
import { fields, section, type Field } from './layout.ts';

/**
 * What is behind each failure, the most likely first; where nothing was recognised, what is known to
 * be right and what is usual. Last what is worth knowing of a run in which nothing failed.
 */
export function findingSections({ failures, notes, noteValues }: Diagnosis): string[] {
  const known = explain(notes, noteValues, findingTexts);
  return [
    ...section('FINDINGS', separated(failures.map(failureLines))),
    ...section('GOOD TO KNOW', separated(known.map((note) => findingLines(note)))),
  ];
}

function failureLines(failure: FailureDiagnosis): string[] {
  const { findings, values, recognised, protocol, stage, support } = failure;
  const explained = explain(findings, values, findingTexts);
  const stopped = `  ${findingCard.stoppedAt(protocol, stage)}`;
  const asked = findingCard.supportRows(support);
  if (recognised) {
    const each = explained.map((one, index) => findingLines(one, index + 1));
    return [stopped, '', ...separated(each)];
  }
  const right = findingCard.knownRightSentences(failure.knownRight);
  const usual = explained.map((one, index) =>
    findingLines({ ...one, finding: { ...one.finding, evidence: [] } }, index + 1),
  );
  return [
    stopped,
    ...fields([['Cause', 'not recognised']]),
    ...right.flatMap((sentence, index) => fields([[index === 0 ? 'Known right' : '', sentence]])),
    ...(usual.length > 0 ? ['', `  ${findingCard.usual(usual.length)}:`, ''] : []),
    ...separated(usual),
    ...(asked.length > 0 ? ['', `  ${findingCard.support}:`, ...fields(asked)] : []),
  ];
}

function findingLines({ finding, text }: ExplainedFinding, number?: number): string[] {
  const { certainty, evidence, waitMinutes, link, id } = finding;
  const head = number === undefined ? text.title : `${number}. ${text.title}`;
  return [
    // It can name a mailbox, as somebody typed it.
    `  ${makeVisible(head)}`,
    ...fields(
      [
        ...(certainty === 'note' ? [] : [['How sure', findingCard.certainty[certainty]] as const]),
        ...evidence.map((each, index): Field => [
          index === 0 ? 'Evidence' : '',
          evidenceText(each),
        ]),
        ['Why', text.cause],
        ...text.steps.map((step, index): Field => [
          index === 0 ? 'What to do' : '',
          `${String(index + 1)}. ${step}`,
        ]),
        ['To wait', waitMinutes === undefined ? undefined : findingCard.wait(waitMinutes)],
        ['More', link],
        ['Finding', id],
      ],
      4,
    ),
  ];
}

function evidenceText(evidence: Evidence): string {
  return evidence.kind === 'line'
    ? findingCard.line(evidence.n, cutInTheMiddle(evidence.text))
    : findingCard.claim(evidence.claim, evidence.value);
}

/** Parts with an empty line between them. */
function separated(parts: readonly (readonly string[])[]): string[] {
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
