import { decideAccess, type AccessDecision, type MailService } from './access.ts';
import { startAuthorityServer } from './authority/authority-server.ts';
import { createCertificateAuthority, type IssuedCertificate } from './certificate-authority.ts';
import { mailboxes, mayOpen, people, tenant } from './directory.ts';
import { startImapServer, type ImapServerOptions } from './imap-server.ts';
import { createSigningKey, type Clock, type MintRequest } from './tokens.ts';
import type { PracticeTenant } from './types.ts';

/** What tests need of a practice tenant besides what everybody sees. */
export interface PracticeInternals {
  /** Makes an access token as the authority would, right or wrong in any one respect. */
  mint(request: MintRequest): Promise<string>;
  /** Judges a token as the mail servers do; other servers may ask too. */
  decide(token: string, user: string, service: MailService): Promise<AccessDecision>;
  /** For localhost, 127.0.0.1 and ::1, signed by the tenant's authority. */
  serverCertificate: IssuedCertificate;
}

export interface PracticeOptions {
  /** Milliseconds since 1970; default: the system's clock. */
  now?: Clock;
  imap?: Pick<ImapServerOptions, 'behaviour' | 'timeouts'>;
}

/**
 * Starts a practice tenant on loopback: certificate authority, authority and mail servers, all of
 * it in memory.
 *
 * @throws if a port cannot be had; nothing is left running then
 */
export async function startPracticeTenant(): Promise<PracticeTenant> {
  const { authority, endpoints, ca, info, stop } = await startPractice();
  return { authority, endpoints, ca, info, stop };
}

/** {@link startPracticeTenant} with what tests need. */
export async function startPractice(
  options: PracticeOptions = {},
): Promise<PracticeTenant & PracticeInternals> {
  const [signingKey, certificateAuthority] = await Promise.all([
    createSigningKey(),
    createCertificateAuthority({ loopbackOnly: true }),
  ]);
  const certificate = await certificateAuthority.issue();
  const now = options.now ?? Date.now;
  const authority = await startAuthorityServer({ certificate, signingKey, now });
  const decide = (token: string, user: string, service: MailService) =>
    decideAccess(authority.tokens, token, user, service);

  const imap = await startImapServer({
    certificate,
    decide: (token, user) => decide(token, user, 'imap'),
    ...options.imap,
  }).catch(async (error: unknown) => {
    await authority.close();
    throw error;
  });

  const authorityUrl = `${authority.origin}/${tenant.id}`;
  return {
    authority: authorityUrl,
    endpoints: { imap: { host: 'localhost', port: imap.port, security: 'tls' } },
    ca: certificateAuthority.certPem,
    info: {
      tenantDomain: tenant.domain,
      tenantId: tenant.id,
      clientId: tenant.clientId,
      authority: authorityUrl,
      people: people.map((person) => ({
        name: person.name,
        address: person.address,
        password: person.password,
        mailboxes: mailboxes.filter((box) => mayOpen(person, box)).map((box) => box.address),
      })),
      sharedMailboxes: mailboxes.filter((box) => box.shared).map((box) => box.address),
      imap: { host: 'localhost', port: imap.port },
      pop: { host: 'localhost', port: 0 },
      smtp: { host: 'localhost', port: 0 },
    },
    stop: async () => {
      await Promise.all([authority.close(), imap.close()]);
    },
    mint: (request) => authority.tokens.mintAccessToken(request),
    decide,
    serverCertificate: certificate,
  };
}
