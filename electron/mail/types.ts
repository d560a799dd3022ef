import type { CheckEvent } from '../../shared/check-events.ts';
import type { Endpoint } from '../../shared/connection.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import type { AddressFamily, Proxy } from '../../shared/network.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import type { Secret } from '../../shared/secret.ts';
import type { Protocol, Stage } from '../../shared/stages.ts';
import type { Trust } from '../trust/secure-context.ts';
import type { Deadlines } from './limits.ts';

export type { Trust };

/** How the server is reached. */
export interface Route {
  family: AddressFamily;
  proxy?: Proxy;
  /** The proxy's password, where it asks for one. */
  proxyPassword?: Secret;
}

/** One check: which server, as whom, with which token. */
export interface CheckRequest {
  protocol: Protocol;
  endpoint: Endpoint;
  /** What goes into `user=`. */
  user: string;
  /** What goes into MAIL FROM; SMTP only. */
  sender?: string;
  token: Secret;
  trust: Trust;
  route: Route;
  /** `auto`: the initial response goes with the command where IMAP offers SASL-IR. */
  initialResponse: 'auto' | 'never';
  /** Send one real message to this address; SMTP only, and only when a person asked for it. */
  testMessageTo?: string;
  /** What the test message is written in; English unless said otherwise. */
  language?: LanguageId;
  /** Do not do again what the check before found out; see {@link Retry}. */
  retry?: Retry;
  /** Shorter ones in tests; the product uses the defaults. */
  deadlines?: Partial<Deadlines>;
}

/**
 * Repeats a check from one stage onward. A connection cannot be taken up again, so all stages from
 * `tcp` on are done whatever the stage; what is kept from before it is the look-up of the name.
 */
export interface Retry {
  from: Stage;
  previous: CheckRecord;
}

export interface CheckContext {
  signal: AbortSignal;
  emit: (event: CheckEvent) => void;
}
