import type { CheckEvent } from '../../shared/check-events.ts';
import type { Endpoint } from '../../shared/connection.ts';
import type { Secret } from '../../shared/secret.ts';
import type { Deadlines } from './limits.ts';

/** One check: which server, which mailbox, which token. */
export interface CheckRequest {
  protocol: 'imap';
  endpoint: Endpoint;
  /** What goes into `user=`. */
  mailbox: string;
  token: Secret;
  /** PEM of the certificate authority that is trusted instead of the system's. */
  ca?: string;
  /** `auto`: the initial response goes with the command where the server offers SASL-IR. */
  initialResponse: 'auto' | 'never';
  /** Shorter ones in tests; the product uses the defaults. */
  deadlines?: Partial<Deadlines>;
}

export interface CheckContext {
  signal: AbortSignal;
  emit: (event: CheckEvent) => void;
}
