import type { AppInfo } from '../../app-info.ts';
import type { Connection, Endpoint } from '../../connection.ts';
import { mailIdentity, targetMailbox } from '../../mail-identity.ts';
import type { Messages } from '../../messages/en.ts';
import type { NetworkSettings } from '../../network.ts';
import { protocols } from '../../protocols.ts';
import { scopesOf } from '../../scopes.ts';
import type { Field } from '../document.ts';
import { said, told } from '../fields.ts';

type Texts = Messages['reportDocument'];

/** The program and what it runs on. */
export function versions(app: AppInfo): string {
  const engines = [
    app.platform,
    `Node ${app.node}`,
    app.electron === undefined ? undefined : `Electron ${app.electron}`,
    app.chromium === undefined ? undefined : `Chromium ${app.chromium}`,
    // In the words of the policy itself, which are the same in every language.
    app.managed === undefined ? undefined : `policy: ${app.managed.join(' ')}`,
  ].filter((part) => part !== undefined);
  return `${app.name} ${app.version} (${engines.join(', ')})`;
}

/** How a server is reached: `host port 993, TLS from the start`. */
export function endpointText({ host, port, security }: Endpoint, text: Texts): string {
  return text.endpoint(host, port, security);
}

/** How the servers were reached; the proxy's password is no part of the record. */
function networkText({ family, proxy }: NetworkSettings, text: Texts): string {
  const words = text.families[family];
  if (proxy === undefined) return text.directly(words);
  const { kind, host, port, user } = proxy;
  return text.overProxy(words, kind === 'http' ? 'HTTP' : 'SOCKS5', host, port, user);
}

/** What the connection names instead of its cloud's own servers. */
function ownEndpoints(
  { endpoints = {} }: Connection,
  { reportDocument: text, protocols: names }: Messages,
): Field[] {
  return protocols.map((protocol) => {
    const endpoint = endpoints[protocol];
    const value = endpoint && text.setByHand(endpointText(endpoint, text));
    return told(text.fields.serverOf(names[protocol]), value);
  });
}

/**
 * What is told of a connection; also what two runs are compared by.
 *
 * @param network how the mail servers were reached; left out where none was
 */
export function settingsFields(
  connection: Connection,
  network: NetworkSettings | undefined,
  messages: Messages,
): Field[] {
  const { reportDocument: text } = messages;
  const { fields } = text;
  const { access, authority, resource, sharedMailbox } = connection;
  const mailbox = targetMailbox(connection);
  const sends = connection.protocols.includes('smtp');
  return [
    said(fields.connection, connection.name),
    told(fields.practice, connection.practice ? text.practice : undefined),
    said(fields.cloud, connection.cloud),
    told(fields.authority, authority && text.setByHand(authority)),
    said(fields.tenant, connection.tenant),
    said(fields.clientId, connection.clientId),
    told(fields.access, text.access[access]),
    told(fields.flow, text.flows[connection.flow]),
    told(fields.resource, resource && text.setByHand(resource)),
    said(fields.scopes, scopesOf(connection).join(' ')),
    access === 'application'
      ? told(fields.signsIn, text.theApp)
      : said(fields.signsIn, connection.user),
    sharedMailbox === undefined
      ? said(fields.mailbox, mailbox)
      : told(fields.mailbox, text.shared(mailbox)),
    said(fields.sendsAs, sends ? mailIdentity(connection, 'smtp').sender : undefined),
    ...ownEndpoints(connection, messages),
    told(fields.network, network && networkText(network, text)),
  ];
}
