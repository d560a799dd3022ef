import { clouds, endpointsOf, type CloudId } from '../clouds.ts';
import type { Connection, Endpoint } from '../connection.ts';
import type { AccessType } from '../flows.ts';
import { mailIdentity, targetMailbox } from '../mail-identity.ts';
import type { PracticeTenantInfo } from '../practice.ts';
import { protocols, type Protocol } from '../protocols.ts';
import { scopesOf } from '../scopes.ts';
import { quoteUrlPart } from './quote.ts';

/** A mail server, and as whom it is used. */
export interface ProgramServer extends Endpoint {
  protocol: Protocol;
  /** What goes into `user=`. */
  user: string;
}

/** What settings are made from: a connection, worked out as far as programs want it. */
export interface ProgramValues {
  access: AccessType;
  cloud: CloudId;
  /** How an app proves that it is the one that signs in; `undefined` where a person does. */
  proof: 'secret' | 'certificate' | undefined;
  /** `https://host/tenant`, without a slash at the end. */
  authority: string;
  /** Whether the authority is one that Microsoft's libraries know without asking. */
  isKnownAuthority: boolean;
  tenant: string;
  clientId: string;
  authorizeEndpoint: string;
  deviceCodeEndpoint: string;
  tokenEndpoint: string;
  /** Those of the mailbox, without `offline_access`: Microsoft's libraries add that themselves. */
  scopes: readonly string[];
  /** All of them, as they are requested from the token endpoint. */
  requestedScopes: readonly string[];
  /** The chosen protocols, in their order. */
  servers: readonly ProgramServer[];
  /** Who signs in; of an app, the mailbox that it opens. */
  signer: string;
  mailbox: string;
  /** What SMTP sends as. */
  sender: string;
  isShared: boolean;
  isPractice: boolean;
  /** The connection's own way to sign in is a token that was pasted, which no program can do. */
  isPasted: boolean;
}

/**
 * Works out what a connection says of its servers, names and addresses.
 *
 * @param practice the practice tenant that the connection is of, which has servers of its own
 */
export function programValues(
  connection: Connection,
  practice?: PracticeTenantInfo,
): ProgramValues {
  const { access, cloud, flow } = connection;
  const authority = practice?.authority ?? authorityOf(connection);
  const endpoints = practice ? practiceEndpoints(practice) : endpointsOf(connection);
  const mailbox = targetMailbox(connection);
  // Renewing without a person is what these programs are for.
  const requested = scopesOf({ ...connection, offlineAccess: true });
  return {
    ...{ access, cloud, authority, mailbox },
    proof: access === 'delegated' ? undefined : flow === 'certificate' ? 'certificate' : 'secret',
    isKnownAuthority: practice === undefined,
    tenant: connection.tenant,
    clientId: connection.clientId,
    authorizeEndpoint: `${authority}/oauth2/v2.0/authorize`,
    deviceCodeEndpoint: `${authority}/oauth2/v2.0/devicecode`,
    tokenEndpoint: `${authority}/oauth2/v2.0/token`,
    scopes: requested.filter((scope) => scope !== 'offline_access'),
    requestedScopes: requested,
    servers: protocols
      .filter((protocol) => connection.protocols.includes(protocol))
      .map((protocol) => ({
        ...endpoints[protocol],
        ...{ protocol, user: mailIdentity(connection, protocol).user },
      })),
    signer: connection.user,
    sender: mailIdentity(connection, 'smtp').sender ?? mailbox,
    isShared: connection.sharedMailbox !== undefined,
    isPractice: connection.practice,
    isPasted: flow === 'pasted-token',
  };
}

function authorityOf({ authority, cloud, tenant }: Connection): string {
  return `${authority ?? clouds[cloud].authority.value}/${quoteUrlPart(tenant)}`;
}

/** The practice tenant's servers are as secured as Exchange Online's. */
function practiceEndpoints({ imap, pop, smtp }: PracticeTenantInfo): Record<Protocol, Endpoint> {
  return {
    imap: { ...imap, security: 'tls' },
    pop: { ...pop, security: 'tls' },
    smtp: { ...smtp, security: 'starttls' },
  };
}

/** The server of a protocol, where it was chosen. */
export function serverOf(values: ProgramValues, protocol: Protocol): ProgramServer | undefined {
  return values.servers.find((server) => server.protocol === protocol);
}
