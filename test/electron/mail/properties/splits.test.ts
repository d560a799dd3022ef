import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckRecord } from '../../../../shared/run-record.ts';
import { checkAgainst, failureOf } from '../helpers/run-check.ts';
import type { Script } from '../helpers/scripted-server.ts';
import { exchanges, upgradedExchanges } from './exchanges.ts';
import { checkInMemory, serve, serverBytes, type Exchange } from './in-memory.ts';
import { seed } from './seed.ts';

type Run = (exchange: Exchange, cuts: readonly number[] | 'every') => Promise<CheckRecord>;

const inMemory: Run = async (exchange, cuts) => (await checkInMemory(exchange, cuts)).record;

/** TLS needs real sockets. */
const overLoopback: Run = async ({ protocol, security = 'tls', request, steps }, cuts) => {
  const script: Script = async (peer) => {
    await serve(peer, steps, cuts);
    await peer.gone;
  };
  return (await checkAgainst(script, { protocol, security, ...request })).record;
};

/** A record without its times and the port, which change from run to run. */
function lasting(record: CheckRecord): CheckRecord {
  const { endpoint, stages, transcript } = record;
  return {
    ...record,
    endpoint: { ...endpoint, port: 0 },
    durationMs: 0,
    stages: stages.map((stage) => ({ ...stage, startedAtMs: 0, durationMs: 0 })),
    transcript: transcript.map((line) => ({
      ...line,
      atMs: 0,
      text: line.kind === 'note' ? line.text.replace(`port ${endpoint.port}`, 'port') : line.text,
    })),
  };
}

/** Where the bytes of an exchange may be cut: anywhere, and often within a line end. */
function cutsOf({ steps }: Exchange): fc.Arbitrary<number[]> {
  const bytes = serverBytes(steps);
  const lineFeeds = Array.from(bytes.keys()).filter((at) => bytes[at] === 0x0a);
  const place = fc.oneof(fc.nat(bytes.length), fc.constantFrom(...lineFeeds));
  return fc.array(place, { maxLength: 30 });
}

function expectEveryByteAccountedFor({ transcript }: CheckRecord, steps: readonly string[]): void {
  const bytesOf = (wanted: string): number =>
    transcript.reduce((sum, { kind, bytes }) => sum + (kind === wanted ? bytes : 0), 0);
  expect(bytesOf('received')).toBe(serverBytes(steps).length);
  if (steps.includes('C: *')) return;
  const sent = steps.filter((step) => step.startsWith('C:'));
  // `C: ` is left out, CRLF is added.
  expect(bytesOf('sent')).toBe(sent.join('').length - sent.length);
}

const runs: readonly (readonly [string, Exchange, Run, number])[] = [
  ...exchanges.map((exchange) => [exchange.name, exchange, inMemory, 12] as const),
  ...upgradedExchanges.map((exchange) => [exchange.name, exchange, overLoopback, 2] as const),
];

describe('any split of the bytes gives the same transcript and result', () => {
  test.each(runs)('%s', async (name, exchange, run, numRuns) => {
    const whole = await run(exchange, []);
    const isSuccess = /success|in two steps|in the greeting|literals/.test(name);
    expect(failureOf(whole)).toEqual(isSuccess ? 'none' : expect.stringMatching(/ failed /));
    expect(failureOf(whole)).not.toMatch(/stage\//);
    expectEveryByteAccountedFor(whole, exchange.steps);

    const expected = lasting(whole);
    expect(lasting(await run(exchange, 'every'))).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(cutsOf(exchange), async (cuts) => {
        expect(lasting(await run(exchange, cuts))).toEqual(expected);
      }),
      { seed, numRuns },
    );
  });
});
