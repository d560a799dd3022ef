import type { AppInfo } from './app-info.ts';
import { errorTexts } from './messages/errors.en.ts';
import type { CheckRecord, Outcome, RunRecord, TlsSummary } from './run-record.ts';
import { scopesOf } from './scopes.ts';
import { formatStageTable } from './stage-table.ts';
import type { StageResult } from './stages.ts';
import { mailIdentity, targetMailbox } from './mail-identity.ts';
import type { NetworkSettings } from './network.ts';
import { formatField, formatTable, wrapText } from './text/layout.ts';
import { makeVisible } from './text/visible.ts';
import type { TokenSummary } from './token-summary.ts';
import { formatTranscript, formatTranscriptLine } from './transcript-text.ts';
import type { TranscriptLine } from './transcript.ts';

/** Ticket systems and mail programs show this many columns without breaking lines. */
const columns = 100;
const nameWidth = 16;

const outcomeWords: Readonly<Record<Outcome, string>> = {
  ok: 'PASSED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
};

/** Name and value; entries without a value are left out. */
type Field = readonly [name: string, value: string | undefined];

function fields(entries: readonly Field[], indent = 2): string[] {
  // Values come from servers, tokens and people: made visible, none can begin a line of its own.
  return entries.flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : formatField(name, makeVisible(value), { indent, nameWidth, width: columns }),
  );
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, '-'.repeat(title.length), ...lines];
}

function versions(app: AppInfo): string {
  const engines = [
    app.platform,
    `Node ${app.node}`,
    app.electron === undefined ? undefined : `Electron ${app.electron}`,
    app.chromium === undefined ? undefined : `Chromium ${app.chromium}`,
  ].filter((part) => part !== undefined);
  return `${app.name} ${app.version} (${engines.join(', ')})`;
}

/** Which check was done again, and where the others come from. */
function retryText({ retry }: RunRecord): string | undefined {
  if (retry === undefined) return undefined;
  const from = retry.from === undefined ? '' : ` from ${retry.from} on`;
  return `${retry.protocol.toUpperCase()} again${from}; the other checks are those of run ${retry.of}`;
}

/** How the servers were reached; the proxy's password is no part of the record. */
function networkText({ family, proxy }: NetworkSettings): string {
  const families = { any: 'IPv4 and IPv6', ipv4: 'IPv4 only', ipv6: 'IPv6 only' };
  const user = proxy?.user === undefined ? '' : ` as ${proxy.user}`;
  const way =
    proxy === undefined
      ? 'directly'
      : `over the ${proxy.kind === 'http' ? 'HTTP' : 'SOCKS5'} proxy ${proxy.host} port ${proxy.port}${user}`;
  return `${families[family]}, ${way}`;
}

function settings({ connection, network }: RunRecord): string[] {
  const sends = connection.protocols.includes('smtp');
  return fields([
    ['Connection', connection.name],
    [
      'Practice',
      connection.practice ? 'yes: simulated on this computer, no real tenant was asked' : undefined,
    ],
    ['Cloud', connection.cloud],
    ['Tenant', connection.tenant],
    ['Client ID', connection.clientId],
    ['Access', connection.access],
    ['Scopes', scopesOf(connection).join(' ')],
    ['Signs in', connection.user],
    [
      'Mailbox',
      targetMailbox(connection) + (connection.sharedMailbox === undefined ? '' : ' (shared)'),
    ],
    ['Sends as', sends ? mailIdentity(connection, 'smtp').sender : undefined],
    ['Network', networkText(network)],
  ]);
}

function tokenFields(token: TokenSummary): string[] {
  const kind =
    token.kind === 'jwt' ? 'JWT' : 'opaque: its claims cannot be read, which is no fault';
  return fields([
    ['Kind', kind],
    ['Length', `${token.length} characters`],
    ['Fingerprint', `${token.fingerprint} (first 8 digits of its SHA-256)`],
    ['aud', token.audience],
    ['iss', token.issuer],
    ['tid', token.tenantId],
    ['appid', token.clientId],
    ['scp', token.scopes.join(' ')],
    ['roles', token.roles.join(' ')],
    ['User', token.user],
    ['oid', token.objectId],
    ['Issued', token.issuedAt],
    ['Expires', token.expiresAt],
  ]);
}

function failure(stage: StageResult, transcript: readonly TranscriptLine[]): string[] {
  if (stage.error === undefined) return [];
  const text = errorTexts[stage.error.code];
  const evidence = transcript.find((line) => line.n === stage.evidenceLine);
  return [
    ...fields([
      ['Stage', stage.stage],
      ['Code', stage.error.code],
      ['What happened', text.title],
      ['Why', text.cause],
      ['Next step', text.nextStep],
      ['As reported', stage.error.detail],
      ['To wait', waitText(stage.error.retryAfterMs)],
      ['Evidence', evidence === undefined ? undefined : formatTranscriptLine(evidence)],
    ]),
    '',
  ];
}

/** How long the server asked to be left alone, as it said it. */
function waitText(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : `${milliseconds} ms, as the server asked`;
}

function tlsFields(tls: TlsSummary): string[] {
  return [
    ...fields([
      ['Negotiated', [tls.version, tls.cipher].filter((part) => part !== undefined).join(', ')],
      ['Server name', tls.servername],
      ['Not trusted', tls.problem],
    ]),
    ...tls.chain.flatMap((certificate, index) => [
      '',
      ...fields([
        [`Certificate ${index + 1}`, certificate.subject],
        ['  issued by', certificate.issuer],
        ['  for', certificate.altNames.join(', ')],
        ['  valid', `${certificate.validFrom} to ${certificate.validTo}`],
        ['  SHA-256', certificate.sha256],
      ]),
    ]),
  ];
}

function mailboxText({ mailboxSize }: CheckRecord): string | undefined {
  if (mailboxSize === undefined) return undefined;
  const { messages, bytes } = mailboxSize;
  const size = bytes === undefined ? '' : `, ${bytes} bytes`;
  return `${messages} ${messages === 1 ? 'message' : 'messages'}${size}`;
}

function checkSections(check: CheckRecord): string[] {
  const name = check.protocol.toUpperCase();
  const transcript = check.transcript.map((line) => ({ ...line, text: makeVisible(line.text) }));
  const failures = check.stages.flatMap((stage) => failure(stage, transcript));
  if (failures.at(-1) === '') failures.pop();
  const security = check.endpoint.security === 'tls' ? 'TLS from the start' : 'STARTTLS';
  return [
    ...section(`${name} CHECK: ${outcomeWords[check.outcome]}`, [
      ...fields([
        ['Server', `${check.endpoint.host} port ${check.endpoint.port}, ${security}`],
        ['Addresses', check.addresses.join(', ')],
        ['Connected to', check.connectedTo],
        ['user=', check.user],
        ['MAIL FROM', check.sender],
        ['Mechanism', check.mechanism],
        ['Server offers', check.capabilities?.join(', ')],
        ['In the mailbox', mailboxText(check)],
        ['Queue ID', check.queueId],
        ['Time', `${check.durationMs.toFixed(0)} ms`],
      ]),
      '',
      ...formatStageTable(check),
    ]),
    ...section(`${name} ${check.outcome === 'cancelled' ? 'CANCELLED' : 'FAILURE'}`, failures),
    ...section(`${name} TLS`, check.tls === undefined ? [] : tlsFields(check.tls)),
    ...section(
      `${name} TRANSCRIPT`,
      transcript.length === 0
        ? ['  Nothing was sent or received.']
        : formatTranscript(transcript, { full: true }).split('\n'),
    ),
  ];
}

function hidden(token: TokenSummary): string[] {
  const paragraphs = [
    `The access token is not in this ticket. Where it was sent, the transcript says so instead, with its length (${token.length} characters) and its fingerprint (${token.fingerprint}). Two tickets with the same fingerprint are about the same token.`,
    'Passwords, authorization codes and refresh tokens are no part of a test and are not here either. All else is shown as it is: addresses, host names, IDs and what the server said.',
  ];
  return paragraphs.flatMap((text) => wrapText(text, columns - 2).map((line) => `  ${line}`));
}

/**
 * A run as plain text for a support ticket: versions, settings, token summary, stage table,
 * failures with their next step, certificates, the whole transcript, and what is hidden. Lines end
 * with LF and have at most 100 columns, except where an address or a transcript line is longer.
 * The record holds no secret, so neither does the text.
 */
export function formatTicket(record: RunRecord): string {
  const title = `${record.app.name}: mailbox test ${outcomeWords[record.outcome]}`;
  const frame = formatTable([[makeVisible(title)]], [columns - 4]);
  const lines = [
    ...frame,
    '',
    ...fields([
      ['Program', versions(record.app)],
      ['Run', record.id],
      ['Retry', retryText(record)],
      ['Started', record.startedAt],
      ['Finished', record.finishedAt],
    ]),
    ...section('SETTINGS', settings(record)),
    ...section('ACCESS TOKEN', tokenFields(record.token)),
    ...record.checks.flatMap(checkSections),
    ...section('WHAT IS HIDDEN', hidden(record.token)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
