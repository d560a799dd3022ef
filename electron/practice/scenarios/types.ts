import type { ScenarioNeeds } from '../../../shared/practice.ts';
import type { Protocol } from '../../../shared/protocols.ts';
import type { TenantState } from '../tenant-state.ts';

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
  /** Which of the known errors it is: its row in the table of errors; absent where it has none. */
  row?: number;
  /** What happened, for whoever chooses one. */
  title: string;
  /** How the tenant is, so that tokens and permissions fit what is said. */
  state?: TenantState;
  /** True where nobody puts the words into the server's mouth: it says them because of the state. */
  real?: boolean;
  /** What a check has to be like to meet it, besides what protocol and point tell. */
  needs?: ScenarioNeeds;
}
