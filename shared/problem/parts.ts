import type { AppInfo } from '../app-info.ts';
import type { KeepingContents, KeepingState } from '../keeping.ts';
import type { ReportLanguage } from '../report/build-document.ts';
import { namesOf, type OwnName } from '../report/pseudonyms/names-of.ts';
import { supportIds } from '../report/pseudonyms/patterns.ts';
import { pseudonymise } from '../report/pseudonyms/pseudonymise.ts';
import { createRegistry } from '../report/pseudonyms/registry.ts';
import { createReplacer } from '../report/pseudonyms/replace.ts';
import { sourceOf, type ReportSubject } from '../report/source.ts';
import { writeReport } from '../report/write.ts';
import type { KeptNetwork } from '../settings.ts';
import type { Settings } from '../settings-values.ts';
import { writeEntry, type LogEntry } from '../log/entry.ts';
import { fieldsOf, logVersion } from '../log/events.ts';
import { maskSecrets } from '../text/mask-secrets.ts';
import type { PartName } from './part-names.ts';

/** The version of what is in the files. */
export const problemVersion = 1;

/** What a person can read through and a window can show; of a longer test the beginning is taken. */
export const maxPartCharacters = 1_000_000;

/** The last of the log: some days of use, or the last hours where every step is written. */
export const maxLogEntries = 2_000;

/** One file, with all that is in it. */
export interface ProblemPart {
  name: PartName;
  text: string;
}

/** What is known of this computer beside the program. */
export interface SystemFacts {
  /** The system's own version. */
  release: string;
  /** False where the app is run from its sources. */
  packaged: boolean;
  /** Since the app was started. */
  upSeconds: number;
  /** BCP 47 tags, the most wanted first. */
  languages: readonly string[];
}

/** The names of what an organisation has set, and what is wrong there; no value of it. */
export interface PolicyFacts {
  managed: readonly string[];
  problems: readonly { kind: string; field?: string }[];
}

/** All that a report of a problem is made from. */
export interface ProblemFacts {
  /** What happened, in the administrator's own words. */
  words: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  app: AppInfo;
  system: SystemFacts;
  settings: Settings;
  network: KeptNetwork;
  policy: PolicyFacts;
  keeping: { state: KeepingState; contents: KeepingContents | undefined };
  log: { entries: readonly LogEntry[]; foreignLines: number };
  /** The last test or sign-in: its names are known, whether it is to be in the report or not. */
  lastTest: ReportSubject | undefined;
}

/** How they are written. */
export interface ProblemStyle {
  lastTest: boolean;
  pseudonyms: boolean;
  language: ReportLanguage;
}

/**
 * Writes the files of a report of a problem. Nothing else is in it: what is shown of them is what is
 * saved. No secret is in the facts; what a person has typed is searched for such once more.
 */
export function problemParts(facts: ProblemFacts, style: ProblemStyle): ProblemPart[] {
  const { replace, report } = writers(facts, style);
  const words = facts.words.trim();
  const parts: (ProblemPart | undefined)[] = [
    words === ''
      ? undefined
      : { name: 'what-happened.txt', text: `${replace(maskSecrets(words))}\n` },
    { name: 'versions.json', text: json(versions(facts, style)) },
    { name: 'settings.json', text: json(settingsOf(facts, replace)) },
    { name: 'policy.json', text: json(facts.policy) },
    { name: 'keeping.json', text: json(keepingOf(facts)) },
    { name: 'log.jsonl', text: logOf(facts, replace) },
    style.lastTest && report !== undefined
      ? { name: 'last-test.txt', text: beginningOf(report) }
      : undefined,
  ];
  return parts.filter((part) => part !== undefined);
}

/** What replaces names in all parts by the same pseudonyms, or leaves them as they are. */
function writers(
  { words, network, log, lastTest }: ProblemFacts,
  { pseudonyms, language }: ProblemStyle,
): { replace: (text: string) => string; report: string | undefined } {
  const source = lastTest && sourceOf(lastTest);
  const write = (shown: NonNullable<typeof source>): string => writeReport(shown, 'text', language);
  if (!pseudonyms) return { replace: (text) => text, report: source && write(source) };
  const everything = JSON.stringify([words, network, log.entries, source]);
  const { signIn } = network;
  const names: OwnName[] = [
    ...(lastTest ? namesOf(lastTest) : []),
    ...(signIn.mode === 'manual' ? [{ kind: 'host', text: signIn.proxy.host } as const] : []),
  ];
  const registry = createRegistry(everything);
  // Those of the test first, so that they are the same as in the reports of its connection.
  for (const { kind, text } of names) registry.of(kind, text);
  const report = source && write(pseudonymise(source, registry));
  return { replace: createReplacer(names, new Set(supportIds(everything)), registry), report };
}

function versions({ createdAt, app, system }: ProblemFacts, style: ProblemStyle) {
  return {
    problemReport: problemVersion,
    createdAt,
    app,
    system,
    pseudonyms: style.pseudonyms,
    log: logVersion,
  };
}

function settingsOf({ settings, network }: ProblemFacts, replace: (text: string) => string) {
  const { language, theme, logLevel, rememberSignIns, updateFeed } = settings;
  const { signIn, mail, authorities } = network;
  return {
    ...{ language, theme, logLevel, rememberSignIns },
    signIn:
      signIn.mode === 'manual'
        ? {
            mode: signIn.mode,
            proxy: {
              ...{ kind: signIn.proxy.kind, host: replace(signIn.proxy.host) },
              ...{ port: signIn.proxy.port, hasUser: signIn.proxy.user !== undefined },
            },
          }
        : { mode: signIn.mode },
    mail,
    addedAuthorities: authorities.length,
    updateFeed: updateFeed === '' ? 'none' : 'set',
  };
}

function keepingOf({ keeping: { state, contents } }: ProblemFacts) {
  return {
    problem: state.problem?.code ?? null,
    setAside: state.setAside.length,
    kept: contents ?? null,
  };
}

function logOf({ log }: ProblemFacts, replace: (text: string) => string): string {
  const lines = log.entries.slice(-maxLogEntries).map((entry) => {
    const kinds = fieldsOf(entry.event);
    const fields = Object.entries(entry.fields).map(([name, value]) => [
      name,
      // The only kind of field that can hold a name.
      kinds[name] === 'origin' && typeof value === 'string' ? replace(value) : value,
    ]);
    return writeEntry({
      ...entry,
      fields: Object.fromEntries(fields) as LogEntry['fields'],
    });
  });
  const foreign =
    log.foreignLines > 0 ? [JSON.stringify({ linesOfOtherPrograms: log.foreignLines })] : [];
  return [...foreign, ...lines, ''].join('\n');
}

/** Whole lines. */
function beginningOf(report: string): string {
  if (report.length <= maxPartCharacters) return report;
  const room = maxPartCharacters - 100;
  const end = report.lastIndexOf('\n', room);
  return `${report.slice(0, end < 0 ? room : end)}\n[…]\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
