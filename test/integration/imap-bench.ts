import { makeSecret } from '../../electron/auth/make-secret.ts';
import { runCheck } from '../../electron/mail/check.ts';
import type { CheckRequest } from '../../electron/mail/types.ts';
import { mailboxes } from '../../electron/practice/directory.ts';
import { startPractice } from '../../electron/practice/practice-tenant.ts';
import type { CheckEvent } from '../../shared/check-events.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import type { Secret } from '../../shared/secret.ts';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { type ExchangeAuthority, startExchangeAuthority } from '../servers/exchange-authority.ts';
import type { FoundDovecot } from '../servers/require-dovecot.ts';

export type Practice = Awaited<ReturnType<typeof startPractice>>;

/** A practice tenant, and a Dovecot with the same mailboxes that lets the tenant decide. */
export interface Bench {
  practice: Practice;
  authority: ExchangeAuthority;
  dovecot: Dovecot;
  /** One more Dovecot with empty mailboxes; whoever starts it stops it. */
  startAnother(authorityUrl?: string): Promise<Dovecot>;
  /** Runs an IMAP check, as Adele on Dovecot where nothing else is said. */
  check(request: Partial<CheckRequest> & Pick<CheckRequest, 'token'>): Promise<Checked>;
  stop(): Promise<void>;
}

export interface Checked {
  record: CheckRecord;
  /** Everything that left the check, as text, to be searched for secrets. */
  everything: string;
}

/** How many messages lie in the inbox of each mailbox, on both servers. */
export const inboxCounts: Readonly<Record<string, number>> = Object.fromEntries(
  mailboxes.map((box) => [
    box.address,
    box.folders.find(({ name }) => name === 'INBOX')?.messages ?? 0,
  ]),
);

/**
 * Starts the bench.
 *
 * @returns `undefined` where there is no Dovecot; each test then leaves itself out or fails
 */
export async function startBench(found: FoundDovecot): Promise<Bench | undefined> {
  if (!('path' in found)) return undefined;
  const { path } = found;
  const practice = await startPractice();
  const { serverCertificate: certificate, ca } = practice;
  const authority = await startExchangeAuthority(
    (token, user, service) => practice.decide(token, user, service),
    certificate,
  );
  const common = { path, ca, certificate, authorityUrl: authority.url };
  const dovecot = await startDovecot({ ...common, messages: inboxCounts }).catch(
    async (error: unknown) => {
      await authority.stop();
      await practice.stop();
      throw error;
    },
  );
  return {
    practice,
    authority,
    dovecot,
    startAnother: (authorityUrl = authority.url) => startDovecot({ ...common, authorityUrl }),
    async check(request) {
      const events: CheckEvent[] = [];
      const record = await runCheck(
        {
          protocol: 'imap',
          endpoint: { host: 'localhost', port: dovecot.imapsPort, security: 'tls' },
          user: adele,
          trust: { kind: 'only', ca },
          route: { family: 'any' },
          initialResponse: 'auto',
          ...request,
        },
        { signal: new AbortController().signal, emit: (event) => events.push(event) },
      );
      return { record, everything: JSON.stringify({ record, events }) };
    },
    async stop() {
      await dovecot.stop();
      await authority.stop();
      await practice.stop();
    },
  };
}

export interface Login {
  name: string;
  mailbox: string;
  token: (practice: Practice) => Promise<Secret>;
  /** The reason with which the tenant refuses; absent where it lets the login pass. */
  refused?: string;
}

export const adele = 'adele@contoso.example';
const megan = 'megan@contoso.example';
const scanner = 'scanner@contoso.example';

type MintRequest = Parameters<Practice['mint']>[0];

function minted(request: MintRequest): Login['token'] {
  return async (practice) => makeSecret(await practice.mint(request));
}

/** Every kind of login that the tenant judges. */
export const logins: readonly Login[] = [
  { name: 'own mailbox', mailbox: adele, token: minted({ user: adele }) },
  { name: 'shared mailbox by a delegate', mailbox: scanner, token: minted({ user: adele }) },
  {
    name: 'shared mailbox, not a delegate',
    mailbox: scanner,
    token: minted({ user: megan }),
    refused: 'not-permitted',
  },
  {
    name: 'expired token',
    mailbox: adele,
    token: minted({ user: adele, expiresInSeconds: -60 }),
    refused: 'expired',
  },
  {
    name: 'token for Microsoft Graph',
    mailbox: adele,
    token: minted({ user: adele, audience: 'https://graph.microsoft.com' }),
    refused: 'audience',
  },
  {
    name: 'token without the IMAP scope',
    mailbox: adele,
    token: minted({ user: adele, scopes: ['SMTP.Send'] }),
    refused: 'scope',
  },
  {
    name: 'garbage token',
    mailbox: adele,
    token: () =>
      Promise.resolve(makeSecret('garbage-that-is-no-token-but-long-enough-to-search-for')),
    refused: 'malformed',
  },
];

/** With and without SASL-IR (RFC 4959). */
export const ways = [
  { way: 'with the initial response', initialResponse: 'auto' },
  { way: 'in two steps', initialResponse: 'never' },
] as const;

/** The lines of the wire at `auth`, as `C: text` and `S: text`. */
export function authDialogue(record: CheckRecord): string[] {
  return record.transcript
    .filter(({ stage, kind }) => stage === 'auth' && kind !== 'note')
    .map(({ kind, text }) => `${kind === 'sent' ? 'C' : 'S'}: ${text}`.trimEnd());
}
