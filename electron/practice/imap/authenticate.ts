import type { AccessDecision } from '../access.ts';
import type { ByteReader } from '../byte-reader.ts';
import { isBase64, parseXoauth2Response } from '../xoauth2-response.ts';
import { replies, type ImapBehaviour } from './behaviour.ts';
import { maxCommandLineBytes, type Argument } from './command.ts';

/** What AUTHENTICATE needs of its session. */
export interface SignInContext {
  reader: ByteReader;
  /** Sends one line at once, before the command's own reply. */
  send: (line: string) => void;
  /** Judges a token for IMAP. */
  decide: (token: string, user: string) => Promise<AccessDecision>;
  behaviour: ImapBehaviour;
}

/** How AUTHENTICATE ended; `reply` goes behind the tag. */
export type SignInResult =
  | { kind: 'accepted'; reply: string; user: string; connected: boolean }
  | { kind: 'refused' | 'bad'; reply: string }
  /** The client left, or sent a line without end. */
  | { kind: 'end' };

const refused: SignInResult = { kind: 'refused', reply: 'NO AUTHENTICATE failed.' };

/** The XOAUTH2 error challenge, in the form that Google documents. */
const errorChallenge = Buffer.from(
  JSON.stringify({
    status: '400',
    schemes: 'Bearer',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All',
  }),
).toString('base64');

/**
 * AUTHENTICATE with or without an initial response (RFC 3501 section 6.2.2, RFC 4959). Only
 * XOAUTH2 lets anybody in; PLAIN is offered, as Exchange Online does, and always refused.
 */
export async function authenticate(
  context: SignInContext,
  args: readonly Argument[],
): Promise<SignInResult> {
  const { behaviour, send } = context;
  const [mechanism, initial, ...more] = args.map((argument) => argument.value);
  const name = mechanism?.toUpperCase() ?? '';
  if (more.length > 0 || !behaviour.capabilities.includes(`AUTH=${name}`)) return wrongArguments();
  if (initial !== undefined && !behaviour.capabilities.includes('SASL-IR')) return wrongArguments();

  let response = initial;
  if (response === undefined) {
    send('+ ');
    response = await readResponse(context.reader);
    if (response === undefined) return { kind: 'end' };
    if (response === '*') return { kind: 'bad', reply: 'BAD AUTHENTICATE canceled.' };
  } else if (response === '=') {
    // RFC 4959: a single equals sign is an initial response of no octets.
    response = '';
  }
  if (!isBase64(response)) return wrongArguments();
  if (name !== 'XOAUTH2') return refused;

  const parsed = parseXoauth2Response(response);
  const decision: AccessDecision = parsed
    ? await context.decide(parsed.token, parsed.user)
    : { ok: false, reason: 'malformed' };
  // Exchange Online accepts the token of somebody who may not open the mailbox, and says so only
  // when the mailbox is asked for (github.com/simonrob/email-oauth2-proxy issue 275).
  if (parsed && (decision.ok || decision.reason === 'not-permitted')) {
    return {
      kind: 'accepted',
      reply: 'OK AUTHENTICATE completed.',
      user: parsed.user,
      connected: decision.ok,
    };
  }
  if (behaviour.challengeOnFailure) {
    send(`+ ${errorChallenge}`);
    // Whatever the client answers, an empty line as it should or not, the refusal stands.
    if ((await readResponse(context.reader)) === undefined) return { kind: 'end' };
  }
  return refused;
}

function wrongArguments(): SignInResult {
  return { kind: 'bad', reply: replies.wrongArguments };
}

/** The client's next line; `undefined` at the end of the stream or past the cap. */
async function readResponse(reader: ByteReader): Promise<string | undefined> {
  const line = await reader.readLine(maxCommandLineBytes).catch(() => undefined);
  return line?.toString('latin1');
}
