import type { Messages } from '../../messages/en.ts';
import type { CheckRecord, TlsSummary } from '../../run-record.ts';
import type { StageResult } from '../../stages.ts';
import { makeVisible } from '../../text/visible.ts';
import { formatTranscriptLine } from '../../transcript-text.ts';
import type {
  Field,
  FieldsBlock,
  ReportBlock,
  ReportSection,
  ShownLine,
  TableBlock,
} from '../document.ts';
import { fieldsBlock, list, said, told } from '../fields.ts';
import { errorFields } from './failure.ts';
import { endpointText } from './settings.ts';

/** What stands around the checks in the same report. */
export interface CheckContext {
  /** True where a finding says what is behind the check's failure. */
  isExplained: boolean;
  /** The lines that findings point at. */
  evidence: ReadonlySet<number>;
  messages: Messages;
}

/** One protocol: what was found, the stages, what failed, certificates and the whole transcript. */
export function checkSections(check: CheckRecord, context: CheckContext): ReportSection[] {
  const { messages, evidence } = context;
  const { reportDocument: text } = messages;
  const { protocol, outcome, stages } = check;
  const name = messages.protocols[protocol];
  const lines: ShownLine[] = check.transcript.map(({ n, atMs, stage, kind, text: line }) => {
    return { n, atMs, stage, kind, text: makeVisible(line) };
  });
  const shown = stages.flatMap(({ evidenceLine }) => evidenceLine ?? []);
  return [
    {
      ...{
        id: `${protocol}-check`,
        title: text.sections.check(name, text.outcomes[outcome]),
        outcome,
      },
      blocks: [fieldsBlock(foundFields(check, messages)), stageTable(check, messages)],
    },
    {
      id: `${protocol}-failure`,
      title: outcome === 'cancelled' ? text.sections.cancelled(name) : text.sections.failure(name),
      blocks: stages.flatMap((stage) => failureBlock(stage, protocol, lines, context)),
    },
    {
      ...{ id: `${protocol}-tls`, title: text.sections.tls(name) },
      blocks: check.tls === undefined ? [] : tlsBlocks(check.tls, messages),
    },
    {
      ...{ id: `${protocol}-transcript`, title: text.sections.transcript(name) },
      blocks: [
        {
          ...{ kind: 'transcript', id: protocol, lines, empty: text.nothingSaid },
          evidence: new Set([...evidence, ...shown]),
        },
      ],
    },
  ];
}

function foundFields(check: CheckRecord, { reportDocument: text }: Messages): Field[] {
  const { fields } = text;
  const { mailboxSize } = check;
  const size = mailboxSize && text.mailboxSize(mailboxSize.messages, mailboxSize.bytes);
  return [
    told(fields.server, endpointText(check.endpoint, text)),
    said(fields.addresses, check.addresses.join(', ')),
    said(fields.connectedTo, check.connectedTo),
    said('user=', check.user),
    said('MAIL FROM', check.sender),
    said(fields.mechanism, check.mechanism),
    said(fields.offers, check.capabilities?.join(', ')),
    told(fields.inMailbox, size),
    said(fields.queueId, check.queueId),
    told(fields.time, text.milliseconds(check.durationMs)),
  ];
}

/** What a stage is called, with the name that transcripts and codes have for it. */
function stageText({ stage }: StageResult, { stages, reportDocument }: Messages): string {
  const name = stages[stage];
  return name.toLowerCase() === stage ? name : reportDocument.stage(name, stage);
}

function stageTable({ stages }: CheckRecord, messages: Messages): TableBlock {
  const { reportDocument: text } = messages;
  const { stage, result, time, found } = text.stageTable;
  return {
    kind: 'table',
    head: [stage, result, time, found],
    widths: [22, 11, 9, 43],
    rows: stages.map((each) => {
      const parts = [
        each.summary,
        each.kept === true ? text.kept : undefined,
        each.error === undefined ? undefined : `[${each.error.code}]`,
      ];
      return {
        outcome: each.status,
        cells: [
          stageText(each, messages),
          text.statuses[each.status],
          each.status === 'not-reached' ? '' : text.milliseconds(each.durationMs),
          makeVisible(parts.filter((part) => part !== undefined).join(' ')),
        ],
      };
    }),
  };
}

function failureBlock(
  stage: StageResult,
  of: string,
  lines: readonly ShownLine[],
  { isExplained, messages }: CheckContext,
): ReportBlock[] {
  if (stage.error === undefined) return [];
  const { fields } = messages.reportDocument;
  const line = lines.find(({ n }) => n === stage.evidenceLine);
  return [
    fieldsBlock([
      told(fields.stage, stageText(stage, messages)),
      ...errorFields(stage.error, isExplained, messages),
      list(
        fields.evidence,
        line ? [{ text: formatTranscriptLine(line), line: { of, n: line.n } }] : [],
        'said',
      ),
    ]),
  ];
}

function tlsBlocks(tls: TlsSummary, { reportDocument: text }: Messages): FieldsBlock[] {
  const { fields } = text;
  return [
    fieldsBlock([
      said(
        fields.negotiated,
        [tls.version, tls.cipher].filter((part) => part !== undefined).join(', '),
      ),
      said(fields.serverName, tls.servername),
      said(fields.notTrusted, tls.problem),
    ]),
    ...tls.chain.map((certificate, index) =>
      fieldsBlock([
        said(fields.certificate(index + 1), certificate.subject),
        said(fields.issuedBy, certificate.issuer),
        said(fields.issuedFor, certificate.altNames.join(', ')),
        told(fields.valid, text.span(certificate.validFrom, certificate.validTo)),
        said('SHA-256', certificate.sha256),
      ]),
    ),
  ];
}
