import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maxRefusedAnswers } from '../../../electron/auth/loopback-listener.ts';
import { maxFormBytes } from '../../../electron/auth/loopback-request.ts';
import { form, Listeners, post, raw, right, send, type Sent } from './waiting-listeners.ts';

let listeners: Listeners;
beforeEach(() => {
  listeners = new Listeners();
});
afterEach(() => listeners.close());

describe('a listener that gets something else than its answer', () => {
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
    const { refused, outcome, port } = await listeners.waiting();
    const headers = { ...form, Host: `localhost:${port}`, ...sent.headers };
    const answer = await send(port, { ...sent, headers });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('evil');
    expect(refused).toEqual(reason === undefined ? [] : [reason]);
    await post(port, right, { Host: `127.0.0.1:${port}` });
    expect(await outcome).toBe(right);
  });

  it('reads no more of a form than its limit, whether its length is told or not', async () => {
    const { refused, outcome, port } = await listeners.waiting();
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
    const { refused, outcome, port } = await listeners.waiting();
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
    const { refused, outcome, port } = await listeners.waiting({ requestMs: 50 });
    await raw(
      port,
      bytes.replace('Host: H', `Host: localhost:${port}\r\nContent-Type: ${form['Content-Type']}`),
    );
    expect(refused).toEqual([]);
    await post(port, right);
    expect(await outcome).toBe(right);
  });

  it('holds a few of a thousand connections, and takes the answer among them', async () => {
    const { outcome, port } = await listeners.waiting();
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
    const { refused, outcome, port } = await listeners.waiting();
    for (let count = 0; count <= maxRefusedAnswers; count += 1) {
      await post(port, 'code=evil&state=wrong');
    }
    expect(await outcome).toEqual({
      code: 'signin/protocol',
      detail: `more than ${maxRefusedAnswers} wrong answers: state is not the one sent`,
    });
    expect(refused).toHaveLength(maxRefusedAnswers);
  });
});
