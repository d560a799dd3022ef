import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SignInFailure } from '../../../electron/auth/failure.ts';
import {
  listenForAnswer,
  type LoopbackListener,
} from '../../../electron/auth/loopback-listener.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { desktop as ja } from '../../../shared/messages/desktop.ja.ts';
import { reasonNotAnswered } from '../../../electron/auth/redirect-response.ts';
import {
  isClosed,
  Listeners,
  post,
  raw,
  rawPost,
  right,
  send,
  state,
} from './waiting-listeners.ts';

let listeners: Listeners;
beforeEach(() => {
  listeners = new Listeners();
});
afterEach(() => listeners.close());

describe('listenForAnswer', () => {
  it('takes one answer, says to go back to the app, and is gone', async () => {
    const { listener, outcome, port } = await listeners.waiting();
    expect(listener.redirectUri).toBe(`http://localhost:${port}`);
    const page = await post(port, right);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Go back to Mailbox OAuth Assistant');
    expect(page.body).toContain('<html lang="en">');
    expect(page.body).not.toContain('canary');
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
    expect(await outcome).toBe(right);
    expect(await isClosed(port)).toBe(true);
  });

  it('says so in the language of the app', async () => {
    const { port } = await listeners.waiting({ texts: ja });
    const page = await post(port, right);
    expect(page.body).toContain('<html lang="ja">');
    expect(page.body).toContain(ja.backToApp.title);
  });

  it('listens on 127.0.0.1 and on no other address', async () => {
    const { port } = await listeners.waiting();
    for (const host of ['::1', '127.0.0.2']) {
      const code = await new Promise((resolve) => {
        const socket = connect({ host, port }, () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', (error: NodeJS.ErrnoException) => {
          resolve(error.code);
        });
      });
      expect(code).not.toBe('connected');
    }
  });

  it('is closed at once while nothing has come', async () => {
    const { listener, port } = await listeners.waiting();
    const idle = raw(port, '');
    await listener.close();
    await idle;
    expect(await isClosed(port)).toBe(true);
  });

  it('ends when a code comes in the address, where it is kept and passed on', async () => {
    const { outcome, port } = await listeners.waiting();
    const page = await send(port, {
      method: 'GET',
      path: `/?${right}`,
      headers: { Host: `localhost:${port}` },
    });
    expect(page.body).toContain('Go back to Mailbox OAuth Assistant');
    expect(await outcome).toEqual({
      code: 'signin/protocol',
      detail: 'the code came in the address, not in a form',
    });
  });

  it('takes an error in the address, as some authorities send it', async () => {
    const { outcome, port } = await listeners.waiting();
    const path = `/?error=access_denied&state=${state}`;
    await send(port, { method: 'GET', path, headers: { Host: `localhost:${port}` } });
    expect(await outcome).toBe(`error=access_denied&state=${state}`);
  });

  it('gives what nobody else could have sent, whatever else is wrong with it', async () => {
    const { outcome, port } = await listeners.waiting();
    const doubled = `state=wrong&${right}&code=other`;
    expect((await post(port, doubled)).status).toBe(200);
    expect(await outcome).toBe(doubled);
  });

  it('takes the first of two answers, also where both come at once', async () => {
    const { outcome, port } = await listeners.waiting();
    const second = `code=second&state=${state}`;
    const text = await raw(port, rawPost(port, right) + rawPost(port, second));
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
    expect(await outcome).toBe(right);
    expect(await isClosed(port)).toBe(true);
  });

  it('takes nothing before it is asked to, and nothing after', async () => {
    const listener = await listenForAnswer();
    const port = Number(new URL(listener.redirectUri).port);
    expect((await post(port, right)).status).toBe(400);
    await listener.close();
    expect(await isClosed(port)).toBe(true);
  });

  it('does not use a port at which another program answers under [::1]', async ({ skip }) => {
    const squatter = createServer((socket) => socket.destroy());
    const taken = (await listenOnIpv6(squatter)) ?? 0;
    if (taken === 0) skip('this computer has no IPv6');
    listeners.closeLater(
      () =>
        new Promise((resolve) =>
          squatter.close(() => {
            resolve();
          }),
        ),
    );
    const listener: LoopbackListener = await listenForAnswer({ firstPort: taken });
    listeners.closeLater(() => listener.close());
    expect(new URL(listener.redirectUri).port).not.toBe(String(taken));
    expect(await isClosed(taken)).toBe(true);
  });

  it('uses a port that is asked for and free', async () => {
    const first = await listenForAnswer();
    await first.close();
    const port = Number(new URL(first.redirectUri).port);
    const again = await listenForAnswer({ firstPort: port });
    listeners.closeLater(() => again.close());
    expect(again.redirectUri).toBe(first.redirectUri);
  });

  it('says so when it cannot listen', async () => {
    const { port } = await listeners.waiting();
    const error: unknown = await listenForAnswer({ firstPort: port }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error instanceof SignInFailure && error.appError).toEqual({
      code: 'signin/browser-not-opened',
      detail: 'EADDRINUSE',
    });
  });

  it('reads the state of a form that shows nothing of itself', () => {
    const answer = { form: makeSecret(right) };
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(reasonNotAnswered(answer, 'other')).toBe('state is not the one sent');
  });
});

function listenOnIpv6(server: Server): Promise<number | undefined> {
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen({ host: '::1', port: 0, ipv6Only: true }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
