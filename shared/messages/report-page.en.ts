import type { CheckResult } from '../check-result.ts';
import type { ReportFormat } from '../report/formats.ts';
import type { Outcome } from '../run-record.ts';
import { countOf, duration } from './format.en.ts';
import { protocolNames, stageNames } from './run.en.ts';

/** Two tests can be of the same minute. */
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

function toTheSecond(iso: string): string {
  const milliseconds = Date.parse(iso);
  return Number.isNaN(milliseconds) ? iso : dateAndTime.format(milliseconds);
}

const formats: Record<ReportFormat, string> = {
  text: 'Text',
  markdown: 'Markdown',
  html: 'HTML',
  json: 'JSON',
  zip: 'All of them (ZIP)',
};

const outcomes: Record<Outcome, string> = {
  ok: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** The step in which the report is looked at, copied and saved. */
export const reportPage = {
  formats,
  formatsLabel: 'Format of the preview',
  preview: (format: string) => `Preview: ${format}`,
  loading: 'Writing the report…',
  cut: (shown: number, total: number) =>
    `The first ${countOf(shown, 'character', 'characters')} of ${countOf(total, 'character', 'characters')}. Copies and files have all of them.`,
  save: 'Save as…',
  saved: 'Saved',
  saveTitle: 'Save the report',
  pseudonyms: 'Replace addresses, tenant and host names',
  pseudonymsHint:
    'With the switch above, pseudonyms such as user-1@domain-1.example stand for all of these, also in the transcript and in the file’s name. The report then says how many names were replaced.',
  of: (time: string) => `Test of ${toTheSecond(time)}`,
  ofEarlier: (time: string) => `An earlier test, of ${toTheSecond(time)}`,
  backToLatest: 'Show the latest test',
  hiddenTitle: 'What is hidden',
  hiddenAlways:
    'Tokens, passwords, codes, client secrets, private keys and cookies are in no report. Where one was sent, the transcript says so instead.',
  hiddenNames: 'Addresses, tenant, host names and IDs are replaced by pseudonyms.',
  shownNames: 'Addresses, tenant, host names and IDs are shown as they are.',
};

/** The earlier tests of a connection. */
export const history = {
  title: 'History',
  lead: (most: number) =>
    `The last ${String(most)} tests of this connection are kept on this computer, without any token or secret.`,
  leadInMemory: 'This connection is not saved, so its tests are kept until the app is closed.',
  empty: 'No test of this connection is kept yet.',
  tableLabel: 'Earlier tests',
  when: 'When',
  result: 'Result',
  took: 'Time',
  actions: 'Actions',
  choose: 'Compare',
  time: (iso: string) => toTheSecond(iso),
  duration: (milliseconds: number) => duration(milliseconds),
  outcomes,
  check: ({ protocol, outcome, stage }: CheckResult) =>
    stage === undefined
      ? `${protocolNames[protocol]} ${outcomes[outcome]}`
      : `${protocolNames[protocol]} stopped at “${stageNames[stage]}”`,
  latest: 'latest',
  shown: 'shown above',
  show: 'Show',
  showOf: (time: string) => `Show the report of ${toTheSecond(time)}`,
  remove: 'Remove',
  removeOf: (time: string) => `Remove the test of ${toTheSecond(time)} from the history`,
  chooseOf: (time: string) => `Compare the test of ${toTheSecond(time)}`,
  compare: 'Compare the two',
  compareHint: 'Choose two tests to see them side by side.',
  setAside: (count: number) =>
    `${countOf(count, 'kept test', 'kept tests')} could not be read and ${count === 1 ? 'was' : 'were'} set aside.`,
};

/** Two tests side by side. */
export const comparison = {
  title: 'Two tests side by side',
  close: 'Close the comparison',
  older: (time: string) => `Earlier: ${toTheSecond(time)}`,
  newer: (time: string) => `Later: ${toTheSecond(time)}`,
  settings: 'Settings that differ',
  sameSettings: 'The settings are the same.',
  setting: 'Setting',
  absent: 'not there',
  stages: (protocol: string) => `Stages of ${protocol}`,
  stage: 'Stage',
  differs: 'differs',
  notTested: 'not tested',
  findings: 'Findings',
  noFindings: 'No findings in either test.',
  gone: 'Gone',
  new: 'New',
  same: 'Still there',
};
