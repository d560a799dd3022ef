import { explain, type ExplainedFinding } from '../../diagnosis/explained.ts';
import type { Diagnosis, Evidence, FailureDiagnosis } from '../../diagnosis/finding.ts';
import { groupByCause, type CauseGroup } from '../../diagnosis/same-cause.ts';
import type { Messages } from '../../messages/en.ts';
import { makeVisible } from '../../text/visible.ts';
import { cutInTheMiddle } from '../../transcript-text.ts';
import type { FieldValue, ReportBlock, ReportSection } from '../document.ts';
import { fieldsBlock, list, said, told } from '../fields.ts';

/**
 * What is behind each failure, the most likely first, and once where it is behind several; where
 * nothing was recognised, what is known to be right and what is usual. Last what is worth knowing of
 * a run in which nothing failed.
 */
export function findingSections(
  { failures, notes, noteValues }: Diagnosis,
  messages: Messages,
): ReportSection[] {
  const { sections } = messages.reportDocument;
  const known = explain(notes, noteValues, messages.findings);
  return [
    {
      ...{ id: 'findings', title: sections.findings },
      blocks: groupByCause(failures, messages.findings).flatMap((group) =>
        groupBlocks(group, messages),
      ),
    },
    {
      ...{ id: 'good-to-know', title: sections.goodToKnow },
      blocks: known.flatMap((note) => findingBlocks(note, messages)),
    },
  ];
}

function groupBlocks({ first, same }: CauseGroup, messages: Messages): ReportBlock[] {
  const { finding: card } = messages;
  const stopped = [first, ...same].map(({ protocol, stage }) =>
    paragraph(card.stoppedAt(protocol, stage)),
  );
  const explained = explain(first.findings, first.values, messages.findings);
  if (!first.recognised) return [...stopped, ...unrecognisedBlocks(first, explained, messages)];
  return [
    ...stopped,
    ...explained.flatMap((one, index) =>
      findingBlocks(one, messages, { number: index + 1, same: index === 0 ? same : [] }),
    ),
  ];
}

function unrecognisedBlocks(
  { knownRight, support }: FailureDiagnosis,
  explained: readonly ExplainedFinding[],
  messages: Messages,
): ReportBlock[] {
  const { reportDocument: text, finding: card } = messages;
  const asked = card.supportRows(support);
  const usual = explained.flatMap((one, index) =>
    findingBlocks({ ...one, finding: { ...one.finding, evidence: [] } }, messages, {
      number: index + 1,
    }),
  );
  return [
    fieldsBlock([
      told(text.fields.cause, text.notRecognised),
      list(text.fields.knownRight, card.knownRightSentences(knownRight), 'told'),
    ]),
    ...(usual.length > 0 ? [paragraph(card.usual(explained.length))] : []),
    ...usual,
    ...(asked.length > 0
      ? [paragraph(card.support), fieldsBlock(asked.map(([name, value]) => said(name, value)))]
      : []),
  ];
}

function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text: makeVisible(text) };
}

/**
 * @param number where it stands among several
 * @param same failures of other protocols that have the same behind them
 */
function findingBlocks(
  { finding, text }: ExplainedFinding,
  messages: Messages,
  { number, same = [] }: { number?: number; same?: readonly FailureDiagnosis[] } = {},
): ReportBlock[] {
  const { reportDocument, finding: card } = messages;
  const { fields } = reportDocument;
  const { certainty, evidence, waitMinutes, id } = finding;
  const { link: page } = finding;
  const pages: FieldValue[] = page === undefined ? [] : [{ text: page, link: page }];
  const elsewhere = same.flatMap(({ protocol, findings }) =>
    (findings[0]?.evidence ?? []).flatMap((each) =>
      // A claim is that of the one token, and stands there already.
      each.kind === 'line' ? [evidenceValue(each, messages, protocol)] : [],
    ),
  );
  return [
    {
      kind: 'heading',
      // It can name a mailbox, as somebody typed it.
      text: makeVisible(number === undefined ? text.title : `${String(number)}. ${text.title}`),
    },
    fieldsBlock(
      [
        told(fields.sure, certainty === 'note' ? undefined : card.certainty[certainty]),
        list(
          fields.evidence,
          [...evidence.map((each) => evidenceValue(each, messages)), ...elsewhere],
          'said',
        ),
        told(fields.why, text.cause),
        list(fields.whatToDo, text.steps, 'steps'),
        told(fields.toWait, waitMinutes === undefined ? undefined : card.wait(waitMinutes)),
        list(fields.more, pages, 'told'),
        said(fields.finding, id),
      ],
      true,
    ),
  ];
}

function evidenceValue(
  evidence: Evidence,
  { finding: card }: Messages,
  protocol?: FailureDiagnosis['protocol'],
): FieldValue {
  if (evidence.kind === 'claim') return { text: card.claim(evidence.claim, evidence.value) };
  const { n, of } = evidence;
  const text = card.line(n, cutInTheMiddle(evidence.text));
  return {
    text: protocol === undefined ? text : card.titleOf(protocol, text),
    line: { of, n },
  };
}
