import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import type { Security } from '../../shared/stages.ts';
import { answeringImap } from '../electron/mail/helpers/answering-imap.ts';
import { certificates, check, failureOf, stageOf } from '../electron/mail/helpers/run-check.ts';
import {
  startTcpServer,
  startTlsServer,
  type ScriptedServer,
} from '../electron/mail/helpers/scripted-server.ts';
import { freePorts } from '../servers/free-ports.ts';
import {
  proxyKinds,
  startInstalledProxies,
  type InstalledProxies,
  type ProxyKind,
} from '../servers/installed-proxies.ts';
import type { RealProxy } from '../servers/proxies.ts';

const servers = new Map<Security, ScriptedServer>();
let proxies: InstalledProxies;
let closedPort = 0;
let authorityPem = '';

beforeAll(async () => {
  const { authority, certificate } = await certificates();
  authorityPem = authority.certPem;
  const options = { cert: certificate.certPem, key: certificate.keyPem };
  servers.set('tls', await startTlsServer(options, answeringImap));
  servers.set('starttls', await startTcpServer(answeringImap, options));
  [closedPort = 0] = await freePorts(1);
  const ports = [...[...servers.values()].map(({ port }) => port), closedPort];
  proxies = await startInstalledProxies(ports);
});
afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
  await proxies.stop();
});

interface Through {
  port: number;
  security?: Security;
  user?: string;
  password?: string;
}

async function checkThrough(
  kind: ProxyKind,
  proxy: RealProxy,
  through: Through,
): Promise<CheckRecord> {
  const { port, security = 'tls', user, password } = through;
  const { record } = await check({
    endpoint: { host: 'localhost', port, security },
    trust: { kind: 'only', ca: authorityPem },
    route: {
      family: 'any',
      proxy: {
        ...{ kind, host: '127.0.0.1', port: proxy.port },
        ...(user === undefined ? {} : { user }),
      },
      ...(password === undefined ? {} : { proxyPassword: makeSecret(password) }),
    },
  });
  return record;
}

function portOf(security: Security): number {
  return servers.get(security)?.port ?? 0;
}

describe.each(proxyKinds)('through a real proxy, %s,', (kind) => {
  test.for(['tls', 'starttls'] as const)('a whole check with %s', async (security, context) => {
    const proxy = proxies.require(kind, context);
    const { user, password } = proxy;
    const record = await checkThrough(kind, proxy, {
      ...{ port: portOf(security), security, user, password },
    });
    expect(failureOf(record)).toBe('none');
    expect(record.stages.map(({ stage }) => stage).slice(0, 3)).toEqual(['dns', 'tcp', 'proxy']);
    expect(JSON.stringify(record)).not.toContain(password);
  });

  test('who does not say who is asking is refused', async (context) => {
    const proxy = proxies.require(kind, context);
    const record = await checkThrough(kind, proxy, { port: portOf('tls') });
    expect(failureOf(record)).toBe('proxy failed proxy/auth-required');
  });

  test('a wrong password is refused', async (context) => {
    const proxy = proxies.require(kind, context);
    const record = await checkThrough(kind, proxy, {
      ...{ port: portOf('tls'), user: proxy.user, password: 'some other secret' },
    });
    expect(failureOf(record)).toBe('proxy failed proxy/auth-required');
  });

  test('a server that cannot be reached is the refusal of the proxy', async (context) => {
    const proxy = proxies.require(kind, context);
    const { user, password } = proxy;
    const record = await checkThrough(kind, proxy, { port: closedPort, user, password });
    expect(failureOf(record)).toBe('proxy failed proxy/refused');
    expect(stageOf(record, 'proxy').error?.detail).toMatch(
      kind === 'http' ? /^HTTP\/1\.\d 5\d\d / : /^SOCKS5 reply \d: /,
    );
  });
});

test('a port that the HTTP proxy does not allow is its refusal', async (context) => {
  const proxy = proxies.require('http', context);
  const { user, password } = proxy;
  const record = await checkThrough('http', proxy, { port: 1, user, password });
  expect(failureOf(record)).toBe('proxy failed proxy/refused');
  expect(stageOf(record, 'proxy').error?.detail).toMatch(/^HTTP\/1\.\d 403 /);
});
