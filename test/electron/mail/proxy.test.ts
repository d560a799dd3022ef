import { afterEach, describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import type { Proxy } from '../../../shared/network.ts';
import type { Security } from '../../../shared/stages.ts';
import { answeringImap } from './helpers/answering-imap.ts';
import {
  certificates,
  check,
  evidenceOf,
  failureOf,
  stageOf,
  wireLines,
} from './helpers/run-check.ts';
import {
  startHttpProxy,
  startSocksProxy,
  type ProxyBehaviour,
  type ScriptedProxy,
} from './helpers/scripted-proxy.ts';
import { startTcpServer, startTlsServer, type ScriptedServer } from './helpers/scripted-server.ts';

const user = 'proxy-user';
const password = 'the proxy secret 42';
const credentials = `${user}:${password}`;

const started: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});

async function startProxy(kind: Proxy['kind'], behaviour?: ProxyBehaviour): Promise<ScriptedProxy> {
  const proxy = await (kind === 'http' ? startHttpProxy : startSocksProxy)(behaviour);
  started.push(proxy);
  return proxy;
}

async function startImap(security: Security): Promise<ScriptedServer> {
  const { certificate } = await certificates();
  const options = { cert: certificate.certPem, key: certificate.keyPem };
  const server = await (security === 'tls'
    ? startTlsServer(options, answeringImap)
    : startTcpServer(answeringImap, options));
  started.push(server);
  return server;
}

interface Through {
  kind: Proxy['kind'];
  proxyPort: number;
  port?: number;
  security?: Security;
  host?: string;
  as?: string;
  password?: string;
  deadline?: number;
}

async function checkThrough(through: Through): Promise<CheckRecord> {
  const { kind, proxyPort, port = 993, security = 'tls', host = 'localhost', as } = through;
  const { authority } = await certificates();
  const { record } = await check({
    endpoint: { host, port, security },
    trust: { kind: 'only', ca: authority.certPem },
    route: {
      family: 'any',
      proxy: {
        kind,
        host: '127.0.0.1',
        port: proxyPort,
        ...(as === undefined ? {} : { user: as }),
      },
      ...(through.password === undefined ? {} : { proxyPassword: makeSecret(through.password) }),
    },
    deadlines: { proxy: through.deadline ?? 5000 },
  });
  return record;
}

function notesOf(record: CheckRecord): string[] {
  return record.transcript.filter(({ kind }) => kind === 'note').map(({ text }) => text);
}

const kinds = ['http', 'socks5'] as const;
const granted = {
  http: 'HTTP/1.1 200 Connection established',
  socks5: 'SOCKS5 reply 0: succeeded',
} as const;

describe.each(kinds)('over a proxy of kind %s', (kind) => {
  test.each(['tls', 'starttls'] as const)('a whole check with %s', async (security) => {
    const proxy = await startProxy(kind);
    const server = await startImap(security);
    const record = await checkThrough({ kind, proxyPort: proxy.port, port: server.port, security });
    expect(failureOf(record)).toBe('none');
    await proxy.idle();
    const first = record.stages.slice(0, 3).map(({ stage, summary }) => [stage, summary]);
    expect(first).toEqual([
      ['dns', '127.0.0.1'],
      ['tcp', '127.0.0.1'],
      ['proxy', granted[kind]],
    ]);
    const by = kind === 'http' ? 'HTTP CONNECT' : 'SOCKS5';
    expect(notesOf(record).slice(0, 5)).toEqual([
      '127.0.0.1 is the proxy; it looks localhost up itself',
      '127.0.0.1 has 127.0.0.1',
      `connected to 127.0.0.1 port ${proxy.port}`,
      `asks the proxy for localhost port ${server.port} by ${by}`,
      `the proxy answered: ${granted[kind]}`,
    ]);
    // The proxy gets the name, so that it looks it up.
    expect(proxy.asked()).toContain('localhost');
  });

  test('what the server says first is not lost when it comes with the proxy’s answer', async () => {
    const proxy = await startProxy(kind, { together: 'stays' });
    const server = await startImap('starttls');
    const record = await checkThrough({
      ...{ kind, proxyPort: proxy.port, port: server.port },
      security: 'starttls',
    });
    expect(wireLines(record, 'greeting')).toEqual(['S: * OK ready']);
    expect(failureOf(record)).toBe('none');
  });

  test('nor when the connection ends with it', async () => {
    const proxy = await startProxy(kind, { together: 'ends' });
    const server = await startImap('starttls');
    const record = await checkThrough({
      ...{ kind, proxyPort: proxy.port, port: server.port },
      security: 'starttls',
    });
    expect(wireLines(record, 'greeting')).toEqual(['S: * OK ready']);
    expect(failureOf(record)).toBe('starttls failed stage/closed');
  });

  test('user and password let it through, and the password is in no line', async () => {
    const proxy = await startProxy(kind, { credentials });
    const server = await startImap('tls');
    const record = await checkThrough({
      ...{ kind, proxyPort: proxy.port, port: server.port, as: user, password },
    });
    expect(failureOf(record)).toBe('none');
    expect(notesOf(record).join('\n')).toContain(`as ${user}, password hidden`);
    expectNoPassword(record);
  });

  test.each([
    ['without a user', {}],
    ['with a wrong password', { as: user, password: 'some other secret' }],
    ['with no password', { as: user }],
  ])('it asks who is asking %s', async (_, as) => {
    const proxy = await startProxy(kind, { credentials });
    const record = await checkThrough({ kind, proxyPort: proxy.port, ...as });
    expect(failureOf(record)).toBe('proxy failed proxy/auth-required');
    const { error } = stageOf(record, 'proxy');
    expect(error?.detail).toMatch(
      kind === 'http'
        ? /^HTTP\/1\.1 407 Proxy Authentication Required \(Proxy-Authenticate: Basic realm="test"\)$/
        : /^SOCKS5: (none of the authentication methods|user name or password refused)/,
    );
    expect(evidenceOf(record, 'proxy')).toBe(`the proxy answered: ${error?.detail ?? ''}`);
    expectNoPassword(record);
    await proxy.idle();
  });

  test('silence ends at the deadline of its stage', async () => {
    const proxy = await startProxy(kind, { answer: '' });
    const record = await checkThrough({ kind, proxyPort: proxy.port, deadline: 200 });
    expect(failureOf(record)).toBe('proxy failed stage/timeout');
    expect(record.durationMs).toBeLessThan(4000);
    await proxy.idle();
  });

  test.each([
    ['closes without a word', '', true],
    ['speaks another protocol', '220 mail.example.com ESMTP\r\n', false],
    ['answers with zeros', Buffer.alloc(64), false],
    ['answers without an end', Buffer.alloc(4_000_000, 'x'), false],
  ])('one that %s is no proxy', async (_, answer, closes) => {
    const proxy = await startProxy(kind, { answer, closes });
    const record = await checkThrough({ kind, proxyPort: proxy.port });
    expect(failureOf(record)).toBe('proxy failed proxy/failed');
    expect(stageOf(record, 'proxy').error?.detail).toBeTruthy();
    await proxy.idle();
  });
});

function expectNoPassword(record: CheckRecord): void {
  const text = JSON.stringify(record);
  const base64 = Buffer.from(credentials).toString('base64');
  for (const secret of [password, base64, base64.slice(-12), 'Proxy-Authorization']) {
    expect(text).not.toContain(secret);
  }
}

describe('over HTTP CONNECT', () => {
  test.each([
    ['403 Forbidden', 'HTTP/1.1 403 Forbidden'],
    ['502 Bad Gateway', 'HTTP/1.1 502 Bad Gateway'],
    ['302 Found\r\nLocation: http://login.example.com/', 'HTTP/1.1 302 Found'],
  ])('%s is the refusal of the proxy', async (answer, shown) => {
    const proxy = await startProxy('http', { answer: `HTTP/1.1 ${answer}\r\n\r\n<html>no` });
    const record = await checkThrough({ kind: 'http', proxyPort: proxy.port });
    expect(failureOf(record)).toBe('proxy failed proxy/refused');
    expect(stageOf(record, 'proxy').error?.detail).toBe(shown);
    expect(evidenceOf(record, 'proxy')).toBe(`the proxy answered: ${shown}`);
    await proxy.idle();
  });

  test('a head without an end is cut off', async () => {
    const head = `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`;
    const proxy = await startProxy('http', { answer: head });
    const record = await checkThrough({ kind: 'http', proxyPort: proxy.port });
    expect(failureOf(record)).toBe('proxy failed proxy/failed');
    expect(stageOf(record, 'proxy').error?.detail).toContain('HPE_HEADER_OVERFLOW');
    await proxy.idle();
  });

  test('an answer that quotes the password is shown without it', async () => {
    const base64 = Buffer.from(credentials).toString('base64');
    const proxy = await startProxy('http', {
      answer: `HTTP/1.1 403 not with ${password} nor ${base64}\r\n\r\n`,
    });
    const record = await checkThrough({ kind: 'http', proxyPort: proxy.port, as: user, password });
    expect(failureOf(record)).toBe('proxy failed proxy/refused');
    expect(stageOf(record, 'proxy').error?.detail).toContain('[proxy password hidden]');
    expectNoPassword(record);
  });

  test('an IPv6 address goes in brackets', async () => {
    const proxy = await startProxy('http', { answer: 'HTTP/1.1 403 no\r\n\r\n' });
    await checkThrough({ kind: 'http', proxyPort: proxy.port, host: '::1' });
    expect(proxy.asked()).toMatch(/^CONNECT \[::1\]:993 HTTP\/1\.1\r\nHost: \[::1\]:993\r\n/);
  });

  test('a colon in the user name is refused before anything is sent', async () => {
    const proxy = await startProxy('http');
    const record = await checkThrough({ kind: 'http', proxyPort: proxy.port, as: 'a:b', password });
    expect(failureOf(record)).toBe('proxy failed input/invalid');
    expect(proxy.asked()).toBe('');
  });
});

describe('over SOCKS5', () => {
  const socks = (...bytes: number[]): Buffer => Buffer.from(bytes);
  const noAuthentication = [5, 0];

  test.each([
    [1, 'SOCKS5 reply 1: general failure'],
    [2, 'SOCKS5 reply 2: connection not allowed by ruleset'],
    [5, 'SOCKS5 reply 5: connection refused'],
    [8, 'SOCKS5 reply 8: address type not supported'],
  ])('reply %i is the refusal of the proxy', async (reply, shown) => {
    const answer = socks(...noAuthentication, 5, reply, 0, 1, 0, 0, 0, 0, 0, 0);
    const proxy = await startProxy('socks5', { answer });
    const record = await checkThrough({ kind: 'socks5', proxyPort: proxy.port });
    expect(failureOf(record)).toBe('proxy failed proxy/refused');
    expect(stageOf(record, 'proxy').error?.detail).toBe(shown);
    expect(evidenceOf(record, 'proxy')).toBe(`the proxy answered: ${shown}`);
    await proxy.idle();
  });

  test.each([
    ['a reply that does not exist', [5, 99, 0, 1, 0, 0, 0, 0, 0, 0]],
    ['a success with an address of no type', [5, 0, 0, 9, 0, 0, 0, 0, 0, 0]],
    ['another version', [4, 0, 0, 1, 0, 0, 0, 0, 0, 0]],
  ])('%s is nonsense', async (_, bytes) => {
    const proxy = await startProxy('socks5', { answer: socks(...noAuthentication, ...bytes) });
    const record = await checkThrough({ kind: 'socks5', proxyPort: proxy.port });
    expect(failureOf(record)).toBe('proxy failed proxy/failed');
    await proxy.idle();
  });

  test('a password that does not fit is refused before anything is sent', async () => {
    const proxy = await startProxy('socks5');
    const record = await checkThrough({
      ...{ kind: 'socks5' as const, proxyPort: proxy.port, as: user, password: 'x'.repeat(256) },
    });
    expect(failureOf(record)).toBe('proxy failed input/invalid');
    expect(proxy.asked()).toBe('');
  });
});
