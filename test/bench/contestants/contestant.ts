import type { Protocol } from '../../../shared/stages.ts';

/** The server that all contestants sign in to, and as whom. */
export interface Target {
  /** `localhost`; the certificate is for it. */
  host: string;
  port: number;
  /** PEM of the only authority to trust. */
  ca: string;
  /** The same in a file, for programs. */
  caFile: string;
  user: string;
  token: string;
}

/** How long one session took, in milliseconds. */
export interface Timing {
  total: number;
  /**
   * Up to where all contestants of a protocol have done the same: IMAP, INBOX is open; POP, its size
   * is known; SMTP, signed in. What ours does beyond that, and its goodbye, is left out.
   */
  sameWork: number;
}

/** A client that can sign in to one kind of server. */
export interface Contestant {
  name: string;
  /** What is within its time, in a few words: that is not the same for all. */
  measures: string;
  /**
   * Signs in once, from the look-up of the name to where its time ends, and leaves nothing open.
   *
   * @throws where the server did not let it in
   */
  signIn: (target: Target) => Promise<Timing>;
}

export type Contestants = Readonly<Record<Protocol, readonly Contestant[]>>;
