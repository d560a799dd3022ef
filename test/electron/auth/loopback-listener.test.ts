import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SignInFailure } from '../../../electron/auth/failure.ts';
import {
  listenForAnswer,
  maxRefusedAnswers,
  type LoopbackListener,
  type LoopbackOptions,
} from '../../../electron/auth/loopback-listener.ts';
import { maxFormBytes } from '../../../electron/auth/loopback-request.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import {
  reasonNotAnswered,
  type RedirectAnswer,
} from '../../../electron/auth/redirect-response.ts';

const state = 'right-state';
const right = `code=canary-code&state=${state}`;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Sent {
  method?: string;
  path?: string;
  body?: string;
  headers?: Record<string, string>;
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A listener that waits for its answer, with what it told of refused ones. */
async function waiting(options: LoopbackOptions = {}) {
  const listener = await listenForAnswer(options);
  closers.push(() => listener.close());
  const refused: string[] = [];
  const outcome = listener
    .answer({
      reasonNotMine: (answer) => reasonNotAnswered(answer, state),
      onRefused: (reason) => refused.push(reason),
    })
    .then(
      (answer: RedirectAnswer) => ('form' in answer ? answer.form.reveal() : answer.reveal()),
      (error: unknown) => (error instanceof SignInFailure ? error.appError : error),
    );
  const port = Number(new URL(listener.redirectUri).port);
  return { listener, refused, outcome, port };
}

function send(port: number, { method = 'POST', path = '/', body, headers }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, agent: false, headers: { ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function post(port: number, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  return send(port, { body, headers: { ...form, Host: `localhost:${port}`, ...headers } });
}

/** Writes bytes as they are, and gives all that comes until the connection ends. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });
}

function rawPost(port: number, body: string): string {
  return (
    `POST / HTTP/1.1\r\nHost: localhost:${port}\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

async function isClosed(port: number): Promise<boolean> {
  return post(port, right).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED',
  );
}

describe('listenForAnswer', () => {
  it('takes one answer, says to go back to the app, and is gone', async () => {
    const { listener, outcome, port } = await waiting();
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

  it('listens on 127.0.0.1 and on no other address', async () => {
    const { port } = await waiting();
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
    const { listener, port } = await waiting();
    const idle = raw(port, '');
    await listener.close();
    await idle;
    expect(await isClosed(port)).toBe(true);
  });

  it.each<[string, Sent, number, string | undefined]>([
    ['a wrong state', { body: 'code=evil&state=wrong' }, 400, 'state is not the one sent'],
    ['no state', { body: 'code=evil' }, 400, 'state is missing'],
    ['nothing', { body: '' }, 400, 'state is missing'],
    ['garbage', { body: '\u0000%%%&&&=' }, 400, 'state is missing'],
    [
      'JSON',
      { body: '{}', headers: { 'Content-Type': 'application/json' } },
      415,
      'the body is not a form',
    ],
    [
      'a body without a type',
      { body: right, headers: { 'Content-Type': '' } },
      415,
      'the body is not a form',
    ],
    ['HEAD', { method: 'HEAD' }, 405, 'the request is neither GET nor POST'],
    ['OPTIONS', { method: 'OPTIONS' }, 405, 'the request is neither GET nor POST'],
    ['PUT', { method: 'PUT', body: right }, 405, 'the request is neither GET nor POST'],
    [
      'a foreign host',
      { body: right, headers: { Host: 'evil.example' } },
      421,
      'the request is for another host',
    ],
    [
      'our name at another port',
      { body: right, headers: { Host: 'localhost:1' } },
      421,
      'the request is for another host',
    ],
    [
      'a wrong state in the address',
      { method: 'GET', path: '/?code=evil&state=wrong' },
      400,
      'state is not the one sent',
    ],
    ['an icon', { method: 'GET', path: '/favicon.ico' }, 404, undefined],
    ['another path', { path: '/other', body: right }, 404, undefined],
    ['an address as the path', { path: 'http://evil.example/', body: right }, 404, undefined],
  ])('refuses %s and goes on waiting', async (_what, sent, status, reason) => {
    const { refused, outcome, port } = await waiting();
    const headers = { ...form, Host: `localhost:${port}`, ...sent.headers };
    const answer = await send(port, { ...sent, headers });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('evil');
    expect(refused).toEqual(reason === undefined ? [] : [reason]);
    await post(port, right, { Host: `127.0.0.1:${port}` });
    expect(await outcome).toBe(right);
  });

  it('reads no more of a form than its limit, whether its length is told or not', async () => {
    const { refused, outcome, port } = await waiting();
    const huge = 'x'.repeat(maxFormBytes + 1);
    const told = await post(port, huge).catch(() => undefined);
    if (told) expect(told.status).toBe(413);
    await raw(
      port,
      `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: ${form['Content-Type']}\r\n` +
        `Transfer-Encoding: chunked\r\n\r\n${huge.length.toString(16)}\r\n${huge}\r\n0\r\n\r\n`,
    );
    expect(refused).toEqual(Array(2).fill(`the form is longer than ${maxFormBytes} bytes`));
    await post(port, right);
    expect(await outcome).toBe(right);
  });

  it.each([
    ['what is not HTTP', 'GARBAGE\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}`],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    [
      'an upgrade',
      'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
  ])('closes the connection on %s', async (_what, bytes) => {
    const { refused, outcome, port } = await waiting();
    await raw(port, bytes);
    expect(refused).toHaveLength(1);
    await post(port, right);
    expect(await outcome).toBe(right);
  });

  it.each([
    ['that says nothing', ''],
    ['that never ends its headers', 'GET / HTTP/1.1\r\nHost: x\r\n'],
    ['that never ends its form', 'POST / HTTP/1.1\r\nHost: H\r\nContent-Length: 9\r\n\r\na'],
  ])('ends a connection %s', async (_what, bytes) => {
    const { refused, outcome, port } = await waiting({ requestMs: 50 });
    await raw(
      port,
      bytes.replace('Host: H', `Host: localhost:${port}\r\nContent-Type: ${form['Content-Type']}`),
    );
    expect(refused).toEqual([]);
    await post(port, right);
    expect(await outcome).toBe(right);
  });

  it('holds a few of a thousand connections, and takes the answer among them', async () => {
    const { outcome, port } = await waiting();
    let closed = 0;
    const others = Array.from({ length: 1_000 }, async () => {
      await raw(port, 'GET / HTTP/1.1\r\n');
      closed += 1;
    });
    await vi.waitFor(
      () => {
        expect(closed).toBeGreaterThan(950);
      },
      // Before their own time would be over.
      { timeout: 8_000 },
    );
    await post(port, right);
    expect(await outcome).toBe(right);
    await Promise.all(others);
  });

  it('ends when too many wrong answers come', async () => {
    const { refused, outcome, port } = await waiting();
    for (let count = 0; count <= maxRefusedAnswers; count += 1) {
      await post(port, 'code=evil&state=wrong');
    }
    expect(await outcome).toEqual({
      code: 'signin/protocol',
      detail: `more than ${maxRefusedAnswers} wrong answers: state is not the one sent`,
    });
    expect(refused).toHaveLength(maxRefusedAnswers);
  });

  it('ends when a code comes in the address, where it is kept and passed on', async () => {
    const { outcome, port } = await waiting();
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
    const { outcome, port } = await waiting();
    const path = `/?error=access_denied&state=${state}`;
    await send(port, { method: 'GET', path, headers: { Host: `localhost:${port}` } });
    expect(await outcome).toBe(`error=access_denied&state=${state}`);
  });

  it('gives what nobody else could have sent, whatever else is wrong with it', async () => {
    const { outcome, port } = await waiting();
    const doubled = `state=wrong&${right}&code=other`;
    expect((await post(port, doubled)).status).toBe(200);
    expect(await outcome).toBe(doubled);
  });

  it('takes the first of two answers, also where both come at once', async () => {
    const { outcome, port } = await waiting();
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
    closers.push(
      () =>
        new Promise((resolve) =>
          squatter.close(() => {
            resolve();
          }),
        ),
    );
    const listener: LoopbackListener = await listenForAnswer({ firstPort: taken });
    closers.push(() => listener.close());
    expect(new URL(listener.redirectUri).port).not.toBe(String(taken));
    expect(await isClosed(taken)).toBe(true);
  });

  it('uses a port that is asked for and free', async () => {
    const first = await listenForAnswer();
    await first.close();
    const port = Number(new URL(first.redirectUri).port);
    const again = await listenForAnswer({ firstPort: port });
    closers.push(() => again.close());
    expect(again.redirectUri).toBe(first.redirectUri);
  });

  it('says so when it cannot listen', async () => {
    const { port } = await waiting();
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
