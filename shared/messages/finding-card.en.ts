import type { KnownRight, SupportFacts } from '../diagnosis/finding.ts';
import type { FailedProtocol, FailedStage } from '../diagnosis/facts/facts.ts';
import type { Certainty } from '../diagnosis/row.ts';
import { countOf, listOf } from './format.en.ts';
import { protocolNames, stageNames } from './run.en.ts';

/** Where something failed, in words: a protocol, the sign-in, a script. */
export const failedProtocolNames: Record<FailedProtocol, string> = {
  ...protocolNames,
  entra: 'Sign-in',
  powershell: 'PowerShell',
};

/** The stages of checks and of sign-ins. */
export const failedStageNames: Record<FailedStage, string> = {
  ...stageNames,
  configuration: 'OpenID configuration',
  authorize: 'Sign-in page',
  token: 'Token request',
  refresh: 'Renewal',
  device: 'Device code',
  powershell: 'PowerShell',
  done: 'Goodbye',
};

const certaintyNames: Record<Certainty, string> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible',
  note: 'Good to know',
};

/** What is known to be right, each in a sentence; the stages that passed in one. */
function knownRightSentences(known: readonly KnownRight[]): string[] {
  const stages = known.flatMap((each) => (each.kind === 'stage' ? [each.stage] : []));
  const protocols = known.flatMap((each) => (each.kind === 'protocol' ? [each.protocol] : []));
  const has = (kind: KnownRight['kind']) => known.some((each) => each.kind === kind);
  return [
    ...(stages.length > 0
      ? [`These stages passed: ${listOf(stages.map((stage) => failedStageNames[stage]))}.`]
      : []),
    ...(protocols.length > 0
      ? [`The same token works over ${listOf(protocols.map((name) => failedProtocolNames[name]))}.`]
      : []),
    ...(has('audience') ? ['The token is for Exchange Online.'] : []),
    ...(has('permission') ? ['The token has the permission for this protocol.'] : []),
    ...(has('token-time') ? ['The token had not expired.'] : []),
    ...(has('token-user') ? ['The token was issued for the account that signs in.'] : []),
  ];
}

const supportNames: Record<keyof SupportFacts, string> = {
  traceId: 'Trace ID',
  correlationId: 'Correlation ID',
  time: 'Time',
  server: 'Server name',
  host: 'Host',
};

/** What Microsoft's support asks for, each with its name; empty where nothing of it is known. */
function supportRows(facts: SupportFacts): [name: string, value: string][] {
  return (Object.keys(supportNames) as (keyof SupportFacts)[]).flatMap((key) => {
    const value = facts[key];
    return value === undefined ? [] : [[supportNames[key], value] as [string, string]];
  });
}

/** What stands around the words of findings, on the page, in tickets and in the terminal. */
export const findingCard = {
  certainty: certaintyNames,
  protocolNames: failedProtocolNames,
  stageNames: failedStageNames,
  certaintyLabel: 'How sure',
  titleOf: (protocol: FailedProtocol, title: string) =>
    `${failedProtocolNames[protocol]}: ${title}`,
  line: (n: number, text: string) => `line ${String(n)} · ${text}`,
  claim: (claim: string, value: string) =>
    `${claim} = ${value === '' ? '(not in the token)' : value}`,
  evidence: 'What shows it',
  sameEvidence: 'The same over other protocols',
  showLine: (n: number) => `Show line ${String(n)} in the transcript`,
  steps: 'What to do',
  wait: (minutes: number) =>
    minutes < 60 || minutes % 60 !== 0
      ? `It can take up to ${countOf(minutes, 'minute', 'minutes')} until a change works.`
      : `It can take up to ${countOf(minutes / 60, 'hour', 'hours')} until a change works.`,
  link: (host: string) => `Read more at ${host}`,
  linkOf: (host: string, title: string) => `Read more at ${host}: ${title}`,
  id: 'Finding',
  others: (count: number) => `Other possible causes (${String(count)})`,
  usual: (count: number) =>
    count === 1
      ? 'The usual cause at this stage'
      : `The ${String(count)} usual causes at this stage`,
  notRecognised: 'Not recognised',
  notRecognisedTitle: 'This message is not known to the app',
  stoppedAt: (protocol: FailedProtocol, stage: FailedStage) =>
    failedProtocolNames[protocol] === failedStageNames[stage]
      ? `It came from ${failedProtocolNames[protocol]}.`
      : `${failedProtocolNames[protocol]} stopped at “${failedStageNames[stage]}”.`,
  knownRight: 'Known to be right so far',
  knownRightSentences,
  support: 'What to send to Microsoft',
  supportText:
    'Open a support request in the Microsoft 365 admin center and name these facts with the time.',
  supportRows,
  supportCopy: 'Copy for Microsoft',
  notesTitle: 'Good to know',
};
