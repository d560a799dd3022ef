import type { Proxy } from '../network.ts';
import type { SignInNetwork } from '../sign-in-network.ts';
import { isPortText } from './cloud-values.ts';

/** A proxy as it is being typed; its password is a secret and no part of it. */
export interface ProxyText {
  kind: Proxy['kind'];
  host: string;
  port: string;
  user: string;
}

/** A name of one or more labels, an IPv4 address, or an IPv6 address without its brackets. */
const proxyHost = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*)$/i;

/** The settings as they stand in the fields: those in use, or none. */
export function proxyText(network: SignInNetwork): ProxyText {
  if (network.mode !== 'manual') return { kind: 'http', host: '', port: '', user: '' };
  const { kind, host, port, user = '' } = network.proxy;
  return { kind, host, port: String(port), user };
}

/** The fields in which something cannot be right, in the order in which they stand on the page. */
export function proxyIssues({ host, port }: ProxyText): ('host' | 'port')[] {
  const issues: ('host' | 'port')[] = [];
  if (!proxyHost.test(host.trim())) issues.push('host');
  if (!isPortText(port)) issues.push('port');
  return issues;
}

/** The proxy that was typed, or `undefined` while anything in it is wrong. */
export function toProxy(text: ProxyText): Proxy | undefined {
  if (proxyIssues(text).length > 0) return undefined;
  const user = text.user.trim();
  const { kind, host, port } = text;
  return { kind, host: host.trim(), port: Number(port), ...(user === '' ? {} : { user }) };
}

/** True when this proxy, with this user, is the one that is used now. */
export function isInUse(network: SignInNetwork, proxy: Proxy): boolean {
  if (network.mode !== 'manual') return false;
  const { kind, host, port, user } = network.proxy;
  const same = kind === proxy.kind && port === proxy.port && user === proxy.user;
  return same && host.toLowerCase() === proxy.host.toLowerCase();
}
