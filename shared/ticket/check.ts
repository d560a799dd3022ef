import type { CheckRecord, TlsSummary } from '../run-record.ts';
import { formatStageTable } from '../stage-table.ts';
import type { StageResult } from '../stages.ts';
import { makeVisible } from '../text/visible.ts';
import { formatTranscript, formatTranscriptLine } from '../transcript-text.ts';
import type { TranscriptLine } from '../transcript.ts';
import { errorFields } from './failure.ts';
import { fields, outcomeWords, section } from './layout.ts';
import { endpointText } from './settings.ts';

function failure(
  stage: StageResult,
  transcript: readonly TranscriptLine[],
  isExplained: boolean,
): string[] {
  if (stage.error === undefined) return [];
  const evidence = transcript.find((line) => line.n === stage.evidenceLine);
  return [
    ...fields([
      ['Stage', stage.stage],
      ...errorFields(stage.error, isExplained),
      ['Evidence', evidence === undefined ? undefined : formatTranscriptLine(evidence)],
    ]),
    '',
  ];
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

/**
 * One protocol: what was found, the stages, what failed, certificates and the whole transcript.
 *
 * @param isExplained true where a finding says what is behind its failure
 */
export function checkSections(check: CheckRecord, isExplained: boolean): string[] {
  const name = check.protocol.toUpperCase();
  const transcript = check.transcript.map((line) => ({ ...line, text: makeVisible(line.text) }));
  const failures = check.stages.flatMap((stage) => failure(stage, transcript, isExplained));
  if (failures.at(-1) === '') failures.pop();
  return [
    ...section(`${name} CHECK: ${outcomeWords[check.outcome]}`, [
      ...fields([
        ['Server', endpointText(check.endpoint)],
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
