import type { AppError } from '../errors.ts';
import type { Stage, StageResult } from '../stages.ts';
import { lineAt } from '../transcript/line-list.ts';
import type { CheckView } from './run-view.ts';

/** What a cell of the grid shows of a stage besides its time, in as few characters as can be. */
export type StageFact =
  /** As the protocol writes it: a version of TLS, a mechanism, a reply's code. */
  | { kind: 'said'; text: string }
  /** How many messages are in the mailbox. */
  | { kind: 'messages'; count: number };

/** What one looks for in the grid of a stage that has ended; nothing where the time says it all. */
export function stageFact({ stage, status, summary, error }: StageResult): StageFact | undefined {
  if (status === 'failed') {
    const code = error && replyCode(error);
    return code === undefined ? undefined : { kind: 'said', text: code };
  }
  if (status !== 'ok') return undefined;
  if (stage === 'starttls') return { kind: 'said', text: 'STARTTLS' };
  if (summary === undefined) return undefined;
  return factOf(stage, summary);
}

function factOf(stage: Stage, summary: string): StageFact | undefined {
  if (stage === 'mailbox') {
    const count = /^\d+(?= messages?\b)/.exec(summary)?.[0];
    return count === undefined ? undefined : { kind: 'messages', count: Number(count) };
  }
  const text =
    stage === 'tls'
      ? /^TLSv(1\.\d)\b/.exec(summary)?.[1]
      : stage === 'capability'
        ? /\b(?:XOAUTH2|OAUTHBEARER)\b/.exec(summary)?.[0]
        : undefined;
  return text === undefined ? undefined : { kind: 'said', text };
}

/**
 * The code of the reply behind a failure: SMTP's with the enhanced code (RFC 3463), `535 5.7.139`;
 * IMAP's and POP's condition with its code in brackets (RFC 9051 section 7.1, RFC 2449 section 8),
 * `NO [UNAVAILABLE]`, `-ERR`. `undefined` where no server replied.
 */
export function replyCode({ detail = '' }: AppError): string | undefined {
  const smtp = /^([45]\d\d)(?:[ -]([45]\.\d{1,3}\.\d{1,3}))?(?=[ -]|$)/.exec(detail);
  if (smtp) return [smtp[1], smtp[2]].filter((part) => part !== undefined).join(' ');
  const reply = /^(?:[*A-Za-z0-9]+ (NO|BAD|BYE)|(-ERR))(?: \[([A-Z0-9/-]+)[^\]]*\])?(?= |$)/.exec(
    detail,
  );
  if (!reply) return undefined;
  const [, imap, pop, code] = reply;
  const condition = imap ?? pop ?? '';
  return code === undefined ? condition : `${condition} [${code}]`;
}

/**
 * The line that a cell of the grid leads to: that which shows the failure, else the first of its
 * stage, else the first after the stage had begun.
 *
 * @returns the line's number; `undefined` where nothing was said yet
 */
export function lineOfStage(
  { lines }: Pick<CheckView, 'lines'>,
  stage: Stage,
  result?: StageResult,
): number | undefined {
  if (result?.evidenceLine !== undefined) return result.evidenceLine;
  let later: number | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lineAt(lines, index);
    if (line?.stage === stage) return line.n;
    if (later === undefined && line && result && line.atMs >= result.startedAtMs) later = line.n;
  }
  return later;
}
