import { getEventListeners } from 'node:events';
import { createServer, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TcpConnection } from '../../../electron/mail/connection-race.ts';
import type { HostAddress } from '../../../electron/mail/dns.ts';
import { MailFailure } from '../../../electron/mail/failure.ts';
import { alternateFamilies, connectTcp } from '../../../electron/mail/tcp.ts';
import { check, failureOf, localEndpoint, stageOf } from './helpers/run-check.ts';
import { startTcpServer } from './helpers/scripted-server.ts';

function addresses(...texts: readonly string[]): HostAddress[] {
  return texts.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

describe('a race', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A race whose attempts end when the test says so. */
  class Race {
    /** In the order in which they were started. */
    readonly attempts = new Map<string, Socket>();
    readonly told: string[] = [];
    readonly stop = new AbortController();
    readonly result: Promise<TcpConnection>;

    constructor(...texts: readonly string[]) {
      this.result = connectTcp({
        addresses: addresses(...texts),
        port: 993,
        milliseconds: 10_000,
        signal: this.stop.signal,
        onAttemptFailed: (address, reason) => this.told.push(`${address}: ${reason}`),
        connectTo: (address) => {
          const socket = new Socket();
          this.attempts.set(address, socket);
          return socket;
        },
      });
      // A test that expects a failure does so later.
      this.result.catch(() => undefined);
    }

    get started(): string[] {
      return [...this.attempts.keys()];
    }

    get destroyed(): string[] {
      return [...this.attempts].filter(([, socket]) => socket.destroyed).map(([key]) => key);
    }

    succeed(address: string): void {
      this.attempts.get(address)?.emit('connect');
    }

    async fail(address: string, code = 'ECONNREFUSED'): Promise<void> {
      this.attempts.get(address)?.destroy(systemError(code));
      await vi.advanceTimersByTimeAsync(0);
    }

    /** Nothing of it is left: no timer, no listener of the signal. */
    expectOver(): void {
      expect(vi.getTimerCount()).toBe(0);
      expect(getEventListeners(this.stop.signal, 'abort')).toEqual([]);
    }
  }

  test('begins with one address and lets the next join after the delay of RFC 8305', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1');
    expect(race.started).toEqual(['2001:db8::1']);
    await vi.advanceTimersByTimeAsync(249);
    expect(race.started).toEqual(['2001:db8::1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(race.started).toEqual(['2001:db8::1', '192.0.2.1']);
    expect(race.destroyed).toEqual([]);
    race.succeed('192.0.2.1');
    await expect(race.result).resolves.toMatchObject({ address: '192.0.2.1' });
    expect(race.destroyed).toEqual(['2001:db8::1']);
    expect(race.told).toEqual(['2001:db8::1: 192.0.2.1 was first']);
    race.expectOver();
  });

  test('lets a slow attempt win while later ones are under way', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1', '192.0.2.2');
    await vi.advanceTimersByTimeAsync(500);
    expect(race.started).toHaveLength(3);
    race.succeed('2001:db8::1');
    await expect(race.result).resolves.toMatchObject({ address: '2001:db8::1' });
    expect(race.destroyed).toEqual(['192.0.2.1', '192.0.2.2']);
    race.expectOver();
  });

  test('follows a failed attempt with the next at once, which has the whole delay again', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1', '2001:db8::2');
    await vi.advanceTimersByTimeAsync(200);
    await race.fail('2001:db8::1');
    expect(race.started).toEqual(['2001:db8::1', '192.0.2.1']);
    await vi.advanceTimersByTimeAsync(249);
    expect(race.started).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(race.started).toHaveLength(3);
    race.succeed('2001:db8::2');
    await race.result;
    expect(race.told).toEqual([
      '2001:db8::1: connect ECONNREFUSED',
      '192.0.2.1: 2001:db8::2 was first',
    ]);
    race.expectOver();
  });

  test('with all attempts failed names each, and the failure that says most', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1');
    await race.fail('2001:db8::1', 'ENETUNREACH');
    await race.fail('192.0.2.1', 'ECONNREFUSED');
    await expect(race.result).rejects.toMatchObject({
      code: 'tcp/refused',
      detail: 'connect ENETUNREACH; connect ECONNREFUSED',
    });
    race.expectOver();
  });

  test('ends at its deadline with what is still under way as silent', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1');
    await race.fail('2001:db8::1', 'EHOSTUNREACH');
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(race.result).rejects.toMatchObject({
      code: 'stage/timeout',
      detail: 'connect EHOSTUNREACH; connect 192.0.2.1:993: no answer',
    });
    expect(race.destroyed).toEqual(['2001:db8::1', '192.0.2.1']);
    expect(race.told.at(-1)).toBe('192.0.2.1: connect 192.0.2.1:993: no answer');
    race.expectOver();
  });

  test('that is cancelled destroys every socket', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1');
    await vi.advanceTimersByTimeAsync(250);
    race.stop.abort(new MailFailure('run/cancelled'));
    await expect(race.result).rejects.toMatchObject({ code: 'run/cancelled' });
    expect(race.destroyed).toEqual(['2001:db8::1', '192.0.2.1']);
    race.expectOver();
  });

  test('is not disturbed by an error of a socket that lost', async () => {
    const race = new Race('2001:db8::1', '192.0.2.1');
    await vi.advanceTimersByTimeAsync(250);
    race.succeed('192.0.2.1');
    await race.result;
    race.attempts.get('2001:db8::1')?.emit('error', systemError('ETIMEDOUT'));
    expect(race.told).toHaveLength(1);
  });
});

test.each([
  ['both families in turn', ['::1', '::2', '::3', '1.1.1.1'], ['::1', '1.1.1.1', '::2', '::3']],
  ['the rest of the other', ['1.1.1.1', '::1', '::2'], ['1.1.1.1', '::1', '::2']],
  ['one family as it is', ['1.1.1.1', '2.2.2.2'], ['1.1.1.1', '2.2.2.2']],
  ['none', [], []],
])('addresses are tried with %s', (_, given, expected) => {
  const order = alternateFamilies(addresses(...given)).map(({ address }) => address);
  expect(order).toEqual(expected);
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('on this computer', () => {
  test('a closed port is refused, in the words of the system', async () => {
    const { record } = await check({ endpoint: localEndpoint(await closedPort()) });
    expect(failureOf(record)).toBe('tcp failed tcp/refused');
    expect(stageOf(record, 'tcp').error?.detail).toMatch(/connect ECONNREFUSED 127\.0\.0\.1:\d+/);
    expect(record.addresses).toContain('127.0.0.1');
    expect(record.connectedTo).toBeUndefined();
    expect(record.outcome).toBe('failed');
  });

  test('the next address is tried, and the one that failed is told', async () => {
    const server = await startTcpServer(async (peer) => peer.gone);
    const failed: string[] = [];
    const { socket, address } = await connectTcp({
      // Nothing listens there; on a computer without IPv6 it is unreachable.
      addresses: addresses('::1', '127.0.0.1'),
      port: server.port,
      milliseconds: 5000,
      signal: new AbortController().signal,
      onAttemptFailed: (attempted, reason) => failed.push(`${attempted} ${reason}`),
    });
    socket.destroy();
    await server.close();
    expect(address).toBe('127.0.0.1');
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatch(/^::1 connect E/);
  });

  test('the address that was connected to is in the record', async () => {
    const server = await startTcpServer(async (peer) => {
      peer.socket.destroy();
      await peer.gone;
    });
    const { record } = await check({ endpoint: localEndpoint(server.port) });
    await server.close();
    expect(record.connectedTo).toBe('127.0.0.1');
    expect(record.transcript.map(({ text }) => text)).toContain(
      `connected to 127.0.0.1 port ${server.port}`,
    );
  });
});
