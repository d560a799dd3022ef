import { afterEach, describe, expect, it } from 'vitest';
import { createServer, type AddressInfo } from 'node:net';
import { createNetworkClient } from '../../../electron/auth/network-client.ts';
import { createCertificateAuthority } from '../../../electron/practice/certificate-authority.ts';
import { startAuthority, testAuthority } from './network/scripted-authority.ts';
import {
  startStubAuthority,
  type StubAnswer,
  type StubAuthority,
  type StubRequest,
} from '../../servers/stub-authority.ts';

const never = new AbortController().signal;
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function start(respond: (request: StubRequest) => StubAnswer | undefined) {
  const stub: StubAuthority = await startStubAuthority('t', respond);
  stops.push(() => stub.stop());
  return stub;
}

describe('createNetworkClient', () => {
  it('gets JSON from a server that the given authority vouches for', async () => {
    const stub = await start(() => ({ body: '{"a":1}' }));
    const client = createNetworkClient({ ca: stub.ca, signal: never });
    const response = await client.sendGetRequestAsync(stub.authority, { headers: { 'X-Y': 'z' } });
    expect(response).toMatchObject({ status: 200, body: { a: 1 } });
    expect(response.headers['content-type']).toBe('application/json');
    expect(client.failure()).toBeUndefined();
    expect(client.refusal()).toBeUndefined();
  });

  it('posts the body it is given', async () => {
    const stub = await start(() => ({ body: '{}' }));
    const client = createNetworkClient({ ca: stub.ca, signal: never });
    await client.sendPostRequestAsync(stub.authority, { body: 'grant=ü' });
    expect(stub.requests).toMatchObject([{ method: 'POST' }]);
    expect(stub.requests[0]?.form.get('grant')).toBe('ü');
  });

  it('takes an error status for an answer and remembers the refusal', async () => {
    const stub = await start(() => ({
      status: 400,
      body: '{"error":"invalid_grant","error_description":"AADSTS70008: x","error_codes":[70008]}',
    }));
    const client = createNetworkClient({ ca: stub.ca, signal: never });
    expect((await client.sendPostRequestAsync(stub.authority)).status).toBe(400);
    expect(client.refusal()).toEqual({
      error: 'invalid_grant',
      description: 'AADSTS70008: x',
      numbers: [70008],
    });
  });

  it('names the certificate problem that MSAL would hide', async () => {
    const stub = await start(() => ({ body: '{}' }));
    const client = createNetworkClient({ signal: never });
    await expect(client.sendGetRequestAsync(stub.authority)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/untrusted',
      detail: expect.stringMatching(
        /^localhost: (UNABLE_TO_|SELF_SIGNED_|DEPTH_)[A-Z_]+: .*; the certificate shown is for CN=localhost, issued by CN=Practice tenant CA /,
      ) as string,
    });
  });

  it('trusts no other authority beside the given one', async () => {
    const stub = await start(() => ({ body: '{}' }));
    const other = await createCertificateAuthority();
    const client = createNetworkClient({ ca: other.certPem, signal: never });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(stub.requests).toHaveLength(0);
  });

  it('names a host that does not answer', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const client = createNetworkClient({ signal: never, retryPauseMs: 1 });
    await expect(client.getJson(`https://127.0.0.1:${port}/x?secret=1`)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/network',
      detail: `127.0.0.1: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  it('gives up at its deadline on a server that stays silent', async () => {
    const stub = await start(() => undefined);
    const client = createNetworkClient({ ca: stub.ca, signal: never, deadlineMs: 150 });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/no-answer',
      detail: 'localhost: no answer within 0.15 seconds',
    });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const stub = await start(() => {
      controller.abort();
      return undefined;
    });
    const client = createNetworkClient({ ca: stub.ca, signal: controller.signal });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(client.failure()).toBeUndefined();
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(stub.requests).toHaveLength(1);
  });

  it('reads an answer of the greatest size and none beyond it', async () => {
    const filler = (size: number): string => JSON.stringify({ a: 'a'.repeat(size - 8) });
    const stub = await start(({ path }) => ({ body: filler(path === '/at' ? 1000 : 1001) }));
    const client = createNetworkClient({ ca: stub.ca, signal: never, maxBytes: 1000 });
    await expect(client.getJson(`https://${stub.host}/at`)).resolves.toHaveProperty('a');
    await expect(client.getJson(`https://${stub.host}/over`)).rejects.toThrow();
    expect(client.failure()?.detail).toBe('localhost: answer longer than 1000 bytes');
  });

  it.each(['<html>', '[]', '"text"', 'null', ''])('refuses %j as no JSON object', async (body) => {
    const stub = await start(() => ({ status: 503, body }));
    const client = createNetworkClient({ ca: stub.ca, signal: never, retryPauseMs: 1 });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/network',
      detail: 'localhost: answered HTTP 503 with something that is not a JSON object',
    });
  });

  it('says at once of a server that changes to another protocol what it did', async () => {
    const headers = { Connection: 'Upgrade', Upgrade: 'other' };
    const stub = await startAuthority([{ status: 101, headers, body: '' }]);
    stops.push(stub.close);
    const { certPem: ca } = await testAuthority();
    const client = createNetworkClient({ ca, signal: never });
    await expect(client.getJson(stub.origin)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/network',
      detail: 'localhost: answered HTTP 101, another protocol',
    });
  });

  it('refuses plain HTTP', async () => {
    const client = createNetworkClient({ signal: never });
    await expect(client.sendGetRequestAsync('http://127.0.0.1/')).rejects.toThrow();
    expect(client.failure()?.detail).toBe('127.0.0.1: the address is not https');
  });

  it('follows no redirect, and says where it would have led', async () => {
    const server = await startAuthority([
      { status: 302, headers: { location: 'https://portal.hotel.example/login?x=1' }, body: '' },
    ]);
    stops.push(server.close);
    const ca = (await testAuthority()).certPem;
    const client = createNetworkClient({ ca, signal: never });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    expect(client.failure()?.detail).toBe(
      'localhost: answered HTTP 302 that leads to portal.hotel.example with something that is not a JSON object',
    );
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['expired', { notAfter: new Date(Date.now() - 1000) }, /CERT_HAS_EXPIRED.*valid from .* to /],
    ['for another host', { names: ['other.example'] }, /ALTNAME.*shown is for CN=other\.example/],
  ])('says of a certificate that is %s what it is', async (_, certificate, words) => {
    const server = await startAuthority([{}], certificate);
    stops.push(server.close);
    const ca = (await testAuthority()).certPem;
    const client = createNetworkClient({ ca, signal: never });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/network',
      detail: expect.stringMatching(words) as string,
    });
    expect(server.requests).toHaveLength(0);
  });

  it('names a host that has no address', async () => {
    const client = createNetworkClient({ signal: never, retryPauseMs: 1, deadlineMs: 15_000 });
    await expect(client.getJson('https://login.nowhere.invalid/x')).rejects.toThrow();
    expect(client.failure()).toEqual({
      code: 'signin/dns',
      detail: expect.stringMatching(/^login\.nowhere\.invalid: getaddrinfo E/) as string,
    });
  });

  it('forgets a failure once a request is answered, and keeps the last refusal', async () => {
    const server = await startAuthority([
      { body: 'no JSON' },
      { status: 400, body: '{"error":"invalid_grant","trace_id":"t"}' },
      { status: 400, body: '{"error":"authorization_pending"}' },
      {},
    ]);
    stops.push(server.close);
    const client = createNetworkClient({ ca: (await testAuthority()).certPem, signal: never });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    expect(client.failure()?.code).toBe('signin/network');
    const refusal = { error: 'invalid_grant', description: '', traceId: 't' };
    for (let asked = 0; asked < 3; asked++) {
      await client.sendPostRequestAsync(server.origin, { body: 'a=b' });
      expect(client.failure()).toBeUndefined();
      expect(client.refusal()).toEqual(refusal);
    }
  });

  it('knows how far the clock of the server is ahead', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const server = await startAuthority([{ headers: { date } }, { headers: { date: 'soon' } }]);
    stops.push(server.close);
    const client = createNetworkClient({ ca: (await testAuthority()).certPem, signal: never });
    expect(client.clockOffsetMs()).toBeUndefined();
    for (let asked = 0; asked < 2; asked++) {
      await client.getJson(server.origin);
      expect(Math.abs((client.clockOffsetMs() ?? 0) - 3_600_000)).toBeLessThan(2_000);
    }
  });
});
