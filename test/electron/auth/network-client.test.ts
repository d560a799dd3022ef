import { afterEach, describe, expect, it } from 'vitest';
import { createServer, type AddressInfo } from 'node:net';
import { createNetworkClient } from '../../../electron/auth/network-client.ts';
import { createCertificateAuthority } from '../../../electron/practice/certificate-authority.ts';
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
    expect(client.failure()).toMatch(
      new RegExp(`^${stub.host}: (UNABLE_TO_|SELF_SIGNED_|DEPTH_)[A-Z_]+: `),
    );
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
    const client = createNetworkClient({ signal: never });
    await expect(client.getJson(`https://127.0.0.1:${port}/x?secret=1`)).rejects.toThrow();
    expect(client.failure()).toContain(`127.0.0.1:${port}: ECONNREFUSED`);
    expect(client.failure()).not.toContain('secret');
  });

  it('gives up at its deadline on a server that stays silent', async () => {
    const stub = await start(() => undefined);
    const client = createNetworkClient({ ca: stub.ca, signal: never, deadlineMs: 150 });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(client.failure()).toBe(`${stub.host}: no answer within 0.15 seconds`);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const stub = await start(() => {
      controller.abort();
      return undefined;
    });
    const client = createNetworkClient({ ca: stub.ca, signal: controller.signal });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
  });

  it('reads an answer of the greatest size and none beyond it', async () => {
    const filler = (size: number): string => JSON.stringify({ a: 'a'.repeat(size - 8) });
    const stub = await start(({ path }) => ({ body: filler(path === '/at' ? 1000 : 1001) }));
    const client = createNetworkClient({ ca: stub.ca, signal: never, maxBytes: 1000 });
    await expect(client.getJson(`https://${stub.host}/at`)).resolves.toHaveProperty('a');
    await expect(client.getJson(`https://${stub.host}/over`)).rejects.toThrow();
    expect(client.failure()).toBe(`${stub.host}: answer longer than 1000 bytes`);
  });

  it.each(['<html>', '[]', '"text"', 'null', ''])('refuses %j as no JSON object', async (body) => {
    const stub = await start(() => ({ status: 503, body }));
    const client = createNetworkClient({ ca: stub.ca, signal: never });
    await expect(client.getJson(stub.authority)).rejects.toThrow();
    expect(client.failure()).toBe(
      `${stub.host}: answered HTTP 503 with something that is not a JSON object`,
    );
  });

  it('refuses plain HTTP', async () => {
    const client = createNetworkClient({ signal: never });
    await expect(client.sendGetRequestAsync('http://127.0.0.1/')).rejects.toThrow('not https');
    expect(client.failure()).toContain('not https');
  });
});
