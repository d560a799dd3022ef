import { explain, type ExplainedFinding } from '../../diagnosis/explained.ts';
import type { ReportLanguage } from '../build-document.ts';
import type { Report, ReportCause } from '../schema.ts';
import { outcomeOf, type ReportSource } from '../source.ts';

/** A report as `reportSchema` describes it, with two spaces for each level. */
export function writeJson(source: ReportSource, language: ReportLanguage): string {
  return `${JSON.stringify(reportOf(source, language), undefined, 2)}\n`;
}

function reportOf(source: ReportSource, { id, messages }: ReportLanguage): Report {
  const { subject, diagnosis, replaced } = source;
  return {
    ...{ format: 'mailbox-oauth-assistant/report', version: 1, language: id },
    app: subject.kind === 'run' ? subject.record.app : subject.app,
    outcome: outcomeOf(subject),
    pseudonymised: replaced !== undefined,
    ...(replaced === undefined ? {} : { replaced }),
    subject,
    findings: diagnosis.failures.map(
      ({ protocol, stage, recognised, findings, values, support }) => ({
        ...{ protocol, stage, recognised, support },
        causes: explain(findings, values, messages.findings).map(causeOf),
      }),
    ),
    notes: explain(diagnosis.notes, diagnosis.noteValues, messages.findings).map(causeOf),
  };
}

function causeOf({ finding, text }: ExplainedFinding): ReportCause {
  const { id, certainty, evidence, link, waitMinutes } = finding;
  return {
    ...{ id, certainty, title: text.title, cause: text.cause, steps: [...text.steps] },
    evidence: [...evidence],
    ...(link === undefined ? {} : { link }),
    ...(waitMinutes === undefined ? {} : { waitMinutes }),
  };
}
