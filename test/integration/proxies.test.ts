import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isProgram } from '../../build/system-packages.ts';
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
import { startMicrosocks, startTinyproxy, type RealProxy } from '../servers/proxies.ts';

const programs = { http: 'tinyproxy', socks5: 'microsocks' } as const;
const kinds = ['http', 'socks5'] as const;
type Kind = (typeof kinds)[number];

const servers = new Map<Security, ScriptedServer>();
const proxies = new Map<Kind, RealProxy>();
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
  if (isProgram('tinyproxy')) proxies.set('http', await startTinyproxy(ports));
  if (isProgram('microsocks')) proxies.set('socks5', await startMicrosocks());
});
afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
  await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
});

/** The proxy; where there is none the test is left out aloud, and fails with `CI=true`. */
function requireProxy(kind: Kind, context: { skip: (note?: string) => never }): RealProxy {
  const proxy = proxies.get(kind);
  if (proxy) return proxy;
  const missing = `${programs[kind]} is not installed`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`SKIPPED, not passed: ${missing}\n`);
  return context.skip(missing);
}

interface Through {
  port: number;
  security?: Security;
  user?: string;
  password?: string;
}

async function checkThrough(kind: Kind, proxy: RealProxy, through: Through): Promise<CheckRecord> {
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

describe.each(kinds)('through a real proxy, %s,', (kind) => {
  test.for(['tls', 'starttls'] as const)('a whole check with %s', async (security, context) => {
    const proxy = requireProxy(kind, context);
    const { user, password } = proxy;
    const record = await checkThrough(kind, proxy, {
      ...{ port: portOf(security), security, user, password },
    });
    expect(failureOf(record)).toBe('none');
    expect(record.stages.map(({ stage }) => stage).slice(0, 3)).toEqual(['dns', 'tcp', 'proxy']);
    expect(JSON.stringify(record)).not.toContain(password);
  });

  test('who does not say who is asking is refused', async (context) => {
    const proxy = requireProxy(kind, context);
    const record = await checkThrough(kind, proxy, { port: portOf('tls') });
    expect(failureOf(record)).toBe('proxy failed proxy/auth-required');
  });

  test('a wrong password is refused', async (context) => {
    const proxy = requireProxy(kind, context);
    const record = await checkThrough(kind, proxy, {
      ...{ port: portOf('tls'), user: proxy.user, password: 'some other secret' },
    });
    expect(failureOf(record)).toBe('proxy failed proxy/auth-required');
  });

  test('a server that cannot be reached is the refusal of the proxy', async (context) => {
    const proxy = requireProxy(kind, context);
    const { user, password } = proxy;
    const record = await checkThrough(kind, proxy, { port: closedPort, user, password });
    expect(failureOf(record)).toBe('proxy failed proxy/refused');
    expect(stageOf(record, 'proxy').error?.detail).toMatch(
      kind === 'http' ? /^HTTP\/1\.\d 5\d\d / : /^SOCKS5 reply \d: /,
    );
  });
});

test('a port that the HTTP proxy does not allow is its refusal', async (context) => {
  const proxy = requireProxy('http', context);
  const { user, password } = proxy;
  const record = await checkThrough('http', proxy, { port: 1, user, password });
  expect(failureOf(record)).toBe('proxy failed proxy/refused');
  expect(stageOf(record, 'proxy').error?.detail).toMatch(/^HTTP\/1\.\d 403 /);
});
