import { lookup } from 'node:dns/promises';
import { connect, Socket } from 'node:net';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { alternateFamilies } from '../../../../electron/mail/tcp.ts';
import { check, failureOf, stageOf } from '../helpers/run-check.ts';

// What a test cannot make the system do on demand: a resolver that never answers, and packets that
// vanish on the way.
vi.mock('node:dns/promises');
vi.mock('node:net', async (original) => ({
  ...(await original<object>()),
  connect: vi.fn(),
}));

const endpoint = { host: 'mail.example.com', port: 993, security: 'tls' as const };
const sockets: Socket[] = [];

beforeEach(() => {
  sockets.length = 0;
  vi.mocked(connect).mockImplementation(() => {
    const socket = new Socket();
    sockets.push(socket);
    return socket;
  });
});

describe('a resolver that never answers', () => {
  beforeEach(() => {
    vi.mocked(lookup).mockReturnValue(new Promise(() => undefined));
  });

  test('fails the stage within its deadline', async () => {
    const { record } = await check({ endpoint, deadlines: { dns: 60 } });
    expect(failureOf(record)).toBe('dns failed stage/timeout');
    expect(record.durationMs).toBeLessThan(5000);
  });

  test('is abandoned when the check is cancelled', async () => {
    const stop = new AbortController();
    const { record } = await check({ endpoint }, stop.signal, ({ kind }) => {
      if (kind === 'stage-started')
        setImmediate(() => {
          stop.abort();
        });
    });
    expect(failureOf(record)).toBe('dns cancelled');
  });
});

describe('addresses that never answer', () => {
  beforeEach(() => {
    vi.mocked(lookup).mockResolvedValue([
      { address: '2001:db8::1', family: 6 },
      { address: '192.0.2.1', family: 4 },
    ] as never);
  });

  test('fail the stage within its deadline, although one joins the other', async () => {
    const { record } = await check({ endpoint, deadlines: { tcp: 500 } });
    expect(failureOf(record)).toBe('tcp failed stage/timeout');
    expect(stageOf(record, 'tcp').error?.detail).toBe(
      'connect 2001:db8::1:993: no answer; connect 192.0.2.1:993: no answer',
    );
    expect(stageOf(record, 'tcp').durationMs).toBeGreaterThanOrEqual(490);
    expect(stageOf(record, 'tcp').durationMs).toBeLessThan(5000);
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]);
    expect(record.addresses).toEqual(['2001:db8::1', '192.0.2.1']);
  });

  test('are all given up, also where the resolver gives one twice', async () => {
    const address = { address: '192.0.2.1', family: 4 };
    vi.mocked(lookup).mockResolvedValue([address, address] as never);
    const { record } = await check({ endpoint, deadlines: { tcp: 500 } });
    expect(failureOf(record)).toBe('tcp failed stage/timeout');
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  test('are given up when the check is cancelled', async () => {
    const stop = new AbortController();
    const { record } = await check({ endpoint }, stop.signal, (event) => {
      if (event.kind === 'stage-started' && event.stage === 'tcp') {
        setImmediate(() => {
          stop.abort();
        });
      }
    });
    expect(failureOf(record)).toBe('tcp cancelled');
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});

test('the families take turns, beginning with the first', () => {
  const six = (address: string): { address: string; family: 6 } => ({ address, family: 6 });
  const four = (address: string): { address: string; family: 4 } => ({ address, family: 4 });
  const order = (addresses: Parameters<typeof alternateFamilies>[0]): string[] =>
    alternateFamilies(addresses).map(({ address }) => address);
  expect(order([six('a'), six('b'), six('c'), four('1')])).toEqual(['a', '1', 'b', 'c']);
  expect(order([four('1'), six('a'), six('b'), six('c')])).toEqual(['1', 'a', 'b', 'c']);
  expect(order([four('1'), four('2')])).toEqual(['1', '2']);
  expect(order([])).toEqual([]);
});
