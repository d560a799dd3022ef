import type { CheckResult } from '../check-result.ts';
import type { Protocol, Stage, StageStatus } from '../stages.ts';
import { countOf, duration, listOf } from './format.en.ts';

export const protocolNames: Record<Protocol, string> = { imap: 'IMAP', pop: 'POP', smtp: 'SMTP' };

export const stageNames: Record<Stage, string> = {
  dns: 'DNS',
  proxy: 'Proxy',
  tcp: 'TCP',
  tls: 'TLS',
  greeting: 'Greeting',
  capability: 'Capability',
  starttls: 'STARTTLS',
  auth: 'Sign-in',
  mailbox: 'Mailbox',
  send: 'Send',
  logout: 'Goodbye',
};

/** What is being done in a stage. */
const stageActivities: Record<Stage, string> = {
  dns: 'looking up the server’s name',
  proxy: 'asking the proxy',
  tcp: 'connecting',
  tls: 'encrypting the connection',
  greeting: 'waiting for the greeting',
  capability: 'asking what the server can do',
  starttls: 'asking for encryption',
  auth: 'signing in',
  mailbox: 'opening the inbox',
  send: 'asking whether it may send',
  logout: 'saying goodbye',
};

const stageStatusNames: Record<StageStatus, string> = {
  ok: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
  'not-reached': 'not reached',
};

const cancelled = 'The test was cancelled.';

function namesOf(results: readonly CheckResult[]): string {
  return listOf(results.map(({ protocol }) => protocolNames[protocol]));
}

/**
 * How a run ended, in one sentence: `IMAP and POP work, SMTP stopped at “Send”.`
 *
 * @param stageName what a stage is called where the sentence stands
 */
export function resultSentence(
  results: readonly CheckResult[],
  stageName: (stage: Stage) => string,
): string {
  const of = (outcome: CheckResult['outcome']) =>
    results.filter((result) => result.outcome === outcome);
  const [works, failed, stopped] = [of('ok'), of('failed'), of('cancelled')];
  if (stopped.length === results.length) return cancelled;
  const clauses: string[] = [];
  if (works.length > 0) clauses.push(`${namesOf(works)} ${works.length === 1 ? 'works' : 'work'}`);
  for (const stage of new Set(failed.map((result) => result.stage))) {
    const names = namesOf(failed.filter((result) => result.stage === stage));
    clauses.push(
      stage === undefined ? `${names} failed` : `${names} stopped at “${stageName(stage)}”`,
    );
  }
  if (stopped.length > 0) {
    clauses.push(`${namesOf(stopped)} ${stopped.length === 1 ? 'was' : 'were'} cancelled`);
  }
  return `${clauses.join(', ')}.`;
}

export const testStep = {
  heading: 'Test mailbox access',
  headingRunning: (names: readonly Protocol[]) =>
    `Testing ${listOf(names.map((protocol) => protocolNames[protocol]))}…`,
  headingRetrying: (protocol: Protocol) => `Testing ${protocolNames[protocol]} again…`,
  headingDone: (results: readonly CheckResult[]) =>
    resultSentence(results, (stage) => stageNames[stage]),
  headingNotRun: 'The test could not be run.',
  leadOpens: (mailbox: string) =>
    `The app connects to the mail server, signs in with the token and opens the inbox of ${mailbox}. It reads no message and changes nothing.`,
  leadSignsIn: 'The app connects to the mail server and signs in with the token.',
  leadSends: (sender: string) =>
    `Over SMTP it asks whether it may send as ${sender}, and sends nothing unless you ask for it below.`,
  gridLabel: 'Stages of the test',
  protocolColumn: 'Protocol',
  stageStatus: (status: StageStatus) => stageStatusNames[status],
  stageWaiting: 'waiting',
  stageRunning: 'running',
  stageKept: 'from the test before',
  stageTime: (milliseconds: number) => duration(milliseconds),
  starting: 'Starting the test…',
  progress: (running: readonly { protocol: Protocol; stage: Stage }[]) =>
    running
      .map(({ protocol, stage }) => `${protocolNames[protocol]}: ${stageActivities[stage]}…`)
      .join(' '),
  evidence: (n: number, line: string) => `line ${String(n)} · ${line}`,
  outdated: 'The settings have changed since this test. Test again to see what they do.',
  needsSignIn: 'The test needs a sign-in with the present settings.',
  goToSignIn: 'Go to sign-in',
  start: 'Test mailbox access',
  again: 'Test again',
  cancel: 'Cancel the test',
  actionsLabel: 'One protocol alone',
  againOne: (protocol: Protocol) => `Test ${protocolNames[protocol]} again`,
  againFrom: (stage: Stage) => `Repeat from “${stageNames[stage]}”`,
  cancelOne: (protocol: Protocol) => `Cancel ${protocolNames[protocol]}`,
  failureOf: (names: readonly Protocol[], title: string) =>
    `${listOf(names.map((protocol) => protocolNames[protocol]))}: ${title}`,
  waitFor: (milliseconds: number) =>
    `The server asked to be left alone for ${duration(milliseconds)}.`,
  sendMessage: 'Send a test message',
  sendMessageHint: (sender: string) =>
    `The next test of SMTP then sends one real message from ${sender} to the address that you name. After that it is off again.`,
  messageSent: (queueId: string) => `The server took the test message. Queue ID: ${queueId}`,
  next: 'Write the report',
};

export const transcript = {
  tabsLabel: 'Transcripts',
  tabFailed: 'failed',
  label: (protocol: string) => `Transcript of ${protocol}`,
  title: (protocol: string) => `Transcript: ${protocol}`,
  hidden: 'The token is hidden in everything you see and copy.',
  empty: 'What the app and the server say to each other appears here.',
  showWhole: (characters: number) =>
    `Show whole line (${countOf(characters, 'character', 'characters')})`,
  showShort: 'Show less',
  evidence: 'This line shows why:',
};
