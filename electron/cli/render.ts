import type { CheckEvent } from '../../shared/check-events.ts';
import type { AppError } from '../../shared/errors.ts';
import { errorTexts } from '../../shared/messages/errors.en.ts';
import type { Outcome } from '../../shared/run-record.ts';
import type { SignInSummary } from '../../shared/sign-in.ts';
import { formatStageTable } from '../../shared/stage-table.ts';
import type { StageStatus } from '../../shared/stages.ts';
import { formatField } from '../../shared/text/layout.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import type { LineKind } from '../../shared/transcript.ts';

/** Select Graphic Rendition parameters (ECMA-48 section 8.3.117). */
const parameters = { bold: '1', red: '31', green: '32', yellow: '33', cyan: '36', dim: '2' };
type Style = keyof typeof parameters;

/** Styles a text for the terminal, or leaves it alone. */
export type Paint = (style: Style, text: string) => string;

/**
 * Colours only where they are seen and wanted: on a terminal that knows them, without `NO_COLOR`
 * (no-color.org).
 */
export function choosePaint(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  const unwanted = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  if (!isTerminal || unwanted) return (_style, text) => text;
  return (style, text) => `\u001b[${parameters[style]}m${text}\u001b[0m`;
}

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

const outcomes: Readonly<Record<Outcome, { style: Style; text: string }>> = {
  ok: { style: 'green', text: 'Passed: the mailbox can be opened with this connection.' },
  failed: { style: 'red', text: 'Failed: see the stage that is marked above.' },
  cancelled: { style: 'yellow', text: 'Cancelled.' },
};

/** What a sign-in brought: of the token only what may be shown. */
export function renderSignIn({ account, token }: SignInSummary): string {
  return makeVisible(
    `Signed in as ${account}: access token of ${token.length} characters, fingerprint ${token.fingerprint}.`,
  );
}

/** A failure with its code, its cause and the next step, one line or more each. */
export function renderError(error: AppError, paint: Paint): string[] {
  const { title, cause, nextStep } = errorTexts[error.code];
  const entries = [
    ['Why', cause],
    ['Next step', nextStep],
    ['As reported', error.detail],
  ] as const;
  return [
    paint('red', `${title} [${error.code}]`),
    ...entries.flatMap(([name, value]) =>
      value === undefined
        ? []
        : formatField(name, makeVisible(value), { indent: 2, nameWidth: 13, width: 100 }),
    ),
  ];
}

/**
 * The lines to print for one event of a run: the transcript as it grows, then the stage table and
 * what failed.
 */
export function renderEvent(event: CheckEvent, paint: Paint): string[] {
  switch (event.kind) {
    case 'stage-started':
      return [paint('dim', `--- ${event.stage} ---`)];
    case 'line':
      return [paint(lineStyles[event.line.kind], formatTranscriptLine(event.line))];
    case 'check-finished': {
      const failures = event.check.stages.flatMap(({ error }) =>
        error === undefined ? [] : ['', ...renderError(error, paint)],
      );
      const table = formatStageTable(event.check, (text, status) =>
        paint(statusStyles[status], text),
      );
      return ['', ...table, ...failures];
    }
    case 'run-finished': {
      const { style, text } = outcomes[event.record.outcome];
      return ['', paint(style, text)];
    }
    case 'run-failed':
      return ['', ...renderError(event.error, paint)];
    case 'check-started':
    case 'tls':
    case 'stage-finished':
      return [];
  }
}
