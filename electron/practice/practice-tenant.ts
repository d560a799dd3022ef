import type { Endpoint } from '../../shared/connection.ts';
import type { PracticePerson, PracticeTenantInfo } from '../../shared/practice.ts';
import type { Protocol } from '../../shared/protocols.ts';
import type { Security } from '../../shared/stages.ts';
import type { ChosenFile } from '../auth/credentials.ts';
import { decideAccess, type AccessDecision, type MailService } from './access.ts';
import { createAppCertificate } from './app-certificate.ts';
import { startAuthorityServer, type AuthorityRules } from './authority/authority-server.ts';
import type { GrantStore } from './authority/grants.ts';
import { createCertificateAuthority, type IssuedCertificate } from './certificate-authority.ts';
import {
  applicationMailboxes,
  findPerson,
  mailboxes,
  mayOpen,
  people,
  personalMailboxes,
  personalPeople,
  tenant,
  type Mailbox,
  type Person,
} from './directory.ts';
import type { ImapServerOptions } from './imap/server.ts';
import type { LoopbackListener } from './loopback-listener.ts';
import { mailServers } from './mail-servers.ts';
import type { PopServerOptions } from './pop/server.ts';
import type { ScenarioId } from './scenarios.ts';
import { createScenarioStage } from './scenario-stage.ts';
import { createBadCertificates } from './transport/certificates.ts';
import { startReplacements } from './transport/replacements.ts';
import type { SmtpServerOptions } from './smtp/server.ts';
import type { MintRequest } from './token-claims.ts';
import { createSigningKey, type Clock } from './tokens.ts';
import type { PracticeTenant } from './types.ts';

/** By which clients reach the mail servers; it is in their certificate. */
const serverName = 'localhost';

/** What tests need of a practice tenant besides what everybody sees. */
export interface PracticeInternals {
  /** Makes an access token as the authority would, right or wrong in any one respect. */
  mint(request: MintRequest): Promise<string>;
  /** Judges a token as the mail servers do; other servers may ask too. */
  decide(token: string, user: string, service: MailService): Promise<AccessDecision>;
  /** The codes and refresh tokens that the authority gave. */
  grants: GrantStore;
  /** Ends all refresh tokens of the person with this address. */
  revokeSignIns(address: string): void;
  /** Uploads a certificate for the app, besides the tenant's own. */
  registerCertificate(pem: string): void;
  /** For localhost, 127.0.0.1 and ::1, signed by the tenant's authority. */
  serverCertificate: IssuedCertificate;
}

export interface PracticeTenantOptions {
  /** The one thing that goes wrong at first; without it nothing does. */
  scenario?: ScenarioId | undefined;
}

type Closable = Pick<LoopbackListener, 'close'>;

/** What a test may change in a mail server. */
type Changes<Options> = Pick<
  Options,
  Extract<keyof Options, 'behaviour' | 'security' | 'timeouts'>
>;

export interface PracticeOptions extends PracticeTenantOptions {
  /** Milliseconds since 1970; default: the system's clock. */
  now?: Clock;
  authority?: AuthorityRules;
  imap?: Changes<ImapServerOptions>;
  pop?: Changes<PopServerOptions>;
  smtp?: Changes<SmtpServerOptions>;
}

/**
 * Starts a practice tenant on loopback: certificate authority, authority and mail servers, all of
 * it in memory.
 *
 * @throws if a port cannot be had; nothing is left running then
 */
export async function startPracticeTenant(
  options: PracticeTenantOptions = {},
): Promise<PracticeTenant> {
  const { scenario } = options;
  return (await startAll({ scenario })).practice;
}

/** {@link startPracticeTenant} with what tests need. */
export async function startPractice(
  options: PracticeOptions = {},
): Promise<PracticeTenant & PracticeInternals> {
  const { practice, internals } = await startAll(options);
  // Not by spreading: where the servers are changes with the scenario.
  return Object.assign(practice, internals);
}

async function startAll(
  options: PracticeOptions,
): Promise<{ practice: PracticeTenant; internals: PracticeInternals }> {
  const [signingKey, certificateAuthority] = await Promise.all([
    createSigningKey(),
    createCertificateAuthority({ loopbackOnly: true }),
  ]);
  const certificate = await certificateAuthority.issue();
  const now = options.now ?? Date.now;

  const running: Closable[] = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.close()));
  };
  /** Keeps what has been started, so that it can be stopped. */
  const keep = async <Server extends Closable>(starting: Promise<Server>) => {
    const server = await starting;
    running.push(server);
    return server;
  };

  try {
    const authority = await keep(
      startAuthorityServer({
        ...{ certificate, signingKey, now },
        rules: options.authority,
        tokenState: () => stage.state().token ?? {},
      }),
    );
    const decide = (token: string, user: string, service: MailService) =>
      decideAccess(
        authority.tokens,
        token,
        user,
        service,
        { smtpByRbac: options.authority?.smtpByRbac ?? false },
        stage.state(),
      );
    const servers = mailServers({ certificate, now, decide, stage: () => stage, options });
    const usual = {
      imap: endpoint(await keep(servers.imap({})), options.imap?.security ?? 'tls'),
      pop: endpoint(await keep(servers.pop({})), options.pop?.security ?? 'tls'),
      smtp: endpoint(await keep(servers.smtp({})), options.smtp?.security ?? 'starttls'),
    };
    const bad = createBadCertificates(certificateAuthority);
    const stage = createScenarioStage({
      startReplacements: (scenario) =>
        startReplacements(scenario, { certificate, bad, usual, servers }),
      tellAuthority: (scenario) => {
        authority.choose(scenario);
      },
    });
    running.push(stage);
    await stage.choose(options.scenario);

    let clientCertificate: Promise<ChosenFile> | undefined;
    const makeClientCertificate = async (): Promise<ChosenFile> => {
      const { name, content, certPem } = await createAppCertificate();
      authority.assertions.register(certPem);
      return { name, content };
    };
    const home = `${authority.origin}/${tenant.id}`;
    const practice: PracticeTenant = {
      home,
      get authority() {
        const origin = stage.authorityOrigin();
        return origin === undefined ? home : `${origin}/${tenant.id}`;
      },
      get endpoints() {
        return {
          imap: stage.endpoint('imap') ?? usual.imap,
          pop: stage.endpoint('pop') ?? usual.pop,
          smtp: stage.endpoint('smtp') ?? usual.smtp,
        };
      },
      ca: certificateAuthority.certPem,
      get info() {
        // Its own address, whatever stands in for it: by that a page knows a tenant again.
        const about = describeTenant(home, usual);
        const scenario = stage.chosen();
        return scenario === undefined ? about : { ...about, scenario };
      },
      clientCertificate: () => (clientCertificate ??= makeClientCertificate()),
      choose: (scenario) => stage.choose(scenario),
      stop,
    };
    const internals: PracticeInternals = {
      mint: (request) => authority.tokens.mintAccessToken(request),
      decide,
      grants: authority.grants,
      revokeSignIns(address) {
        const person = findPerson(address);
        if (person) authority.grants.revoke(person);
      },
      registerCertificate: (pem) => {
        authority.assertions.register(pem);
      },
      serverCertificate: certificate,
    };
    return { practice, internals };
  } catch (error) {
    await stop();
    throw error;
  }
}

function endpoint({ port }: LoopbackListener, security: Security): Endpoint {
  return { host: serverName, port, security };
}

function describePerson(person: Person, boxes: readonly Mailbox[]): PracticePerson {
  const { name, address, password, admin } = person;
  const own = boxes.filter((box) => mayOpen(person, box)).map((box) => box.address);
  return { name, address, password, admin, mailboxes: own };
}

/** What a newcomer needs to know of it. */
function describeTenant(
  authority: string,
  { imap, pop, smtp }: Record<Protocol, Endpoint>,
): PracticeTenantInfo {
  const address = ({ host, port }: Endpoint) => ({ host, port });
  return {
    tenantDomain: tenant.domain,
    tenantId: tenant.id,
    clientId: tenant.clientId,
    authority,
    clientSecret: tenant.clientSecret,
    applicationMailboxes: [...applicationMailboxes],
    people: people.map((person) => describePerson(person, mailboxes)),
    personalPeople: personalPeople.map((person) => describePerson(person, personalMailboxes)),
    sharedMailboxes: mailboxes.filter((box) => box.shared).map((box) => box.address),
    imap: address(imap),
    pop: address(pop),
    smtp: address(smtp),
  };
}
