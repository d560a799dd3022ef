import type { AppInfo } from './app-info.ts';
import type { Connection } from './connection.ts';
import { findCauses } from './diagnosis/find-causes.ts';
import type { FailedProtocol } from './diagnosis/facts/facts.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import type { RunRecord } from './run-record.ts';
import type { SignInRecord } from './sign-in.ts';
import { formatTable } from './text/layout.ts';
import { makeVisible } from './text/visible.ts';
import { checkSections } from './ticket/check.ts';
import { findingSections } from './ticket/findings.ts';
import { columns, fields, outcomeWords, prose, section } from './ticket/layout.ts';
import { settings, versions } from './ticket/settings.ts';
import { signInSections } from './ticket/sign-in.ts';
import { tokenFields } from './ticket/token.ts';
import type { TokenSummary } from './token-summary.ts';

/** Which check was done again, and where the others come from. */
function retryText({ retry }: RunRecord): string | undefined {
  if (retry === undefined) return undefined;
  const from = retry.from === undefined ? '' : ` from ${retry.from} on`;
  return `${retry.protocol.toUpperCase()} again${from}; the other checks are those of run ${retry.of}`;
}

const hiddenSecrets =
  'Passwords, authorization codes, device codes, refresh tokens, ID tokens, client secrets, client assertions, private keys and cookies are not here either: where one was sent or came back, the transcript says so instead. All else is shown as it is: addresses, host names, IDs and what the server said.';

function hiddenToken({ length, fingerprint }: TokenSummary): string {
  return `The access token is not in this ticket. Where it was sent, the transcript says so instead, with its length (${length} characters) and its fingerprint (${fingerprint}). Two tickets with the same fingerprint are about the same token.`;
}

const hiddenAccessToken = 'Access tokens are not in this ticket.';

function titleFrame(title: string): string[] {
  return formatTable([[makeVisible(title)]], [columns - 4]);
}

function textOf(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/**
 * A run as plain text for a support ticket: versions, settings, findings, sign-in, token summary,
 * stage table, failures, certificates, the whole transcripts, and what is hidden.
 * Lines end with LF and have at most 100 columns, except where an address or a transcript line is
 * longer. The record holds no secret, so neither does the text.
 *
 * @param diagnosis what is behind its failures, where that is known already
 */
export function formatTicket(record: RunRecord, diagnosis: Diagnosis = findCauses(record)): string {
  return textOf([
    ...titleFrame(`${record.app.name}: mailbox test ${outcomeWords[record.outcome]}`),
    '',
    ...fields([
      ['Program', versions(record.app)],
      ['Run', record.id],
      ['Retry', retryText(record)],
      ['Started', record.startedAt],
      ['Finished', record.finishedAt],
    ]),
    ...section('SETTINGS', settings(record.connection, record.network)),
    ...findingSections(diagnosis),
    ...signInSections(record.signIn, isExplained(diagnosis, 'entra')),
    ...section('ACCESS TOKEN', tokenFields(record.token)),
    ...record.checks.flatMap((check) =>
      checkSections(check, isExplained(diagnosis, check.protocol)),
    ),
    ...section('WHAT IS HIDDEN', prose([hiddenToken(record.token), hiddenSecrets])),
  ]);
}

/** A sign-in without a run, in the same form: for one that failed before anything was tested. */
export function formatSignInTicket(
  app: AppInfo,
  connection: Connection,
  record: SignInRecord,
): string {
  const { finishedAt } = record;
  const diagnosis = findCauses({ connection, signIn: record, finishedAt });
  return textOf([
    ...titleFrame(`${app.name}: sign-in ${outcomeWords[record.outcome]}`),
    '',
    ...fields([['Program', versions(app)]]),
    ...section('SETTINGS', settings(connection)),
    ...findingSections(diagnosis),
    ...signInSections(record, isExplained(diagnosis, 'entra')),
    ...section('WHAT IS HIDDEN', prose([hiddenAccessToken, hiddenSecrets])),
  ]);
}

/** True where a finding says what is behind the failure of a protocol, or of the sign-in. */
function isExplained({ failures }: Diagnosis, protocol: FailedProtocol): boolean {
  return failures.some((failure) => failure.protocol === protocol && failure.recognised);
}
