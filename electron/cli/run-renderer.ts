import type { CheckEvent } from '../../shared/check-events.ts';
import { checkResults } from '../../shared/check-result.ts';
import { findCauses } from '../../shared/diagnosis/find-causes.ts';
import type { Diagnosis } from '../../shared/diagnosis/finding.ts';
import { explain } from '../../shared/diagnosis/explained.ts';
import { findingCard } from '../../shared/messages/finding-card.en.ts';
import { findingTexts } from '../../shared/messages/findings.en.ts';
import { protocolNames, resultSentence } from '../../shared/messages/run.en.ts';
import type { Protocol } from '../../shared/protocols.ts';
import type { CheckRecord, Outcome } from '../../shared/run-record.ts';
import { wrapText } from '../../shared/text/layout.ts';
import { formatStageTable } from '../../shared/stage-table.ts';
import type { StageStatus } from '../../shared/stages.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import type { LineKind } from '../../shared/transcript.ts';
import { type Paint, renderDiagnosis, renderError, type Style } from './render.ts';

const lineStyles: Readonly<Record<LineKind, Style>> = {
  sent: 'cyan',
  received: 'bold',
  note: 'dim',
};

const statusStyles: Readonly<Record<StageStatus, Style>> = {
  ok: 'green',
  failed: 'red',
  cancelled: 'yellow',
  'not-reached': 'dim',
};

const outcomes: Readonly<Record<Outcome, { style: Style; word?: string }>> = {
  ok: { style: 'green', word: 'Passed' },
  failed: { style: 'red', word: 'Failed' },
  // The sentence itself says what was cancelled.
  cancelled: { style: 'yellow' },
};

export interface RunRenderOptions {
  paint: Paint;
  /** The checks of the run; with more than one, each line says which it belongs to. */
  protocols: readonly Protocol[];
  /** Show long lines whole. */
  full: boolean;
}

/**
 * Makes what turns the events of a run into lines to print: the transcripts as they grow, side by
 * side, and at the end for each check the stage table and what failed, then the result in one
 * sentence.
 */
export function createRunRenderer(options: RunRenderOptions): (event: CheckEvent) => string[] {
  const { paint, protocols, full } = options;
  const width = Math.max(...protocols.map((protocol) => protocolNames[protocol].length));
  const prefix = (protocol: Protocol): string =>
    protocols.length > 1 ? `${protocolNames[protocol].padEnd(width)}  ` : '';
  return (event) => {
    switch (event.kind) {
      case 'stage-started':
        return [paint('dim', `${prefix(event.protocol)}--- ${event.stage} ---`)];
      case 'line': {
        const text = formatTranscriptLine(event.line, { full });
        return [prefix(event.protocol) + paint(lineStyles[event.line.kind], text)];
      }
      case 'run-finished': {
        const { checks, outcome } = event.record;
        const { style, word } = outcomes[outcome];
        const sentence = resultSentence(checkResults(checks), (stage) => stage);
        const diagnosis = findCauses(event.record);
        return [
          ...checks.flatMap((check) => renderCheck(check, diagnosis, protocols.length > 1, paint)),
          ...renderNotes(diagnosis),
          '',
          paint(style, word === undefined ? sentence : `${word}: ${sentence}`),
        ];
      }
      case 'run-failed':
        return ['', ...renderError(event.error, paint)];
      case 'check-started':
      case 'check-finished':
      case 'tls':
      case 'stage-finished':
        return [];
    }
  };
}

/** A check's stage table and what failed in it, under its name where there is more than one. */
function renderCheck(
  check: CheckRecord,
  { failures: diagnosed }: Diagnosis,
  isOneOfMany: boolean,
  paint: Paint,
): string[] {
  const failures = check.stages.flatMap(({ stage, error }) => {
    if (error === undefined) return [];
    const found = diagnosed.find(
      (each) => each.protocol === check.protocol && each.stage === stage,
    );
    return ['', ...renderDiagnosis(error, found, paint)];
  });
  const table = formatStageTable(check, (text, status) => paint(statusStyles[status], text));
  const name = isOneOfMany ? [paint('bold', protocolNames[check.protocol])] : [];
  return ['', ...name, ...table, ...failures];
}

/** What is worth knowing of a run in which everything worked. */
function renderNotes({ notes, noteValues }: Diagnosis): string[] {
  const known = explain(notes, noteValues, findingTexts);
  return known.flatMap(({ text }) => [
    '',
    ...wrapText(makeVisible(`${findingCard.notesTitle}: ${text.title}. ${text.cause}`), 100),
  ]);
}
