import type { ScenarioId } from '../../electron/practice/scenarios.ts';
import type { CheckEvent } from '../../shared/check-events.ts';
import type { Protocol } from '../../shared/stages.ts';

/** How somebody signs in before a run. */
export type SoakedSignIn = 'window' | 'secret' | 'certificate';

/** One run, with what a person does around it. */
export interface Turn {
  /** Sign in anew first, and drop the sign-in before. */
  signIn?: SoakedSignIn;
  /** Keep what renews it on this computer. */
  remember?: true;
  /** Give up a sign-in while its page is shown, or have it refused, before the one that is meant. */
  before?: 'cancelled' | 'refused';
  /** Get a new token first. */
  renew?: true;
  /** What goes wrong in the practice tenant. */
  scenario?: ScenarioId;
  /** Cancel the run at the first event of this kind. */
  cancelAt?: CheckEvent['kind'];
  /** Do one check again afterwards. */
  retry?: Protocol;
  /** Send a real message. */
  message?: true;
  /** Look at the ticket and at the runs before, and compare two. */
  report?: true;
}

/**
 * What is done in turn, over and over: most runs pass over all three protocols, and every way in which
 * a run can end otherwise comes once in twenty.
 */
const turns: readonly Turn[] = [
  { signIn: 'window' },
  {},
  { scenario: 'imap-disabled' },
  { cancelAt: 'stage-started' },
  { renew: true, message: true },
  { scenario: 'network-certificate-expired' },
  { report: true },
  { signIn: 'secret' },
  { scenario: 'pop-no-xoauth2' },
  { cancelAt: 'tls', retry: 'imap' },
  {},
  { signIn: 'certificate', before: 'cancelled' },
  { renew: true, scenario: 'smtp-disabled-for-tenant', retry: 'smtp' },
  { report: true },
  { signIn: 'window', remember: true, before: 'refused' },
  { scenario: 'network-port-closed' },
  { renew: true, cancelAt: 'line' },
  { scenario: 'network-starttls-stripped', report: true },
  { message: true },
  { scenario: 'network-connection-reset' },
];

/** How many turns there are before they begin again. */
export const turnCount = turns.length;

/** @param number of the run, from 1 */
export function turnOf(number: number): Turn {
  return turns[(number - 1) % turns.length] ?? {};
}
