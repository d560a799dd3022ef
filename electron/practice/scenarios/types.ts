import type { Protocol } from '../../../shared/stages.ts';

/**
 * When a server says what a scenario has it say: instead of the greeting, or in answer to what is
 * named. `auth` is the sign-in command, before the token where the protocol lets the server speak
 * then; `challenge` comes after the token and is followed by the usual refusal; `message` is the end
 * of the message.
 */
export type ScenarioPoint =
  | 'greeting'
  | 'capability'
  | 'auth'
  | 'token'
  | 'challenge'
  | 'select'
  | 'stat'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'message';

/** One thing that a server says in place of its own reply. */
export interface ScriptedReply {
  at: ScenarioPoint;
  /**
   * The words. IMAP puts its tag in front unless they begin with `*`; in SMTP's `{mark}` stands for
   * `[host time id]` and `{host}` for the name of the server.
   */
  reply: string;
  /** Whether the server hangs up afterwards. */
  closes: boolean;
}

/** How the real service fails, for one protocol of the practice tenant to fail the same way. */
export interface Scenario extends ScriptedReply {
  protocol: Protocol;
  /** Which of the known errors it is: its row in the table of errors. */
  row: number;
  /** What happened, for whoever chooses one. */
  title: string;
}
