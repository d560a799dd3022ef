/** How long each wait may take, in milliseconds. */
export interface Deadlines {
  dns: number;
  tcp: number;
  /** From the first byte to a proxy to its last word. */
  proxy: number;
  tls: number;
  greeting: number;
  /** Each command from its first byte sent to its last reply line. */
  command: number;
  /** The whole check. */
  run: number;
}

/**
 * Exchange Online answers in well under a second from most places; authentication may take several
 * when the token is checked in another region. Ten seconds tells "slow" from "silent" while an
 * administrator still waits; the sum stays under a minute, so that nothing seems to hang.
 */
export const defaultDeadlines: Deadlines = {
  dns: 10_000,
  tcp: 10_000,
  proxy: 10_000,
  tls: 10_000,
  greeting: 10_000,
  command: 15_000,
  run: 60_000,
};

/**
 * How long an attempt to connect has for itself before the next address is tried beside it: the
 * Connection Attempt Delay that RFC 8305 section 5 recommends.
 */
export const connectionAttemptDelayMs = 250;

/**
 * The longest reply line. RFC 9051 section 4 suggests at least 8,192 octets for clients' lines;
 * servers' capability and error lines stay far below. A longer one is not a mail server's.
 */
export const maxLineBytes = 65_536;

/** The largest literal that is read. The checks ask for nothing that comes as a big literal. */
export const maxLiteralBytes = 65_536;

/** All that one check reads, so that endless untagged replies end in a coded failure. */
export const maxCheckBytes = 1_048_576;

/**
 * The reply lines that one check reads. A check's exchange has a few dozen; the cap keeps a server
 * that sends a megabyte of empty lines from filling the transcript with half a million of them.
 */
export const maxCheckLines = 10_000;

/**
 * How long a goodbye may take after a stage has failed. The check has its result by then: saying
 * goodbye is a courtesy, and nobody should wait for it.
 */
export const politeLogoutMs = 2_000;

/** How long closing may take before the socket is torn down; nothing waits for the other side. */
export const closeMs = 1_000;
