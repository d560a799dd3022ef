import type { AppInfo } from '../app-info.ts';
import { protocols } from '../protocols.ts';
import type { Connection, Endpoint } from '../connection.ts';
import type { FlowId } from '../flows.ts';
import { mailIdentity, targetMailbox } from '../mail-identity.ts';
import type { NetworkSettings } from '../network.ts';
import { scopesOf } from '../scopes.ts';
import { fields, type Field } from './layout.ts';

/** How a token was got, in words. */
export const flowWords: Readonly<Record<FlowId, string>> = {
  window: 'sign-in window',
  browser: 'system browser',
  'device-code': 'device code',
  secret: 'client secret',
  certificate: 'client certificate',
  'pasted-token': 'pasted access token',
};

/** The program and what it runs on. */
export function versions(app: AppInfo): string {
  const engines = [
    app.platform,
    `Node ${app.node}`,
    app.electron === undefined ? undefined : `Electron ${app.electron}`,
    app.chromium === undefined ? undefined : `Chromium ${app.chromium}`,
  ].filter((part) => part !== undefined);
  return `${app.name} ${app.version} (${engines.join(', ')})`;
}

/** How a server is reached: `host port 993, TLS from the start`. */
export function endpointText({ host, port, security }: Endpoint): string {
  return `${host} port ${port}, ${security === 'tls' ? 'TLS from the start' : 'STARTTLS'}`;
}

/** How the servers were reached; the proxy's password is no part of the record. */
function networkText({ family, proxy }: NetworkSettings): string {
  const families = { any: 'IPv4 and IPv6', ipv4: 'IPv4 only', ipv6: 'IPv6 only' };
  const user = proxy?.user === undefined ? '' : ` as ${proxy.user}`;
  const way =
    proxy === undefined
      ? 'directly'
      : `over the ${proxy.kind === 'http' ? 'HTTP' : 'SOCKS5'} proxy ${proxy.host} port ${proxy.port}${user}`;
  return `${families[family]}, ${way}`;
}

/** What the connection names instead of its cloud's own servers. */
function ownEndpoints({ endpoints = {} }: Connection): Field[] {
  return protocols.map((protocol) => {
    const endpoint = endpoints[protocol];
    return [
      `${protocol.toUpperCase()} server`,
      endpoint && `${endpointText(endpoint)} (set by hand)`,
    ] as const;
  });
}

/**
 * The lines about a connection.
 *
 * @param network how the mail servers were reached; left out where none was
 */
export function settings(connection: Connection, network?: NetworkSettings): string[] {
  const sends = connection.protocols.includes('smtp');
  const { access, authority, resource } = connection;
  return fields([
    ['Connection', connection.name],
    [
      'Practice',
      connection.practice ? 'yes: simulated on this computer, no real tenant was asked' : undefined,
    ],
    ['Cloud', connection.cloud],
    ['Authority', authority && `${authority} (set by hand)`],
    ['Tenant', connection.tenant],
    ['Client ID', connection.clientId],
    ['Access', access],
    ['Flow', flowWords[connection.flow]],
    ['Resource', resource && `${resource} (set by hand)`],
    ['Scopes', scopesOf(connection).join(' ')],
    ['Signs in', access === 'application' ? 'the app itself' : connection.user],
    [
      'Mailbox',
      targetMailbox(connection) + (connection.sharedMailbox === undefined ? '' : ' (shared)'),
    ],
    ['Sends as', sends ? mailIdentity(connection, 'smtp').sender : undefined],
    ...ownEndpoints(connection),
    ['Network', network && networkText(network)],
  ]);
}
