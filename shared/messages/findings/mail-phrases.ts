import type { FindingValues } from '../../diagnosis/values.ts';

/** Pieces of sentences that name what is known, and say it in general words where it is not. */

const protocolNames = { imap: 'IMAP', pop: 'POP', smtp: 'SMTP' } as const;

export function protocolName({ protocol }: FindingValues): string {
  return protocol === undefined ? 'the protocol' : protocolNames[protocol];
}

export function mailboxName({ mailbox }: FindingValues): string {
  return mailbox ?? 'the mailbox';
}

export function signedInUser({ tokenUser, user }: FindingValues): string {
  return tokenUser ?? user ?? 'the account that signs in';
}

export function serverName({ host, port }: FindingValues): string {
  if (host === undefined) return 'the server';
  return port === undefined ? host : `${host} port ${port}`;
}

/** The first word of a sentence, where it may be a name: names keep their case. */
export function sentence(text: string): string {
  return text.replace(/^the /, 'The ');
}

/** The permission as the portal and the token name it. */
export function permissionName({ permission }: FindingValues): string {
  return permission ?? 'the permission of the protocol';
}

/** Microsoft's servers and ports, for a step. Source: Microsoft, "POP, IMAP, and SMTP settings". */
export const portsStep =
  'Use port 993 for IMAP and port 995 for POP, both with TLS from the start, and port 587 for SMTP, with STARTTLS.';

/** What a policy allows is seen there alone. */
export const signInLogStep =
  'Read the sign-in log in the Entra admin center: it names the policy that said no.';

/** Milliseconds in words that a person plans with. */
export function waitText({ waitMs }: FindingValues): string {
  if (waitMs === undefined) return 'a few minutes';
  const seconds = Math.ceil(waitMs / 1000);
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
