import type { AccessType } from '../flows.ts';
import type { Protocol } from '../protocols.ts';
import { makeVisible } from '../text/visible.ts';
import { maskSecrets } from '../text/mask-secrets.ts';
import type { Stage } from '../stages.ts';
import { given } from './facts/given.ts';
import type { FailedProtocol } from './facts/facts.ts';
import type { PartialCheck, PartialRun } from './partial-run.ts';
import type { SignInStage } from './reported-settings.ts';

/** A failure of another program, as somebody pastes it, and what they know of it. */
export interface ReportedText {
  text: string;
  /** Where it was said; detected where it is not known. */
  source?: FailedProtocol;
  access?: AccessType;
  mailbox?: 'own' | 'shared';
}

/** Where a failure was reported from. */
export interface ReportedPlace {
  protocol: FailedProtocol;
  stage: Stage | SignInStage | 'powershell';
}

/** More than any message that says why; of a longer text the end is read, where reasons stand. */
const maxCharacters = 100_000;

/**
 * A pasted message as the part of a run that is known of it. Whatever may be a secret is hidden in
 * it, so findings can quote its lines.
 */
export function reportedRun({ text, source, access, mailbox }: ReportedText): PartialRun {
  const shown = maskSecrets(text.slice(-maxCharacters));
  const place = reportedPlace(shown, source);
  const common: PartialRun = {
    connection: given('access', access),
    reported: given('sharedMailbox', mailbox && mailbox === 'shared'),
  };
  if (place.stage === 'powershell') return { ...common, powershell: { text: visible(shown) } };
  const { protocol, stage } = place;
  if (protocol === 'imap' || protocol === 'pop' || protocol === 'smtp') {
    return { ...common, checks: [checkOf(protocol, stage as Stage, shown)] };
  }
  const lines = shown
    .split(/\r?\n/)
    .map((line, index) => ({ ...lineOf(line, index), kind: 'received' as const }));
  return { ...common, signIn: { outcome: 'failed', stage, lines } };
}

function checkOf(protocol: Protocol, stage: Stage, text: string): PartialCheck {
  const transcript = text.split(/\r?\n/).map((line, index) => ({
    ...lineOf(line, index),
    ...{
      stage,
      bytes: line.length,
      kind: isSent(line) ? ('sent' as const) : ('received' as const),
    },
  }));
  return { protocol, outcome: 'failed', stages: [{ stage, status: 'failed' }], transcript };
}

function lineOf(text: string, index: number) {
  return { n: index + 1, atMs: 0, text: makeVisible(text), redacted: false };
}

function visible(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => makeVisible(line))
    .join('\n');
}

/** Commands as logs show them: behind `C:`, `>` or a tag, or bare. */
function isSent(line: string): boolean {
  return (
    /^\s*(?:C:|>+|-->|=>)\s*\S/.test(line) ||
    /^\s*(?:[A-Z]*\d+ )?(?:AUTHENTICATE|AUTH|LOGIN|EHLO|MAIL FROM|RCPT TO|USER|PASS)\b[ :](?!.*(?:fail|unsuccess|not |invalid|disabled|error))/i.test(
      line,
    )
  );
}

/**
 * Where a message was said, by its structure: AADSTS numbers and OAuth's codes are the authority's,
 * reply codes those of SMTP, `* BYE`, `NO` and `BAD` those of IMAP, `-ERR` that of POP, names of
 * cmdlets and of PowerShell's errors those of a script; errors of the system and of TLS say how far
 * the connection came. What nothing places is taken for the authority's, which says the most in words.
 *
 * @param source where it was said, if that is known; then only the stage is looked for
 */
export function reportedPlace(text: string, source?: FailedProtocol): ReportedPlace {
  const protocol = source ?? protocolOf(text);
  if (protocol === 'powershell') return { protocol, stage: 'powershell' };
  const network = networkStage(text);
  if (protocol === 'entra') return { protocol, stage: network ?? signInStage(text) };
  return { protocol, stage: network ?? mailStages[protocol](text) };
}

/** The first that fits; the more exact come first. */
const signs: readonly (readonly [FailedProtocol, RegExp])[] = [
  [
    'powershell',
    /\b(?:FullyQualifiedErrorId|CategoryInfo|CommandNotFoundException|OperationStopped:|Write-ErrorMessage|SmtpClientAuthenticationDisabled)|Microsoft\.Exchange\.Management|is not recognized as (?:the |a )?name of a cmdlet|^[ \t]*(?:PS [A-Z]:\\|At line:\d+|\+ ~{3,})/im,
  ],
  ['entra', /AADSTS\s?\d{4,9}|error\?code=\d{5}|"error_(?:codes|description)"/i],
  [
    'powershell',
    /\b(?:Get|Set|New|Add|Remove|Connect|Test|Update|Grant|Enable|Disable|Import|Install)-(?:EXO|Mg|CAS|Mailbox|Recipient|ServicePrincipal|ExchangeOnline|Management|Transport|Application|AzureAD|Module)\w*/i,
  ],
  [
    'entra',
    /\b(?:IMAP|POP)\.AccessAs\w+|\bSMTP\.Send\w*|login\.(?:microsoftonline|live|windows|partner)\b|\bmsal\b|\b(?:invalid_(?:grant|client|request|scope)|unauthorized_client|consent_required|interaction_required|access_denied|expired_token)\b/i,
  ],
  ['smtp', /(?:^|[^\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])|\bSTOREDRV\b|\bSendAsDenied\b/],
  ['imap', /\b(?:AUTHENTICATE|LOGIN) failed|authenticated but not connected|AccessTokenExpired/],
  ['smtp', /(?:^|[\s'"(:>])(?:4[0-79]\d|45\d|5\d\d)[ -](?=[\w'"])(?!.{0,200}\b(?:BAD|HTTP)\b)/m],
  ['smtp', /smtp|\bport[ :=,]+(?:25|465|587)\b|[:,] ?(?:25|465|587)\b/i],
  ['imap', /(?:^|[\s'"(])\*\s*BYE\b|imap|[:,] ?(?:143|993)\b/i],
  ['pop', /(?:^|[\s'"(:>])-ERR\b|\bpop3?s?\b|\.pop3|[:,] ?(?:110|995)\b/i],
  ['imap', /(?:^|[\s'"(:>])(?:[A-Z]*\d+ )?(?:NO|BAD) (?=\S)/m],
];

function protocolOf(text: string): FailedProtocol {
  const found = signs.find(([, sign]) => sign.test(text))?.[0];
  if (found) return found;
  // The way to a server failed, and nothing says to which: people have more mail servers than one.
  return networkStage(text) ? 'imap' : 'entra';
}

/** How far the connection came, where it ended before anyone was asked; the first that fits. */
const networkSigns: readonly (readonly [Stage, RegExp])[] = [
  [
    'dns',
    /\b(?:ENOTFOUND|EAI_\w+|WSAHOST_NOT_FOUND|NXDOMAIN|UnknownHost\w*)\b|getaddrinfo|name or service not known|no such host|(?:could not|couldn't|cannot) (?:be )?resolve|unknown \w+ host|nodename nor servname|\b11001\b/i,
  ],
  [
    'proxy',
    /\b407\b.{0,200}prox|prox.{0,200}\b407\b|proxy authentication required|cannot connect to proxy/i,
  ],
  ['greeting', /greeting never received|before the greeting|\bHTTP\/1\.[01] 400\b|greeting: \d/i],
  [
    'tls',
    /\bcert(?:ificate)?s?\b|CERT_|zertifikat|certificat|UntrustedRoot|\b(?:SSL|TLS)\w*\b.{0,60}(?:error|fail|alert|version|handshake|verify|exception|unsupported|not supported)|wrong version number|\bEPROTO\b|does not look like a TLS handshake/i,
  ],
  [
    'tcp',
    /\b(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|WSAETIMEDOUT|SocketTimeoutException)\b|connection (?:was )?refused|actively refused|network is unreachable|no route to host|timed out|\b1006[01]\b/i,
  ],
];

function networkStage(text: string): Stage | undefined {
  const answered =
    /AADSTS\s?\d{4}|(?:^|[^\d.])5\.7\.\d|client assertion|thumbprint|authenticated but not connected|\*\s*BYE/i;
  if (answered.test(text)) return undefined;
  return networkSigns.find(([, sign]) => sign.test(text))?.[0];
}

function signInStage(text: string): SignInStage {
  if (/device_?code|authorization_pending|devicelogin|AADSTS7001[69]\b|AADSTS70020\b/i.test(text)) {
    return 'device';
  }
  if (/"error"|error_description/.test(text)) return 'token';
  // The page of the sign-in shows these, without OAuth's JSON around them.
  const page =
    /^[ \t]*(?:Request Id|Correlation Id|App name|Device (?:platform|state)|Error Code):|trouble (?:with )?signing you in|redirect[ _]uri|AADSTS(?:50011|50105|65004|90094|90130|500113|900971|700016)\b/im;
  return page.test(text) ? 'authorize' : 'token';
}

const mailStages: Readonly<Record<Protocol, (text: string) => Stage>> = {
  imap: (text) =>
    /authenticated but not connected|AccessTokenExpired|\b(?:SELECT|EXAMINE|APPEND|LIST|FETCH)\b/.test(
      text,
    )
      ? 'mailbox'
      : 'auth',
  pop: (text) => (/\b(?:STAT|RETR|UIDL)\b/.test(text) ? 'mailbox' : 'auth'),
  smtp: smtpStage,
};

/**
 * What SMTP says of the sender, the recipient, the message and the load comes after the sign-in
 * (RFC 3463 section 3: x.1 addresses, x.2 mailbox, x.3 system; Exchange Online's 5.7.60 and 5.7.7xx).
 */
function smtpStage(text: string): Stage {
  const sending =
    /(?:^|[^\d.])[45]\.(?:[1-3]\.\d|7\.(?:60|5\d\d|7\d\d)\b)|\bSTOREDRV\b|SendAsDenied|\bMAIL FROM\b|\bRCPT TO\b|\bDATA\b/;
  if (/5\.7\.(?:139|57|3|8|4)\b|\b535\b/.test(text)) return 'auth';
  if (sending.test(text)) return 'send';
  return /\bSTARTTLS\b/i.test(text) && /must issue|first|5\.7\.0/i.test(text) ? 'starttls' : 'auth';
}
