import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignInFailure } from '../../../../electron/auth/failure.ts';
import { createNetworkClient } from '../../../../electron/auth/network-client.ts';
import { proxyOfPacResult } from '../../../../electron/auth/network/pac-result.ts';
import { createSignInLog } from '../../../../electron/auth/sign-in-log.ts';
import { appError } from '../../../../shared/errors.ts';
import { startHttpProxy } from '../../mail/helpers/scripted-proxy.ts';
import { Benches } from './proxy-bench.ts';
import { startAuthority, testAuthority, type ScriptedAnswer } from './scripted-authority.ts';

const password = 'canary-Proxy-Pa55w0rd';

let benches: Benches;
beforeEach(() => {
  benches = new Benches();
});
afterEach(() => benches.close());

describe('what the system names to stand in for a proxy', () => {
  /** A port at which nobody listens any more. */
  async function awayPort(): Promise<number> {
    const proxy = await startHttpProxy({});
    await proxy.close();
    return proxy.port;
  }

  async function by(result: string, answers?: readonly ScriptedAnswer[]) {
    const { server } = await benches.bench('http', answers === undefined ? {} : { answers });
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
    const { port } = await benches.bench('http');
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
    const { port } = await benches.bench('http', {
      behaviour: { answer: 'HTTP/1.1 403 No\r\n\r\n' },
    });
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
    benches.closeLater(server.close);
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
