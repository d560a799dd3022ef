import type { ScenarioNeeds } from '../../../shared/practice.ts';
import type { Protocol } from '../../../shared/protocols.ts';

/**
 * What is wrong below the protocol.
 *
 * - `certificate-expired`, `certificate-other-name`: the server's certificate
 * - `unknown-authority`: nobody knows who signed the server's certificate
 * - `inspected`: a box in between shows a certificate of its own authority
 * - `old-tls`: nothing newer than TLS 1.1
 * - `closed-port`: nothing listens
 * - `no-such-name`: the host has no address
 * - `hangs-up`: the connection is taken and reset
 * - `silent`: the connection is taken, and then nothing is said
 * - `http`, `other-protocol`: a server answers that is none of this protocol
 * - `starttls-port`, `implicit-tls-port`: the port speaks the other kind of TLS
 * - `starttls-stripped`: something in between takes STARTTLS out of what is offered
 * - `html`: the authority's answers are replaced by a page of the network's
 * - `proxy-required`: the network lets nobody out but over its proxy
 */
export type TransportFault = MailFault | AuthorityFault;

/** What can be wrong with a mail server. */
export type MailFault =
  | 'certificate-expired'
  | 'certificate-other-name'
  | 'unknown-authority'
  | 'inspected'
  | 'old-tls'
  | 'closed-port'
  | 'no-such-name'
  | 'hangs-up'
  | 'silent'
  | 'http'
  | 'other-protocol'
  | 'starttls-port'
  | 'implicit-tls-port'
  | 'starttls-stripped';

/** What can be wrong with the authority. */
export type AuthorityFault =
  'certificate-expired' | 'inspected' | 'closed-port' | 'no-such-name' | 'html' | 'proxy-required';

/** What befalls servers of the practice tenant before any protocol is spoken. */
export type TransportScenario = {
  /** Which of the known errors it is: its row in the table of errors; absent where it has none. */
  row?: number;
  /** What happened, for whoever chooses one. */
  title: string;
  needs?: ScenarioNeeds;
} & (
  | { where: 'authority'; fault: AuthorityFault }
  /** Which mail servers it befalls. */
  | { where: readonly Protocol[]; fault: MailFault }
);
