import { strToU8, zipSync } from 'fflate';
import type { AppInfo } from '../shared/app-info.ts';
import { appError, type Result } from '../shared/errors.ts';
import type { LanguageId } from '../shared/language-ids.ts';
import { catalogues } from '../shared/messages/catalogues.ts';
import type { ReportLanguage } from '../shared/report/build-document.ts';
import { reportBaseName, reportFileName } from '../shared/report/file-name.ts';
import {
  fileEndings,
  textFormats,
  type ReportFormat,
  type TextFormat,
} from '../shared/report/formats.ts';
import { pseudonymise } from '../shared/report/pseudonyms/pseudonymise.ts';
import type { ReportOf } from '../shared/report/request.ts';
import { sourceOf, type ReportSource, type ReportSubject } from '../shared/report/source.ts';
import { writeReport } from '../shared/report/write.ts';
import type { SignInService } from './auth/sign-in-service.ts';
import type { Runs } from './runs.ts';
import type { RunHistory } from './store/run-history.ts';

/** How a report is to be written. */
export interface ReportStyle {
  pseudonyms: boolean;
  language: LanguageId;
}

/** A report as a file: the name that is offered, and what goes into it. */
export interface ReportFile {
  fileName: string;
  bytes: Uint8Array;
}

/** Makes reports of what this process has, so that no transcript need cross to the window and back. */
export interface Reports {
  /** `history/missing` where the run is neither the last one nor kept. */
  text(of: ReportOf, format: TextFormat, style: ReportStyle): Promise<Result<string>>;
  file(of: ReportOf, format: ReportFormat, style: ReportStyle): Promise<Result<ReportFile>>;
}

interface ReportsDependencies {
  app: AppInfo;
  runs: Pick<Runs, 'finished'>;
  signIns: Pick<SignInService, 'lastFailure'>;
  history: Pick<RunHistory, 'read'>;
}

/** Makes the one place that writes reports. */
export function createReports({ app, runs, signIns, history }: ReportsDependencies): Reports {
  async function subjectOf(of: ReportOf): Promise<Result<ReportSubject>> {
    if (of.kind === 'sign-in') {
      const failure = signIns.lastFailure();
      return failure
        ? { ok: true, value: { kind: 'sign-in', app, ...failure } }
        : { ok: false, error: appError('history/missing') };
    }
    const record = runs.finished(of.runId)?.record;
    if (record) return { ok: true, value: { kind: 'run', record } };
    const read = await history.read(of.connectionId, of.runId);
    return read.ok ? { ok: true, value: { kind: 'run', record: read.value } } : read;
  }

  async function prepare(of: ReportOf, { pseudonyms }: ReportStyle): Promise<Result<ReportSource>> {
    const subject = await subjectOf(of);
    if (!subject.ok) return subject;
    const source = sourceOf(subject.value);
    return { ok: true, value: pseudonyms ? pseudonymise(source) : source };
  }

  return {
    async text(of, format, style) {
      const source = await prepare(of, style);
      if (!source.ok) return source;
      return { ok: true, value: writeReport(source.value, format, languageOf(style)) };
    },
    async file(of, format, style) {
      const source = await prepare(of, style);
      if (!source.ok) return source;
      const { subject } = source.value;
      const bytes =
        format === 'zip'
          ? packed(source.value, languageOf(style))
          : strToU8(writeReport(source.value, format, languageOf(style)));
      return { ok: true, value: { fileName: reportFileName(subject, format), bytes } };
    },
  };
}

function languageOf({ language }: ReportStyle): ReportLanguage {
  return { id: language, messages: catalogues[language] };
}

/** All forms, always in the same order. Their times are those of the report, so that it is the same twice. */
function packed(source: ReportSource, language: ReportLanguage): Uint8Array {
  const { subject } = source;
  const finishedAt = subject.kind === 'run' ? subject.record.finishedAt : subject.signIn.finishedAt;
  const base = reportBaseName(subject);
  const files = textFormats.map(
    (format) =>
      [
        `${base}.${fileEndings[format]}`,
        [strToU8(writeReport(source, format, language)), { mtime: zipTime(finishedAt) }],
      ] as const,
  );
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0]);
}

/** ZIP knows no time before 1980 and after 2099. */
function zipTime(iso: string): Date {
  const time = new Date(iso);
  const year = time.getUTCFullYear();
  return year > 1980 && year < 2099 ? time : new Date('2026-01-01T00:00:00Z');
}
