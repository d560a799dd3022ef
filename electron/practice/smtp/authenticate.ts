import type { ClientConnection } from '../line-server.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import { judgeResponse } from '../sign-in.ts';
import { isBase64 } from '../xoauth2-response.ts';
import { maxLineBytes, refusals } from './behaviour.ts';
import type { SmtpRules } from './session.ts';

/** How AUTH ended. */
export type SignInResult =
  | { kind: 'accepted'; user: string }
  | { kind: 'refused'; refusal: string }
  | { kind: 'scripted'; said: ScriptedReply }
  /** The client left, or sent a line without end. */
  | { kind: 'end' };

/**
 * AUTH (RFC 4954) with or without an initial response. Only XOAUTH2 lets anybody in; LOGIN is
 * offered, as Exchange Online does, asks for the password and always refuses it.
 */
export async function authenticate(
  args: readonly string[],
  connection: ClientConnection,
  rules: SmtpRules,
): Promise<SignInResult> {
  const { behaviour, scripted } = rules;
  const [mechanism, initial, ...more] = args;
  const name = mechanism?.toUpperCase() ?? '';
  if (scripted?.at === 'auth') return { kind: 'scripted', said: scripted };
  if (!behaviour.mechanisms.includes(name)) return refused(refusals.unknownMechanism);
  if (more.length > 0) return refused(refusals.wrongArguments);
  if (name === 'LOGIN') return logIn(initial, connection);

  const response = await take(initial, '', connection);
  if (typeof response !== 'string') return response;
  const outcome = await judgeResponse(response, {
    decide: rules.decide,
    challengeOnFailure: behaviour.challengeOnFailure,
    scripted,
    ask: async (challenge) => (await ask(challenge, connection)) !== undefined,
  });
  switch (outcome.kind) {
    case 'accepted':
    case 'scripted':
    case 'end':
      return outcome;
    case 'not-permitted':
    case 'refused':
      // A delegate who names the shared mailbox is refused like everybody else
      // (github.com/nextcloud/mail issue 13667).
      return refused(refusals.refused);
  }
}

/** LOGIN: user name, then password; Exchange Online takes none any more. */
async function logIn(
  initial: string | undefined,
  connection: ClientConnection,
): Promise<SignInResult> {
  const user = await take(initial, base64('Username:'), connection);
  if (typeof user !== 'string') return user;
  const password = await take(undefined, base64('Password:'), connection);
  return typeof password === 'string' ? refused(refusals.noPasswords) : password;
}

/** The client's response: the initial one, or what it answers to a prompt. */
async function take(
  initial: string | undefined,
  prompt: string,
  connection: ClientConnection,
): Promise<string | SignInResult> {
  // RFC 4954 section 4: a single equals sign is an initial response of no octets.
  const response = initial === '=' ? '' : (initial ?? (await ask(prompt, connection)));
  if (response === undefined) return { kind: 'end' };
  if (response === '*') return refused(refusals.cancelled);
  return isBase64(response) ? response : refused(refusals.undecodable);
}

/** Sends a prompt and reads the answer; `undefined` at the end of the stream or past the cap. */
async function ask(prompt: string, connection: ClientConnection): Promise<string | undefined> {
  connection.send(`334 ${prompt}`);
  const line = await connection.reader.readLine(maxLineBytes).catch(() => undefined);
  return line?.toString('latin1');
}

function refused(refusal: string): SignInResult {
  return { kind: 'refused', refusal };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
