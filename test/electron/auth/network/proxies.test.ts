import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { createNetworkClient } from '../../../../electron/auth/network-client.ts';
import { Benches, kinds, type Bench } from './proxy-bench.ts';
import { startAuthority, testAuthority } from './scripted-authority.ts';

const password = 'canary-Proxy-Pa55w0rd';
const encoded = Buffer.from(`meg:${password}`).toString('base64');

let benches: Benches;
beforeEach(() => {
  benches = new Benches();
});
afterEach(() => benches.close());

function expectNoPassword({ log, client }: Bench): void {
  const shown = JSON.stringify([log.lines(), client.failure()]);
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(encoded);
}

describe.each(kinds)('through a proxy, %s,', (kind) => {
  const name = `${kind.toUpperCase()} proxy 127.0.0.1`;

  it('asks the authority, whose name the proxy looks up', async () => {
    const { proxy, server, port, client, log } = await benches.bench(kind);
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
    const made = await benches.bench(kind, { behaviour: { credentials: `meg:${password}` }, as });
    expect(await made.client.getJson(made.server.origin)).toEqual({ a: 1 });
    expect(made.log.lines()[0]?.text).toMatch(/, with a user name and a password$/);
    expectNoPassword(made);
  });

  it.each([
    ['none', {}],
    ['a wrong one', { user: 'meg', password: makeSecret('wrong-Pa55w0rd') }],
  ])('names a proxy that wants a password and got %s', async (_, as) => {
    const behaviour = { credentials: `meg:${password}` };
    const { client, server, port, proxy } = await benches.bench(kind, { behaviour, as });
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
    const made = await benches.bench(kind, { behaviour: { answer: '' }, deadlineMs: 200 });
    await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
    expect(made.client.failure()).toEqual({
      code: 'signin/no-answer',
      detail: 'localhost: no answer within 0.2 seconds',
    });
    await made.proxy.idle();
  });

  it('gives up at its deadline on an authority that stays silent', async () => {
    const made = await benches.bench(kind, { answers: ['silence'], deadlineMs: 300 });
    await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
    expect(made.client.failure()?.code).toBe('signin/no-answer');
    await made.proxy.idle();
  });

  it('is cancelled while the proxy is asked, and leaves no connection', async () => {
    const made = await benches.bench(kind, { behaviour: { answer: '' } });
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
    const made = await benches.bench(kind, { behaviour: { answer: '', closes: true } });
    await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
    const { code, detail } = made.client.failure() ?? {};
    expect(code).toBe('signin/proxy');
    expect(detail).toContain(name);
  });

  it('names the issuer of the certificate that an inspecting proxy shows', async () => {
    const { proxy, server, port } = await benches.bench(kind);
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
    const { client, server, port } = await benches.bench('http', { behaviour: { answer } });
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
      const made = await benches.bench('http', { behaviour: { answer }, as });
      await expect(made.client.getJson(made.server.origin)).rejects.toThrow();
      expect(made.client.failure()?.code).toBe('signin/proxy-password');
      expectNoPassword(made);
    },
  );

  it('is named where it is not there at all, and asked twice', async () => {
    const { client, server, port, proxy, log } = await benches.bench('http');
    await benches.closeNow(proxy.close);
    await expect(client.getJson(server.origin)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/proxy',
      detail: `HTTP proxy 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
    expect(log.lines().filter(({ text }) => text.endsWith('tries once more'))).toHaveLength(1);
  });
});

describe('added authorities', () => {
  it('are trusted beside those of the system, without a proxy too', async () => {
    const server = await startAuthority([{}]);
    benches.closeLater(server.close);
    const { signal } = new AbortController();
    const { certPem } = await testAuthority();
    const route = { proxyFor: () => Promise.resolve(undefined), extraCa: [certPem] };
    const client = createNetworkClient({ signal, route });
    await expect(client.getJson(server.origin)).resolves.toEqual({});
  });
});
