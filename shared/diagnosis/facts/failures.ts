import type { AppError, ErrorCode } from '../../errors.ts';
import type { PartialCheck, PartialRun, PartialSignIn } from '../partial-run.ts';
import type { FailedProtocol, FailedStage } from './facts.ts';

/** A line of a transcript, for its number and its text. */
export interface SaidLine {
  n: number;
  text: string;
}

/** One thing that failed, with what was said about it. */
export interface Failure {
  stage: FailedStage;
  protocol: FailedProtocol;
  check?: PartialCheck;
  error?: AppError | undefined;
  /** What was sent last, from the oldest line on. */
  sent: readonly SaidLine[];
  /** What came back, and notes: from the oldest line on. */
  said: readonly SaidLine[];
  /** The line that was marked as the reason when it came. */
  evidenceLine?: number | undefined;
}

/**
 * How many lines before the end are looked at: a refusal and its reason stand at the end, and a
 * transcript can be long.
 */
const maxLines = 60;

/** What failed in a run, in the order in which it happened: the sign-in, then the checks. */
export function failuresOf(run: PartialRun): Failure[] {
  const { signIn, checks = [], powershell } = run;
  return [
    ...(signIn?.outcome === 'failed' ? [signInFailure(signIn)] : []),
    ...checks.flatMap(checkFailure),
    ...(powershell ? [scriptFailure(powershell.text)] : []),
  ];
}

function signInFailure(signIn: PartialSignIn): Failure {
  const { lines = [], error } = signIn;
  const lastSent = lines.findLastIndex(({ kind }) => kind === 'sent');
  const firstOfLast = lines.findLastIndex(({ kind }, index) => kind !== 'sent' && index < lastSent);
  const tail = lines.slice(Math.max(lastSent + 1, lines.length - maxLines));
  const answered = tail.some(({ kind, text }) => kind === 'received' && succeeded.test(text));
  const sent = lines.slice(firstOfLast + 1, lastSent + 1);
  const stage =
    signIn.stage ??
    networkStage(error) ??
    stageOfRequest(
      sent.map(({ text }) => text),
      answered,
    );
  const grant = sent.some(({ text }) => text.includes('grant_type=refresh_token'));
  return {
    stage: stage === 'token' && grant ? 'refresh' : stage,
    ...{ protocol: 'entra', error, sent },
    // An answer that was right is no reason for a failure, whatever words it has.
    said: answered ? tail.filter(({ kind }) => kind === 'note') : tail,
  };
}

/** How an answer of the authority begins that is no refusal. */
const succeeded = /^HTTP 2\d\d\b/;

/** Where on the way to the authority it ended; nothing where the authority answered. */
function networkStage(error: AppError | undefined): FailedStage | undefined {
  const stages: Partial<Record<ErrorCode, FailedStage>> = {
    'signin/dns': 'dns',
    'signin/untrusted': 'tls',
    'signin/proxy': 'proxy',
    'signin/proxy-password': 'proxy',
    'signin/no-answer': 'tcp',
    'signin/network': /certificate|tls|ssl/i.test(error?.detail ?? '') ? 'tls' : 'tcp',
  };
  return error && stages[error.code];
}

/** Which endpoint was asked last (Microsoft, "OAuth 2.0 … on the Microsoft identity platform"). */
function stageOfRequest(sent: readonly string[], answered: boolean): FailedStage {
  const text = sent.join('\n');
  if (text.includes('/devicecode') || text.includes('device_code')) return 'device';
  // Once the configuration is read, the person is asked, and that is not in the transcript.
  if (text.includes('/.well-known/')) return answered ? 'authorize' : 'configuration';
  return /^POST \S*\/token\b/m.test(text) ? 'token' : 'authorize';
}

function checkFailure(check: PartialCheck): Failure[] {
  const failed = check.stages.find(({ status }) => status === 'failed');
  if (!failed) return [];
  const { stage, error, evidenceLine } = failed;
  const lines = check.transcript.filter((line) => line.stage === stage).slice(-maxLines);
  return [
    {
      ...{ stage, protocol: check.protocol, check, error, evidenceLine },
      sent: lines.filter(({ kind }) => kind === 'sent'),
      said: lines.filter(({ kind }) => kind !== 'sent'),
    },
  ];
}

function scriptFailure(text: string): Failure {
  const said = text.split(/\r?\n/).map((line, index) => ({ n: index + 1, text: line }));
  return { stage: 'powershell', protocol: 'powershell', sent: [], said: said.slice(-maxLines) };
}
