import { connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SignInFailure } from '../../../../electron/auth/failure.ts';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import {
  createNetworkClient,
  type NetworkClient,
} from '../../../../electron/auth/network-client.ts';
import type { ChosenProxy } from '../../../../electron/auth/network-route.ts';
import { proxyOfPacResult } from '../../../../electron/auth/network/pac-result.ts';
import { createSignInLog, type SignInLog } from '../../../../electron/auth/sign-in-log.ts';
import { listenOnLoopback } from '../../../../electron/practice/loopback-listener.ts';
import { appError } from '../../../../shared/errors.ts';
import {
  startHttpProxy,
  startSocksProxy,
  type ProxyBehaviour,
  type ScriptedProxy,
} from '../../mail/helpers/scripted-proxy.ts';
import {
  startAuthority,
  testAuthority,
  type ScriptedAnswer,
  type ScriptedAuthority,
} from './scripted-authority.ts';

const password = 'canary-Proxy-Pa55w0rd';
const encoded = Buffer.from(`meg:${password}`).toString('base64');
const kinds = ['http', 'https', 'socks5'] as const;
type Kind = (typeof kinds)[number];

const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close();
});

interface Bench {
  proxy: ScriptedProxy;
  server: ScriptedAuthority;
  port: number;
  client: NetworkClient;
  log: SignInLog;
  stop: AbortController;
}

interface BenchOptions {
  behaviour?: ProxyBehaviour;
  answers?: readonly ScriptedAnswer[];
  as?: Pick<ChosenProxy, 'user' | 'password'>;
  deadlineMs?: number;
}

/** An authority that is trusted because its CA was added, behind a proxy. */
async function bench(kind: Kind, options: BenchOptions = {}): Promise<Bench> {
  const { behaviour = {}, answers = [{ body: '{"a":1}' }], as = {}, deadlineMs = 5_000 } = options;
  const proxy = await (kind === 'socks5' ? startSocksProxy : startHttpProxy)(behaviour);
  closes.push(proxy.close);
  const server = await startAuthority(answers);
  closes.push(server.close);
  const port = kind === 'https' ? await tlsBefore(proxy.port) : proxy.port;
  const { certPem } = await testAuthority();
  const stop = new AbortController();
  const log = createSignInLog();
  const client = createNetworkClient({
    ...{ signal: stop.signal, log, deadlineMs, retryPauseMs: 1 },
    route: {
      proxyFor: () => Promise.resolve({ kind, host: '127.0.0.1', port, ...as }),
      extraCa: [certPem],
    },
  });
  return { proxy, server, port, client, log, stop };
}

/** TLS with a certificate of the test's authority, in front of a port. */
async function tlsBefore(port: number): Promise<number> {
  const { certPem, keyPem } = await (await testAuthority()).issue();
  const server = createTlsServer({ cert: certPem, key: keyPem }, (client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const listener = await listenOnLoopback(server);
  closes.push(() => listener.close());
  return listener.port;
}

function expectNoPassword({ log, client }: Bench): void {
  const shown = JSON.stringify([log.lines(), client.failure()]);
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(encoded);
}

describe.each(kinds)('through a proxy, %s,', (kind) => {
  const name = `${kind.toUpperCase()} proxy 127.0.0.1`;

  it('asks the authority, whose name the proxy looks up', async () => {
    const { proxy, server, port, client, log } = await bench(kind);
    const response = await client.sendPostRequestAsync(`${server.origin}/t`, { body: 'a=b' });
    expect(response).toMatchObject({ status: 200, body: { a: 1 } });
    expect(server.requests).toMatchObject([{ method: 'POST', path: '/t', body: 'a=b' }]);
    expect(proxy.asked()).toContain('localhost');
    expect(proxy.asked()).not.toContain('/t');
    expect(log.lines()[0]?.text).toBe(`asks the ${name}:${port} for localhost:${server.port}`);
    await proxy.idle();
  });

  it('gives user name and password, and shows them in no line', async () => {
    const as = { user: 'meg', password: makeSecret(password) };
    const made = await bench(kind, { behaviour: { credentials: `meg:${password}` }, as });
    expect(await made.client.getJson(made.server.origin)).toEqual({ a: 1 });
    expect(made.log.lines()[0]?.text).toMatch(/, with a user name and a password$/);
    expectNoPassword(made);
  });

  it.each([
    ['none', {}],
    ['a wrong one', { user: 'meg', password: makeSecret('wrong-Pa55w0rd') }],
  ])('names a proxy that wants a password and got %s', async (_, as) => {
    const behaviour = { credentials: `meg:${password}` };
    const { client, server, port, proxy } = await bench(kind, { behaviour, as });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    const { code, detail } = client.failure() ?? {};
    expect(code).toBe('signin/proxy-password');
    expect(detail).toContain(`${name}:${port}: `);
    expect(detail).toMatch(
      kind === 'socks5' ? /SOCKS5: / : /HTTP\/1\.1 407 Proxy Authentication Required \(/,
    );
    await proxy.idle();
    // Asking again with the same password would lock an account; nobody does.
    expect(proxy.asked().match(kind === 'socks5' ? /\x05/g : /CONNECT/g)?.length).toBe(1);
  });

  it('gives up at its deadline on a proxy that stays silent', async () => {
    const made = await bench(kind, { behaviour: { answer: '' }, deadlineMs: 200 });
    await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
    expect(made.client.failure()).toEqual({
      code: 'signin/no-answer',
      detail: 'localhost: no answer within 0.2 seconds',
    });
    await made.proxy.idle();
  });

  it('gives up at its deadline on an authority that stays silent', async () => {
    const made = await bench(kind, { answers: ['silence'], deadlineMs: 300 });
    await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
    expect(made.client.failure()?.code).toBe('signin/no-answer');
    await made.proxy.idle();
  });

  it('is cancelled while the proxy is asked, and leaves no connection', async () => {
    const made = await bench(kind, { behaviour: { answer: '' } });
    const asked = made.client.getJson(made.server.origin);
    asked.catch(() => undefined);
    await vi.waitFor(() => {
      expect(made.proxy.asked()).not.toBe('');
    });
    made.stop.abort();
    await expect(asked).rejects.toThrow();
    expect(made.client.failure()).toBeUndefined();
    await made.proxy.idle();
  });

  it('names a proxy that closes', async () => {
    const made = await bench(kind, { behaviour: { answer: '', closes: true } });
    await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
    const { code, detail } = made.client.failure() ?? {};
    expect(code).toBe('signin/proxy');
    expect(detail).toContain(name);
  });

  it('names the issuer of the certificate that an inspecting proxy shows', async () => {
    const { proxy, server, port } = await bench(kind);
    const { signal } = new AbortController();
    const route = {
      proxyFor: () => Promise.resolve({ kind, host: '127.0.0.1', port }),
      extraCa: [],
    };
    const client = createNetworkClient({ signal, route });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    const { code, detail } = client.failure() ?? {};
    // The one that is reached over TLS shows its own certificate first.
    expect(code).toBe(kind === 'https' ? 'signin/proxy' : 'signin/untrusted');
    expect(detail).toMatch(/: UNABLE_TO_.*issued by CN=Practice tenant CA /);
    expect(server.requests).toHaveLength(0);
    await proxy.idle();
  });
});

describe('a proxy that refuses', () => {
  it.each([
    ['HTTP/1.1 403 Filtered\r\nX: y\r\n\r\n', 'signin/proxy', 'HTTP/1.1 403 Filtered'],
    ['HTTP/1.0 502 Bad Gateway\r\n\r\n', 'signin/proxy', 'HTTP/1.0 502 Bad Gateway'],
    ['HTTP/1.1 302 Found\r\nLocation: http://x\r\n\r\n', 'signin/proxy', 'HTTP/1.1 302 Found'],
    ['SSH-2.0-OpenSSH\r\n', 'signin/proxy', 'HPE_INVALID_CONSTANT'],
    [`HTTP/1.1 200 ${'x'.repeat(20_000)}`, 'signin/proxy', 'HPE_HEADER_OVERFLOW'],
  ])('is quoted: %.40j', async (answer, code, words) => {
    const { client, server, port } = await bench('http', { behaviour: { answer } });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    const failure = client.failure();
    expect(failure?.code).toBe(code);
    expect(failure?.detail).toContain(`HTTP proxy 127.0.0.1:${port}: ${words}`);
  });

  it.each([password, encoded, encodeURIComponent(password), Buffer.from(password).toString('hex')])(
    'cannot send the password back into a line or an error: %#',
    async (echo) => {
      const answer = `HTTP/1.1 407 no ${echo}\r\nProxy-Authenticate: Basic realm="${echo}"\r\n\r\n`;
      const as = { user: 'meg', password: makeSecret(password) };
      const made = await bench('http', { behaviour: { answer }, as });
      await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
      expect(made.client.failure()?.code).toBe('signin/proxy-password');
      expectNoPassword(made);
    },
  );

  it('is named where it is not there at all, and asked twice', async () => {
    const { client, server, port, proxy, log } = await bench('http');
    await proxy.close();
    closes.shift();
    await expect(client.getJson(server.origin)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/proxy',
      detail: `HTTP proxy 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
    expect(log.lines().filter(({ text }) => text.endsWith('tries once more'))).toHaveLength(1);
  });
});

describe('what the system names to stand in for a proxy', () => {
  /** A port at which nobody listens any more. */
  async function awayPort(): Promise<number> {
    const proxy = await startHttpProxy({});
    await proxy.close();
    return proxy.port;
  }

  async function by(result: string, answers?: readonly ScriptedAnswer[]) {
    const { server } = await bench('http', answers === undefined ? {} : { answers });
    const { certPem } = await testAuthority();
    const log = createSignInLog();
    const client = createNetworkClient({
      ...{ signal: new AbortController().signal, log, retryPauseMs: 1 },
      route: { proxyFor: () => Promise.resolve(proxyOfPacResult(result)), extraCa: [certPem] },
    });
    return { server, client, notes: () => log.lines().map(({ text }) => text) };
  }

  it('is asked where that is away, each in its turn, and the request is sent once', async () => {
    const [first, second] = [await awayPort(), await awayPort()];
    const { port } = await bench('http');
    const list = `PROXY 127.0.0.1:${first}; SOCKS5 127.0.0.1:${second}; PROXY 127.0.0.1:${port}`;
    const { server, client, notes } = await by(`${list}; DIRECT`);
    const body = 'grant_type=authorization_code&code=canary';
    await client.sendPostRequestAsync(server.origin, { body });
    expect(server.requests).toHaveLength(1);
    expect(notes().slice(0, 3)).toEqual([
      `asks the HTTP proxy 127.0.0.1:${first} for localhost:${server.port}`,
      `HTTP proxy 127.0.0.1:${first}: connect ECONNREFUSED 127.0.0.1:${first}; ` +
        `asks the SOCKS5 proxy 127.0.0.1:${second}, as the system says`,
      `SOCKS5 proxy 127.0.0.1:${second}: connect ECONNREFUSED 127.0.0.1:${second}; ` +
        `asks the HTTP proxy 127.0.0.1:${port}, as the system says`,
    ]);
  });

  it('can be to go directly', async () => {
    const { server, client, notes } = await by(`PROXY 127.0.0.1:${await awayPort()}; DIRECT`);
    await client.getJson(server.origin);
    expect(server.requests).toHaveLength(1);
    expect(notes()[1]).toMatch(/ECONNREFUSED .*; goes directly, as the system says$/);
  });

  it('is not asked where the proxy is there and refuses, nor where the authority is away', async () => {
    const { port } = await bench('http', { behaviour: { answer: 'HTTP/1.1 403 No\r\n\r\n' } });
    const refused = await by(`PROXY 127.0.0.1:${port}; DIRECT`);
    await expect(refused.client.getJson(refused.server.origin)).rejects.toThrow();
    expect(refused.client.failure()?.detail).toContain('HTTP/1.1 403 No');
    expect(refused.server.requests).toHaveLength(0);
    const dropped = await by('DIRECT; PROXY 127.0.0.1:1', ['drop']);
    await expect(dropped.client.getJson(dropped.server.origin)).rejects.toThrow();
    expect(dropped.client.failure()?.code).toBe('signin/network');
  });
});

describe('the choice of the proxy', () => {
  const { signal } = new AbortController();

  it('is not made for the practice tenant, which is always asked directly', async () => {
    const server = await startAuthority([{}]);
    closes.push(server.close);
    const proxyFor = vi.fn();
    const ca = (await testAuthority()).certPem;
    const client = createNetworkClient({ ca, signal, route: { proxyFor, extraCa: [] } });
    await client.getJson(server.origin);
    expect(proxyFor).not.toHaveBeenCalled();
  });

  it('is made by the origin alone', async () => {
    const asked: string[] = [];
    const proxyFor = (url: string): Promise<undefined> => {
      asked.push(url);
      return Promise.reject(new SignInFailure(appError('signin/proxy', 'no proxy can be used')));
    };
    const client = createNetworkClient({ signal, route: { proxyFor, extraCa: [] } });
    await expect(client.getJson('https://localhost:1/tenant?x=1#y')).rejects.toThrow();
    expect(asked).toEqual(['https://localhost:1/']);
    expect(client.failure()).toEqual({ code: 'signin/proxy', detail: 'no proxy can be used' });
  });

  it('quotes nothing of what it failed with', async () => {
    const proxyFor = (): Promise<undefined> =>
      Promise.reject(new Error(`http://meg:${password}@x`));
    const client = createNetworkClient({ signal, route: { proxyFor, extraCa: [] } });
    await expect(client.getJson('https://localhost:1/')).rejects.toThrow('signin/proxy');
    expect(client.failure()).toEqual({
      ...{ code: 'signin/proxy', detail: 'the proxy could not be found out' },
    });
  });

  it('ends at the deadline', async () => {
    const proxyFor = (): Promise<undefined> => new Promise(() => undefined);
    const client = createNetworkClient({
      ...{ signal, deadlineMs: 50 },
      route: { proxyFor, extraCa: [] },
    });
    await expect(client.getJson('https://localhost:1/')).rejects.toThrow();
    expect(client.failure()?.code).toBe('signin/no-answer');
  });
});

describe('added authorities', () => {
  it('are trusted beside those of the system, without a proxy too', async () => {
    const server = await startAuthority([{}]);
    closes.push(server.close);
    const { signal } = new AbortController();
    const { certPem } = await testAuthority();
    const route = { proxyFor: () => Promise.resolve(undefined), extraCa: [certPem] };
    const client = createNetworkClient({ signal, route });
    await expect(client.getJson(server.origin)).resolves.toEqual({});
  });
});
