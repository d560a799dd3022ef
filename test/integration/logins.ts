import { makeSecret } from '../../electron/auth/make-secret.ts';
import type { Protocol } from '../../shared/stages.ts';
import type { Secret } from '../../shared/secret.ts';
import type { Practice } from '../servers/mail-bench.ts';

export const adele = 'adele@contoso.example';
export const alex = 'alex@contoso.example';
export const megan = 'megan@contoso.example';
/** The shared mailbox: Adele may open it and send as it, Alex only open it, Megan neither. */
export const scanner = 'scanner@contoso.example';

/** The delegated permissions that all three protocols need. */
const allScopes = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];

type MintRequest = Parameters<Practice['mint']>[0];

/** An access token of the practice tenant, for all three protocols unless said otherwise. */
export async function mintToken(practice: Practice, request: MintRequest): Promise<Secret> {
  return makeSecret(await practice.mint({ scopes: allScopes, ...request }));
}

/** One person or application that wants to use one mailbox. */
export interface Login {
  name: string;
  /** Who the token is for; an application signs in as the mailbox itself. */
  holder: string;
  mailbox: string;
  token: (practice: Practice, protocol: Protocol) => Promise<Secret>;
  /** Why the sign-in is refused; absent where it passes. */
  refused?: (protocol: Protocol) => string | undefined;
  /** True where the holder may not send as the mailbox, which counts once the sign-in passed. */
  maySend?: false;
}

const delegated: Readonly<Record<Protocol, string>> = {
  imap: 'IMAP.AccessAsUser.All',
  pop: 'POP.AccessAsUser.All',
  smtp: 'SMTP.Send',
};

const application: Readonly<Record<Protocol, string>> = {
  imap: 'IMAP.AccessAsApp',
  pop: 'POP.AccessAsApp',
  smtp: 'SMTP.SendAsApp',
};

const always = (reason: string) => (): string => reason;

/** Every kind of sign-in that the tenant judges, on each protocol as whom this protocol wants. */
export const logins: readonly Login[] = [
  {
    name: 'own mailbox',
    ...{ holder: adele, mailbox: adele },
    token: (practice) => mintToken(practice, { user: adele }),
  },
  {
    name: 'shared mailbox by a delegate',
    ...{ holder: adele, mailbox: scanner },
    token: (practice) => mintToken(practice, { user: adele }),
  },
  {
    name: 'shared mailbox, Full Access without Send As',
    ...{ holder: alex, mailbox: scanner, maySend: false },
    token: (practice) => mintToken(practice, { user: alex }),
  },
  {
    name: 'shared mailbox, not a delegate',
    ...{ holder: megan, mailbox: scanner, maySend: false },
    token: (practice) => mintToken(practice, { user: megan }),
    // Over SMTP Megan signs in as herself, and it is the sender that is not hers.
    refused: (protocol) => (protocol === 'smtp' ? undefined : 'not-permitted'),
  },
  {
    name: 'expired token',
    ...{ holder: adele, mailbox: adele },
    token: (practice) => mintToken(practice, { user: adele, expiresInSeconds: -60 }),
    refused: always('expired'),
  },
  {
    name: 'token for Microsoft Graph',
    ...{ holder: adele, mailbox: adele },
    token: (practice) =>
      mintToken(practice, { user: adele, audience: 'https://graph.microsoft.com' }),
    refused: always('audience'),
  },
  {
    name: 'token without the scope',
    ...{ holder: adele, mailbox: adele },
    token: (practice, protocol) =>
      mintToken(practice, {
        user: adele,
        scopes: allScopes.filter((scope) => scope !== delegated[protocol]),
      }),
    refused: always('scope'),
  },
  {
    name: 'application, granted the mailbox',
    ...{ holder: scanner, mailbox: scanner },
    token: (practice, protocol) => mintToken(practice, { roles: [application[protocol]] }),
  },
  {
    name: 'application, not for this mailbox',
    ...{ holder: alex, mailbox: alex },
    token: (practice, protocol) => mintToken(practice, { roles: [application[protocol]] }),
    refused: always('not-permitted'),
  },
  {
    name: 'application without the role',
    ...{ holder: scanner, mailbox: scanner },
    token: (practice, protocol) =>
      mintToken(practice, {
        roles: Object.values(application).filter((role) => role !== application[protocol]),
      }),
    refused: always('role'),
  },
  {
    name: 'garbage token',
    ...{ holder: adele, mailbox: adele },
    token: () =>
      Promise.resolve(makeSecret('garbage-that-is-no-token-but-long-enough-to-search-for')),
    refused: always('malformed'),
  },
];

/**
 * As whom a login uses a protocol: over IMAP and POP as the mailbox, over SMTP as the holder, who
 * sends as the mailbox.
 */
export function identity(
  { holder, mailbox }: Pick<Login, 'holder' | 'mailbox'>,
  protocol: Protocol,
): { user: string; sender?: string } {
  return protocol === 'smtp' ? { user: holder, sender: mailbox } : { user: mailbox };
}

/** The sign-in of the client, with and without SASL-IR (RFC 4959). */
export const ways = [
  { way: 'initial response', initialResponse: 'auto' },
  { way: 'two steps', initialResponse: 'never' },
] as const;
