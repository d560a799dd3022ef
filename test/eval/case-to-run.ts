import type { PartialCheck, PartialRun } from '../../shared/diagnosis/partial-run.ts';
import type { SignInStage } from '../../shared/diagnosis/reported-settings.ts';
import { cloudIds } from '../../shared/clouds.ts';
import { cloudNamed } from '../../shared/diagnosis/facts/where.ts';
import { protocols, stages, type Protocol, type Stage } from '../../shared/stages.ts';
import type { TranscriptLine } from '../../shared/transcript.ts';
import type { FailureCase } from './case.ts';
import { endpointOf, listIn, settingsOf, textIn } from './case-context.ts';

const signInStages: readonly SignInStage[] = [
  'configuration',
  'authorize',
  'token',
  'refresh',
  'device',
];

/**
 * A labelled case as the part of a run that is known of it: stage, protocol, flow, cloud, text and
 * context, and nothing else. Its label is not looked at.
 */
export function caseToRun({ stage, protocol, flow, cloud, input }: FailureCase): PartialRun {
  const { text, context } = input;
  const knownCloud = cloudIds.find((id) => id === cloud) ?? cloudNamed(cloud);
  const access = flow === 'delegated' || flow === 'application' ? flow : undefined;
  const common: PartialRun = {
    connection: {
      ...(knownCloud ? { cloud: knownCloud } : {}),
      ...(access ? { access } : {}),
    },
    reported: settingsOf(context),
    ...tokenOf(context),
  };
  if (protocol === 'powershell' || stage === 'powershell')
    return { ...common, powershell: { text } };
  const mail = protocols.find((known) => known === protocol);
  const reportedMail = protocols.find((known) => known === textIn(context, 'protocolUsed'));
  if (mail) return { ...common, checks: [checkOf(mail, stage as Stage, text, context)] };
  return {
    ...common,
    ...(reportedMail ? { connection: { ...common.connection, protocols: [reportedMail] } } : {}),
    signIn: {
      outcome: 'failed',
      stage: [...signInStages, ...stages].find((known) => known === stage) ?? 'token',
      error: {
        // No code: this program saw nothing of it.
        code: 'app/unexpected',
        detail: text,
        refusal: { error: '', numbers: numbersOf(context) },
      },
    },
  };
}

function numbersOf(context: Readonly<Record<string, unknown>>): number[] {
  const [, digits] = /AADSTS(\d+)/i.exec(textIn(context, 'errorCode') ?? '') ?? [];
  return digits === undefined ? [] : [Number(digits)];
}

function tokenOf(context: Readonly<Record<string, unknown>>): Pick<PartialRun, 'token'> {
  const audience = textIn(context, 'tokenAud');
  const roles = listIn(context, 'roles');
  if (audience === undefined && roles === undefined) return {};
  return {
    token: {
      ...(audience === undefined ? {} : { audience }),
      ...(roles ? { roles, forApplication: true } : {}),
    },
  };
}

function checkOf(
  protocol: Protocol,
  stage: Stage,
  text: string,
  context: Readonly<Record<string, unknown>>,
): PartialCheck {
  const sent = ['afterCommand', 'command'].flatMap((key) => textIn(context, key) ?? []);
  const lines = [
    ...sent.map((line) => ({ kind: 'sent' as const, text: line })),
    ...text.split(/\r?\n/).map((line) => ({ kind: 'received' as const, text: line })),
  ];
  const transcript = lines.map((line, index): TranscriptLine => ({
    ...{ n: index + 1, atMs: 0, stage, bytes: line.text.length, redacted: false },
    ...line,
  }));
  // A host can stand there with its address behind it.
  const address = /(?:[\da-f]{1,4}:){3,7}:?[\da-f]{1,4}/i.exec(textIn(context, 'host') ?? '')?.[0];
  const user = textIn(context, 'userField');
  const sender = textIn(context, 'mailFrom');
  return {
    ...{ protocol, outcome: 'failed', transcript, endpoint: endpointOf(context) },
    stages: [{ stage, status: 'failed', error: codeOf(context, text) }],
    ...(user === undefined ? {} : { user }),
    ...(sender === undefined ? {} : { sender }),
    ...(address === undefined ? {} : { connectedTo: address }),
  };
}

/** What a system or library named beside the text (`ETIMEDOUT`), as the reason that came with it. */
function codeOf(
  context: Readonly<Record<string, unknown>>,
  text: string,
): PartialCheck['stages'][number]['error'] {
  const named = textIn(context, 'errorCode');
  if (named === undefined || text.includes(named)) return undefined;
  return { code: 'app/unexpected', detail: named };
}
