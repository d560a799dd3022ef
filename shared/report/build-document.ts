import type { FailedProtocol } from '../diagnosis/facts/facts.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import type { LanguageId } from '../language-ids.ts';
import type { Messages } from '../messages/en.ts';
import type { RunRecord } from '../run-record.ts';
import { makeVisible } from '../text/visible.ts';
import type { ReportDocument, ReportSection } from './document.ts';
import { fieldsBlock, isTold, said, told, withValues } from './fields.ts';
import { nameKinds, type NameCounts } from './pseudonyms/kinds.ts';
import { checkSections } from './sections/check.ts';
import { findingSections } from './sections/findings.ts';
import { settingsFields, versions } from './sections/settings.ts';
import { signInSections } from './sections/sign-in.ts';
import { tokenFields } from './sections/token.ts';
import { outcomeOf, type ReportSource } from './source.ts';

/** A language with all its texts. */
export interface ReportLanguage {
  id: LanguageId;
  messages: Messages;
}

/**
 * What a report says, in the order in which it is read: versions, settings, findings, sign-in, token
 * summary, stages, failures, certificates, the whole transcripts, and what is hidden. The source
 * holds no secret, so neither does the document.
 */
export function buildDocument(source: ReportSource, language: ReportLanguage): ReportDocument {
  const { subject, diagnosis } = source;
  const { id, messages } = language;
  const { reportDocument: text } = messages;
  const outcome = outcomeOf(subject);
  const outcomeWord = text.outcomes[outcome];
  const isRun = subject.kind === 'run';
  const { name } = isRun ? subject.record.app : subject.app;
  const title = makeVisible(isRun ? text.runTitle(name) : text.signInTitle(name));
  return {
    ...{ language: id, title, outcome, outcomeWord, contents: text.contents },
    titleLine: text.titleLine(title, outcomeWord),
    head: withValues(headFields(source, messages)),
    sections: [
      settingsSection(source, messages),
      ...findingSections(diagnosis, messages),
      ...signInSections(
        isRun ? subject.record.signIn : subject.signIn,
        isExplained(diagnosis, 'entra'),
        evidenceIn(diagnosis, 'entra'),
        messages,
      ),
      ...(isRun ? runSections(subject.record, diagnosis, messages) : []),
      hiddenSection(source, messages),
    ].filter(isTold),
  };
}

function headFields({ subject }: ReportSource, { reportDocument: text, protocols }: Messages) {
  const { fields } = text;
  if (subject.kind === 'sign-in') return [told(fields.program, versions(subject.app))];
  const { app, id, retry, startedAt, finishedAt } = subject.record;
  return [
    told(fields.program, versions(app)),
    said(fields.run, id),
    told(fields.retry, retry && text.retry(protocols[retry.protocol], retry.from, retry.of)),
    said(fields.started, startedAt),
    said(fields.finished, finishedAt),
  ];
}

function settingsSection({ subject }: ReportSource, messages: Messages): ReportSection {
  const fields =
    subject.kind === 'run'
      ? settingsFields(subject.record.connection, subject.record.network, messages)
      : settingsFields(subject.connection, undefined, messages);
  return {
    ...{ id: 'settings', title: messages.reportDocument.sections.settings },
    blocks: [fieldsBlock(fields)],
  };
}

function runSections(
  { token, checks }: RunRecord,
  diagnosis: Diagnosis,
  messages: Messages,
): ReportSection[] {
  return [
    {
      ...{ id: 'token', title: messages.reportDocument.sections.token },
      blocks: [fieldsBlock(tokenFields(token, messages))],
    },
    ...checks.flatMap((check) =>
      checkSections(check, {
        isExplained: isExplained(diagnosis, check.protocol),
        evidence: evidenceIn(diagnosis, check.protocol),
        messages,
      }),
    ),
  ];
}

function hiddenSection({ subject, replaced }: ReportSource, messages: Messages): ReportSection {
  const { hidden, sections } = messages.reportDocument;
  const token = subject.kind === 'run' ? subject.record.token : undefined;
  const texts = [
    token ? hidden.token(token.length, token.fingerprint) : hidden.anyToken,
    hidden.secrets,
    ...namesTexts(replaced, messages),
  ];
  return {
    ...{ id: 'hidden', title: sections.hidden },
    blocks: texts.map((text) => ({ kind: 'paragraph', text })),
  };
}

/** Whether names are shown, and how many were replaced; never which. */
function namesTexts(
  replaced: NameCounts | undefined,
  { reportDocument: { hidden } }: Messages,
): string[] {
  if (!replaced) return [hidden.restShown];
  const counts = nameKinds.flatMap((kind) => {
    const count = replaced[kind] ?? 0;
    return count === 0 ? [] : [[kind, count] as const];
  });
  return [hidden.replaced(counts), hidden.notReplaced];
}

/** True where a finding says what is behind the failure of a protocol, or of the sign-in. */
function isExplained({ failures }: Diagnosis, protocol: FailedProtocol): boolean {
  return failures.some((failure) => failure.protocol === protocol && failure.recognised);
}

/** The lines of one transcript that findings point at. */
function evidenceIn({ failures }: Diagnosis, of: FailedProtocol): ReadonlySet<number> {
  const evidence = failures.flatMap(({ findings }) => findings.flatMap((each) => each.evidence));
  return new Set(
    evidence.flatMap((each) => (each.kind === 'line' && each.of === of ? [each.n] : [])),
  );
}
