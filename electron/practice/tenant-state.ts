import type { Protocol } from '../../shared/protocols.ts';
import type { ImapBehaviour } from './imap/behaviour.ts';
import type { PopBehaviour } from './pop/behaviour.ts';
import type { SmtpBehaviour } from './smtp/behaviour.ts';

/**
 * How a tenant differs from one in which all is well. Nothing here is said to a client: the tokens,
 * the permissions and the switches are wrong, and what the servers say follows from that.
 */
export interface TenantState {
  /** What is wrong with every access token. */
  token?: TokenState;
  /** The object ID by which Exchange Online knows the app; default: that of its service principal. */
  servicePrincipalId?: string;
  /** Addresses of mailboxes that nobody but their owner may open, the app included. */
  closedMailboxes?: readonly string[];
  /** Addresses of mailboxes that nobody but their owner may send as. */
  withoutSendAs?: readonly string[];
  /** Protocols that are off for every mailbox. */
  off?: readonly Protocol[];
  /** What the servers offer. */
  servers?: {
    imap?: Partial<ImapBehaviour>;
    pop?: Partial<PopBehaviour>;
    smtp?: Partial<SmtpBehaviour>;
  };
}

/** What is wrong with every access token; everything left out is as it should be. */
export interface TokenState {
  audience?: string;
  /** Only those of the permissions asked for that are named here are in a person's token. */
  scopes?: readonly string[];
  /** What an app's token has in place of its roles. */
  roles?: readonly string[];
  /** Negative: it has expired when it comes. */
  expiresInSeconds?: number;
  /** The groups it lists, each 36 characters. */
  groups?: number;
  /** Whoever types the password: the browser was signed in as the person with this address. */
  signedInAs?: string;
}

/** The object ID of the app registration, which is not that of the enterprise application. */
export const appRegistrationObjectId = 'b41f7e02-58c6-4a9d-8e37-90c2d5f6a1b8';
