import type { CheckEvent } from '../../shared/check-events.ts';
import { checkResults } from '../../shared/check-result.ts';
import { protocolNames, resultSentence } from '../../shared/messages/run.en.ts';
import type { Protocol } from '../../shared/protocols.ts';
import type { CheckRecord, Outcome } from '../../shared/run-record.ts';
import { formatStageTable } from '../../shared/stage-table.ts';
import type { StageStatus } from '../../shared/stages.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import type { LineKind } from '../../shared/transcript.ts';
import { type Paint, renderError, type Style } from './render.ts';

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
        return [
          ...checks.flatMap((check) => renderCheck(check, protocols.length > 1, paint)),
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
function renderCheck(check: CheckRecord, isOneOfMany: boolean, paint: Paint): string[] {
  const failures = check.stages.flatMap(({ error }) =>
    error === undefined ? [] : ['', ...renderError(error, paint)],
  );
  const table = formatStageTable(check, (text, status) => paint(statusStyles[status], text));
  const name = isOneOfMany ? [paint('bold', protocolNames[check.protocol])] : [];
  return ['', ...name, ...table, ...failures];
}
