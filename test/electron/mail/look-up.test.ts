import { describe, expect, test } from 'vitest';
import { dnsFailure } from '../../../electron/mail/dns.ts';
import type { CheckRequest } from '../../../electron/mail/types.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import type { Stage } from '../../../shared/stages.ts';
import { check, failureOf, stageOf } from './helpers/run-check.ts';

function notesOf(record: CheckRecord): string[] {
  return record.transcript.filter(({ stage }) => stage === 'dns').map(({ text }) => text);
}

describe('dns', () => {
  test('a name that does not resolve fails the stage', async () => {
    const { record } = await check({
      endpoint: { host: 'nonexistent.invalid', port: 993, security: 'tls' },
    });
    // Without any name server the system cannot know that the name does not exist.
    expect(failureOf(record)).toMatch(/^dns failed dns\/(not-found|failed)$/);
    expect(stageOf(record, 'dns').error?.detail).toContain('nonexistent.invalid');
    expect(record.addresses).toEqual([]);
  });

  test.each([
    ['ENOTFOUND', 'dns/not-found'],
    ['EAI_AGAIN', 'dns/failed'],
    ['ESERVFAIL', 'dns/failed'],
  ])('%s is %s', (code, expected) => {
    const failure = dnsFailure(Object.assign(new Error(`getaddrinfo ${code} x`), { code }));
    expect(failure.code).toBe(expected);
    expect(failure.detail).toBe(`getaddrinfo ${code} x`);
  });

  test('a host that no resolver takes fails the stage', async () => {
    const { record } = await check({ endpoint: { host: 'a\0b', port: 993, security: 'tls' } });
    expect(failureOf(record)).toMatch(/^dns failed dns\//);
  });
});

/** Nothing listens on port 1, so a check gets as far as `tcp`. */
const endpoint: CheckRequest['endpoint'] = { host: '127.0.0.1', port: 1, security: 'tls' };

describe('a family that was chosen', () => {
  test('leaves a host without such an address with none, and what it has is shown', async () => {
    const { record } = await check({ endpoint, route: { family: 'ipv6' } });
    expect(failureOf(record)).toBe('dns failed dns/no-address');
    const reason = '127.0.0.1 has no IPv6 address, only 127.0.0.1';
    expect(stageOf(record, 'dns').error?.detail).toBe(reason);
    expect(record.addresses).toEqual(['127.0.0.1']);
    expect(notesOf(record)).toEqual(['127.0.0.1 has 127.0.0.1', 'only IPv6 is used', reason]);
    expect(stageOf(record, 'dns').evidenceLine).toBe(record.transcript.at(-1)?.n);
  });

  test('is the only one that is tried', async () => {
    const { record } = await check({
      endpoint: { ...endpoint, host: 'localhost' },
      route: { family: 'ipv4' },
    });
    expect(failureOf(record)).toBe('tcp failed tcp/refused');
    expect(stageOf(record, 'tcp').error?.detail).toBe('connect ECONNREFUSED 127.0.0.1:1');
    expect(notesOf(record)).toContain('only IPv4 is used');
  });
});

describe('a check that is repeated', () => {
  /** A check before: its look-up found addresses that no real one of this host would find. */
  async function previous(addresses: string[]): Promise<CheckRecord> {
    const { record } = await check({ endpoint });
    return { ...record, addresses };
  }

  async function repeat(
    from: Stage,
    addresses: string[],
    request: Partial<CheckRequest> = {},
  ): Promise<CheckRecord> {
    const retry = { from, previous: await previous(addresses) };
    return (await check({ endpoint, retry, ...request })).record;
  }

  test('from a later stage connects to the addresses from before, without looking up', async () => {
    const record = await repeat('auth', ['127.0.0.3']);
    expect(stageOf(record, 'dns')).toMatchObject({ status: 'ok', kept: true });
    expect(record.addresses).toEqual(['127.0.0.3']);
    expect(stageOf(record, 'tcp').error?.detail).toBe('connect ECONNREFUSED 127.0.0.3:1');
    expect(notesOf(record)).toEqual(['127.0.0.1 has 127.0.0.3, as looked up in the check before']);
  });

  test.each<[string, Stage, string[], Partial<CheckRequest>]>([
    ['from dns', 'dns', ['127.0.0.3'], {}],
    ['when nothing was found before', 'auth', [], {}],
    ['for another host', 'auth', ['127.0.0.3'], { endpoint: { ...endpoint, host: '127.0.0.2' } }],
    [
      'over a proxy now',
      'auth',
      ['127.0.0.3'],
      {
        route: { family: 'any', proxy: { kind: 'http', host: '127.0.0.1', port: 1 } },
      },
    ],
    ['when the family has changed', 'auth', ['::1'], { route: { family: 'ipv4' } }],
  ])('looks up again %s', async (_, from, addresses, request) => {
    const record = await repeat(from, addresses, request);
    expect(stageOf(record, 'dns').kept).toBeUndefined();
    expect(record.addresses).not.toEqual(addresses);
  });

  test('looks up again when that is what failed before', async () => {
    const { record: failed } = await check({
      endpoint: { ...endpoint, host: 'nonexistent.invalid' },
    });
    const { record } = await check({
      endpoint: { ...endpoint, host: 'nonexistent.invalid' },
      retry: { from: 'tcp', previous: failed },
    });
    expect(stageOf(record, 'dns').kept).toBeUndefined();
    expect(stageOf(record, 'dns').status).toBe('failed');
  });
});
