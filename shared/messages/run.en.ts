import type { Protocol, Stage, StageStatus } from '../stages.ts';
import { countOf, duration } from './format.en.ts';

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
  send: 'sending the message',
  logout: 'saying goodbye',
};

const stageStatusNames: Record<StageStatus, string> = {
  ok: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
  'not-reached': 'not reached',
};

export const testStep = {
  heading: 'Test mailbox access',
  headingRunning: (protocol: string) => `Testing ${protocol}…`,
  headingWorks: (protocol: string) => `${protocol} works.`,
  headingFailed: (protocol: string, stage: string) => `${protocol} stopped at “${stage}”.`,
  headingCancelled: 'The test was cancelled.',
  headingNotRun: 'The test could not be run.',
  lead: (mailbox: string) =>
    `The app connects to the mail server, signs in with the token and opens the inbox of ${mailbox}. It reads no message and changes nothing.`,
  gridLabel: 'Stages of the test',
  protocolColumn: 'Protocol',
  stageStatus: (status: StageStatus) => stageStatusNames[status],
  stageWaiting: 'waiting',
  stageRunning: 'running',
  stageTime: (milliseconds: number) => duration(milliseconds),
  starting: 'Starting the test…',
  progress: (protocol: Protocol, stage: Stage) =>
    `${protocolNames[protocol]}: ${stageActivities[stage]}…`,
  evidence: (n: number, line: string) => `line ${String(n)} · ${line}`,
  outdated: 'The settings have changed since this test. Test again to see what they do.',
  needsSignIn: 'The test needs a sign-in with the present settings.',
  goToSignIn: 'Go to sign-in',
  start: 'Test mailbox access',
  again: 'Test again',
  cancel: 'Cancel the test',
  next: 'Write the report',
};

export const transcript = {
  label: (protocol: string) => `Transcript of ${protocol}`,
  title: (protocol: string) => `Transcript: ${protocol}`,
  hidden: 'The token is hidden in everything you see and copy.',
  empty: 'What the app and the server say to each other appears here.',
  showWhole: (characters: number) =>
    `Show whole line (${countOf(characters, 'character', 'characters')})`,
  showShort: 'Show less',
  evidence: 'This line shows why:',
};
