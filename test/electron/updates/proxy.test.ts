import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import type { ChosenProxy } from '../../../electron/auth/network-route.ts';
import {
  startHttpProxy,
  startSocksProxy,
  type ScriptedProxy,
} from '../mail/helpers/scripted-proxy.ts';
import { setupWay, startFeed, type FeedBench } from './feed-bench.ts';

const password = 'canary-Proxy-Pa55w0rd';
const encoded = Buffer.from(`meg:${password}`).toString('base64');
const windows = { system: { platform: 'win32', arch: 'x64' }, way: () => setupWay };

let feed: FeedBench;
let proxy: ScriptedProxy;
beforeEach(async () => {
  feed = await startFeed();
  feed.publish({ manifest: 'latest.yml', file: 'app.exe' });
});
afterEach(async () => {
  await proxy.close();
  await feed.close();
});

function over(kind: 'http' | 'socks5', more: Partial<ChosenProxy> = {}): void {
  const chosen = { kind, host: '127.0.0.1', port: proxy.port, ...more };
  feed.route = { ...feed.route, proxyFor: () => Promise.resolve(chosen) };
}

describe('the feed behind a proxy', () => {
  it.each(['http', 'socks5'] as const)('is asked over it, and so is the file: %s', async (kind) => {
    proxy = await (kind === 'http' ? startHttpProxy() : startSocksProxy());
    over(kind);
    const updates = feed.updates(windows);
    await updates.check();
    await updates.download();
    expect(updates.state().kind).toBe('ready');
    expect(feed.requests.map(({ path }) => path)).toEqual([
      ...['/releases/latest.yml', '/releases/latest.yml.sig', '/releases/app.exe'],
    ]);
    expect(proxy.asked()).toContain('localhost');
    expect(proxy.asked()).not.toContain('releases');
    await proxy.idle();
  });

  it('gets the proxy its password, and shows it nowhere when it is sent back', async () => {
    const answer = `HTTP/1.1 407 no ${password} ${encoded}\r\nProxy-Authenticate: Basic\r\n\r\n`;
    proxy = await startHttpProxy({ answer });
    over('http', { user: 'meg', password: makeSecret(password) });
    const updates = feed.updates(windows);
    await updates.check();
    expect(proxy.asked()).toContain(encoded);
    expect(updates.state()).toMatchObject({
      error: { code: 'update/unreachable', detail: expect.stringContaining('407') as string },
    });
    const shown = JSON.stringify([feed.told, feed.logged]);
    for (const secret of [password, encoded]) expect(shown).not.toContain(secret);
  });

  it('goes directly where the system says so and the proxy is away', async () => {
    proxy = await startHttpProxy();
    await proxy.close();
    over('http', { instead: 'direct' });
    const updates = feed.updates(windows);
    await updates.check();
    expect(updates.state().kind).toBe('available');
  });

  it('is cancelled while the proxy is asked, and leaves no connection', async () => {
    proxy = await startHttpProxy({ answer: '' });
    over('http');
    const updates = feed.updates(windows);
    const check = updates.check();
    while (proxy.asked() === '') await new Promise((resolve) => setImmediate(resolve));
    updates.cancel();
    await check;
    expect(updates.state().kind).toBe('idle');
    await proxy.idle();
  });
});
