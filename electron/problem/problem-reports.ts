import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { AppInfo } from '../../shared/app-info.ts';
import { appError, type Result } from '../../shared/errors.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import { catalogues } from '../../shared/messages/catalogues.ts';
import type { PolicyView } from '../../shared/policy/policy-view.ts';
import {
  problemParts,
  type ProblemFacts,
  type ProblemPart,
  type SystemFacts,
} from '../../shared/problem/parts.ts';
import type { ProblemPreview, ProblemRequest } from '../../shared/problem/request.ts';
import type { ReportSubject } from '../../shared/report/source.ts';
import type { SignInService } from '../auth/sign-in-service.ts';
import type { Log } from '../log.ts';
import type { Runs } from '../runs.ts';
import type { Connections } from '../store/connections.ts';
import type { Keeping } from '../store/keeping.ts';
import type { RunHistory } from '../store/run-history.ts';
import type { SettingsStore } from '../store/settings.ts';
import type { ReadLog } from './read-log.ts';

/** A report of a problem as a file. */
export interface ProblemFile {
  fileName: string;
  bytes: Uint8Array;
}

/** Makes reports of problems, which are saved as they were shown or not at all. */
export interface ProblemReports {
  /** Makes one and keeps it until the next. */
  preview(request: ProblemRequest): Promise<Result<ProblemPreview>>;
  /** Asks where to, and writes the one that was shown last: `problem/gone` for any other. */
  save(id: string): Promise<Result<{ saved: boolean }>>;
}

export interface ProblemDependencies {
  app: AppInfo;
  system: () => SystemFacts;
  settings: Pick<SettingsStore, 'settings' | 'network'>;
  policyView: () => Pick<PolicyView, 'managed' | 'problems'>;
  keeping: Pick<Keeping, 'state' | 'contents'>;
  readLog: () => Promise<ReadLog>;
  signIns: Pick<SignInService, 'lastFailure'>;
  runs: Pick<Runs, 'lastRecord'>;
  connections: Pick<Connections, 'list'>;
  history: Pick<RunHistory, 'list' | 'read'>;
  /** Asks where to, and writes there: `file/not-saved` where it cannot. */
  save: (file: ProblemFile, language: LanguageId) => Promise<Result<{ saved: boolean }>>;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Makes the one place that makes reports of problems. */
export function createProblemReports(dependencies: ProblemDependencies): ProblemReports {
  const { app, settings, keeping, log, now = Date.now } = dependencies;
  let last: (ProblemFile & { id: string; files: number; language: LanguageId }) | undefined;

  async function factsFor(words: string, createdAt: string): Promise<ProblemFacts> {
    const { managed, problems } = dependencies.policyView();
    const contents = await keeping.contents();
    return {
      ...{ words, createdAt, app },
      system: dependencies.system(),
      settings: settings.settings(),
      network: settings.network(),
      policy: {
        managed: managed.map(({ field }) => field),
        problems: problems.map(({ kind, field }) => ({
          kind,
          ...(field === undefined ? {} : { field }),
        })),
      },
      keeping: {
        state: await keeping.state(),
        contents: contents.ok ? contents.value : undefined,
      },
      log: await dependencies.readLog(),
      lastTest: await lastTest(),
    };
  }

  /** Of this start of the app; else the newest that is kept of the connection that was open. */
  async function lastTest(): Promise<ReportSubject | undefined> {
    const failure = dependencies.signIns.lastFailure();
    if (failure) return { kind: 'sign-in', app, ...failure };
    const record = dependencies.runs.lastRecord();
    if (record) return { kind: 'run', record };
    const { openId } = await dependencies.connections.list();
    if (openId === undefined) return undefined;
    const kept = await dependencies.history.list(openId);
    const newest = kept.ok ? kept.value.runs[0] : undefined;
    if (!newest) return undefined;
    const read = await dependencies.history.read(openId, newest.id);
    return read.ok ? { kind: 'run', record: read.value } : undefined;
  }

  return {
    async preview({ words, lastTest: isWanted, pseudonyms, language }) {
      const at = new Date(now());
      const facts = await factsFor(words, at.toISOString());
      const parts = problemParts(facts, {
        ...{ lastTest: isWanted, pseudonyms },
        language: { id: language, messages: catalogues[language] },
      });
      const id = randomUUID();
      const fileName = fileNameAt(facts.createdAt);
      const bytes = packed(parts, at);
      last = { id, fileName, bytes, files: parts.length, language };
      const shown = parts.map((part) => ({ ...part, bytes: strToU8(part.text).length }));
      return { ok: true, value: { id, fileName, bytes: bytes.length, parts: shown } };
    },

    async save(id) {
      const file = last;
      if (file?.id !== id) return { ok: false, error: appError('problem/gone') };
      const { fileName, bytes, files, language } = file;
      const saved = await dependencies.save({ fileName, bytes }, language);
      if (saved.ok && saved.value.saved) log('info', 'problem report saved', { files });
      return saved;
    },
  };
}

function fileNameAt(iso: string): string {
  const [, day = '', hours = '', minutes = ''] = /^(.{10})T(\d\d):(\d\d)/.exec(iso) ?? [];
  return `mailbox-oauth-problem-${day}-${hours}${minutes}.zip`;
}

function packed(parts: readonly ProblemPart[], at: Date): Uint8Array {
  // ZIP knows no time before 1980 and after 2099, and a clock can be set to any.
  const year = at.getUTCFullYear();
  const mtime = year > 1980 && year < 2099 ? at : new Date('2026-01-01T00:00:00Z');
  const files = parts.map(({ name, text }) => [name, [strToU8(text), { mtime }]] as const);
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0]);
}
