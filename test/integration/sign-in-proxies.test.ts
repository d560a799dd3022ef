import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAuthority } from '../../electron/auth/authority.ts';
import { createNetworkClient } from '../../electron/auth/network-client.ts';
import { createNetworkSettings } from '../../electron/auth/network-settings.ts';
import { createSignInLog } from '../../electron/auth/sign-in-log.ts';
import { startPracticeTenant } from '../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../electron/practice/types.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SignInNetwork } from '../../shared/sign-in-network.ts';
import { freePorts } from '../servers/free-ports.ts';
import {
  proxyKinds,
  startInstalledProxies,
  type InstalledProxies,
  type ProxyKind,
} from '../servers/installed-proxies.ts';
import type { RealProxy } from '../servers/proxies.ts';

let tenant: PracticeTenant;
let proxies: InstalledProxies;
let closedPort = 0;

beforeAll(async () => {
  tenant = await startPracticeTenant();
  [closedPort = 0] = await freePorts(1);
  const ports = [Number(new URL(tenant.authority).port), closedPort];
  proxies = await startInstalledProxies(ports);
});
afterAll(async () => {
  await tenant.stop();
  await proxies.stop();
});

interface Settings {
  network: SignInNetwork;
  password?: string;
  pac?: string;
  environment?: Record<string, string>;
}

/** Asks for the practice tenant's configuration as for a real one: with the settings of a window. */
async function ask(
  { network, password, pac = 'DIRECT', environment = {} }: Settings,
  authority = tenant.authority,
): Promise<{ issuer?: string; error?: AppError; shown: string }> {
  const settings = createNetworkSettings({
    resolveProxy: () => Promise.resolve(pac),
    environment,
  });
  settings.set(network, password);
  settings.addAuthority({ name: 'ca.pem', content: Buffer.from(tenant.ca) });
  const log = createSignInLog();
  const { signal } = new AbortController();
  const client = createNetworkClient({ signal, log, route: settings.route() });
  const info = await readAuthority(authority, client).catch(() => undefined);
  const error = client.failure();
  return {
    ...(info === undefined ? {} : { issuer: info.issuer }),
    ...(error === undefined ? {} : { error }),
    shown: JSON.stringify([settings.view(), log.lines(), error]),
  };
}

function manual(kind: ProxyKind, { port, user }: RealProxy): SignInNetwork {
  return { mode: 'manual', proxy: { ...{ kind, host: '127.0.0.1', port, user } } };
}

describe.each(proxyKinds)('through a real proxy, %s,', (kind) => {
  test('that was typed in with its password', async (context) => {
    const proxy = proxies.require(kind, context);
    const { password } = proxy;
    const { issuer, error, shown } = await ask({ network: manual(kind, proxy), password });
    expect(error).toBeUndefined();
    expect(issuer).toContain(tenant.authority);
    expect(shown).toContain(`${kind.toUpperCase()} proxy 127.0.0.1:${proxy.port}`);
    expect(shown).not.toContain(password);
  });

  test('that the environment names with its password', async (context) => {
    const { port, user, password } = proxies.require(kind, context);
    const environment = { https_proxy: `${kind}://${user}:${password}@127.0.0.1:${port}` };
    const { issuer, shown } = await ask({ network: { mode: 'environment' }, environment });
    expect(issuer).toContain(tenant.authority);
    expect(shown).toContain(`proxy 127.0.0.1:${port}`);
    expect(shown).not.toContain(password);
  });

  test('that the system names, which has no password for it', async (context) => {
    const { port } = proxies.require(kind, context);
    const pac = `${kind === 'http' ? 'PROXY' : 'SOCKS5'} 127.0.0.1:${port}; DIRECT`;
    const { error } = await ask({ network: { mode: 'system' }, pac });
    expect(error?.code).toBe('signin/proxy-password');
  });

  test('with a wrong password', async (context) => {
    const proxy = proxies.require(kind, context);
    const { error, shown } = await ask({ network: manual(kind, proxy), password: 'wrong-secret' });
    expect(error?.code).toBe('signin/proxy-password');
    expect(error?.detail).toMatch(kind === 'http' ? /HTTP\/1\.\d 40[17] / : /SOCKS5: /);
    expect(shown).not.toContain('wrong-secret');
  });

  test('to an authority that cannot be reached', async (context) => {
    const proxy = proxies.require(kind, context);
    const { error } = await ask(
      { network: manual(kind, proxy), password: proxy.password },
      `https://localhost:${closedPort}/t`,
    );
    expect(error?.code).toBe('signin/proxy');
    expect(error?.detail).toMatch(kind === 'http' ? /HTTP\/1\.\d 5\d\d / : /SOCKS5 reply \d: /);
  });
});
