import type { AccessDecision } from './access.ts';
import { errorChallenge } from './error-challenge.ts';
import type { ScriptedReply } from './scenarios/types.ts';
import { parseXoauth2Response } from './xoauth2-response.ts';

/** Judges a token for one mail service. */
export type Decide = (token: string, user: string) => Promise<AccessDecision>;

export interface SignInRules {
  decide: Decide;
  /** Answer a refused token with a challenge first, as Gmail and Dovecot do. */
  challengeOnFailure: boolean;
  /** What a scenario has the server say instead. */
  scripted: ScriptedReply | undefined;
  /**
   * Sends a challenge in the protocol's own way and reads the answer; false where none comes.
   *
   * @param challenge base64
   */
  ask(challenge: string): Promise<boolean>;
}

/** What a server makes of an XOAUTH2 response. */
export type SignInOutcome =
  | { kind: 'accepted'; user: string }
  /** Everything about the token is right, but its person may not open the mailbox. */
  | { kind: 'not-permitted' }
  | { kind: 'refused' }
  | { kind: 'scripted'; said: ScriptedReply }
  /** The client left. */
  | { kind: 'end' };

/** Judges what a client sent for XOAUTH2, and speaks the challenge where there is one. */
export async function judgeResponse(response: string, rules: SignInRules): Promise<SignInOutcome> {
  const { scripted } = rules;
  if (scripted?.at === 'token') return { kind: 'scripted', said: scripted };
  if (scripted?.at === 'challenge') return refuse(rules, scripted.reply);

  const parsed = parseXoauth2Response(response);
  const decision: AccessDecision = parsed
    ? await rules.decide(parsed.token, parsed.user)
    : { ok: false, reason: 'malformed' };
  if (parsed && decision.ok) return { kind: 'accepted', user: parsed.user };
  if (!decision.ok && decision.reason === 'not-permitted') return { kind: 'not-permitted' };
  return refuse(rules, rules.challengeOnFailure ? errorChallenge : undefined);
}

async function refuse(rules: SignInRules, challenge: string | undefined): Promise<SignInOutcome> {
  // Whatever the client answers, an empty line as it should or not, the refusal stands.
  if (challenge !== undefined && !(await rules.ask(challenge))) return { kind: 'end' };
  return { kind: 'refused' };
}
