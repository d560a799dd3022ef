import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckEvent } from '../../../shared/check-events.ts';
import { checkStages, protocols, type Protocol, type Security } from '../../../shared/stages.ts';
import { check, checkAgainst, failureOf, stageOf } from './helpers/run-check.ts';
import { exchange, tlsStep, type Script } from './helpers/scripted-server.ts';

/** How each protocol begins, with STARTTLS in the clear, and then the rest of a whole check. */
const exchanges: Record<Protocol, { greeting: string[]; starttls: string[]; rest: string[] }> = {
  imap: {
    greeting: ['S: * OK ready'],
    starttls: ['C: *', 'S: * CAPABILITY STARTTLS', 'S: C00 OK done', 'C: *', 'S: T01 OK go'],
    rest: [
      'C: C01 CAPABILITY',
      'S: * CAPABILITY AUTH=XOAUTH2 SASL-IR',
      'S: C01 OK done',
      'C: *',
      'S: A01 OK done',
      'C: S01 SELECT INBOX',
      'S: * 3 EXISTS',
      'S: S01 OK done',
      'C: E01 EXAMINE INBOX',
      'S: E01 OK done',
      'C: C02 CLOSE',
      'C: L01 LOGOUT',
      'S: C02 OK done',
      'S: * BYE bye',
      'S: L01 OK done',
    ],
  },
  pop: {
    greeting: ['S: +OK ready'],
    starttls: ['C: CAPA', 'S: +OK', 'S: STLS', 'S: .', 'C: STLS', 'S: +OK go'],
    rest: [
      'C: CAPA',
      'S: +OK',
      'S: SASL XOAUTH2',
      'S: .',
      'C: AUTH XOAUTH2',
      'S: + ',
      'C: *',
      'S: +OK done',
      'C: STAT',
      'S: +OK 3 1000',
      'C: QUIT',
      'S: +OK bye',
    ],
  },
  smtp: {
    greeting: ['S: 220 ready'],
    starttls: ['C: *', 'S: 250-hello', 'S: 250 STARTTLS', 'C: STARTTLS', 'S: 220 go'],
    rest: [
      'C: *',
      'S: 250-hello',
      'S: 250 AUTH XOAUTH2',
      'C: AUTH XOAUTH2',
      'S: 334 ',
      'C: *',
      'S: 235 done',
      'C: *',
      'S: 250 done',
      'C: *',
      'S: 250 done',
      'C: RSET',
      'S: 250 done',
      'C: QUIT',
      'S: 221 bye',
    ],
  },
};

/** All that a server says in a whole check. */
function wholeExchange(protocol: Protocol, security: Security): Script {
  const { greeting, starttls, rest } = exchanges[protocol];
  const start = security === 'tls' ? greeting : [...greeting, ...starttls, tlsStep];
  return exchange(...start, ...rest);
}

/** What the process holds open, as Node counts it. */
function openResources(): string[] {
  const counted = ['TCPSocketWrap', 'TCPServerWrap', 'TLSWrap', 'GetAddrInfoReqWrap'];
  return process.getActiveResourcesInfo().filter((kind) => counted.includes(kind));
}

/** The system closes sockets a turn or two after they are destroyed. */
async function nothingOpen(): Promise<void> {
  await vi.waitFor(
    () => {
      expect(openResources()).toEqual([]);
    },
    { interval: 5 },
  );
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

beforeEach(nothingOpen);

const ways = protocols.flatMap((protocol) =>
  (['tls', 'starttls'] as const).map((security) => ({ protocol, security })),
);

describe.each(ways)('$protocol over $security', ({ protocol, security }) => {
  const stageNames = checkStages(protocol, security, false);

  test.each(stageNames)(
    'cancelled at %s ends promptly and leaves nothing behind',
    async (stage) => {
      const timersBefore = timers();
      const stop = new AbortController();
      const cancel = (event: CheckEvent): void => {
        if (event.kind === 'stage-started' && event.stage === stage) stop.abort();
      };
      const { record } = await checkAgainst(
        wholeExchange(protocol, security),
        { protocol, security, deadlines: { greeting: 9000, command: 9000, tls: 9000 } },
        stop.signal,
        cancel,
      );
      expect(record.outcome).toBe('cancelled');
      expect(failureOf(record)).toBe(`${stage} cancelled`);
      expect(record.durationMs).toBeLessThan(3000);
      const later = stageNames.slice(stageNames.indexOf(stage) + 1);
      for (const next of later) expect(stageOf(record, next).status).toBe('not-reached');
      expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
      expect(timers()).toBeLessThanOrEqual(timersBefore);
      await nothingOpen();
    },
  );

  test('not cancelled, the whole check leaves no listener, timer or socket behind', async () => {
    const timersBefore = timers();
    const { signal } = new AbortController();
    const { record } = await checkAgainst(
      wholeExchange(protocol, security),
      { protocol, security },
      signal,
    );
    expect(record.outcome).toBe('ok');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(timersBefore);
    await nothingOpen();
  });
});

test.each(protocols)(
  'cancelling while the %s server is silent does not wait for the deadline',
  async (protocol) => {
    const stop = new AbortController();
    const { record } = await checkAgainst(
      async (peer) => {
        for (const step of exchanges[protocol].greeting) peer.send(`${step.slice(3)}\r\n`);
        await peer.line();
        stop.abort();
        await peer.gone;
      },
      { protocol, deadlines: { command: 9000 } },
      stop.signal,
    );
    expect(failureOf(record)).toBe('capability cancelled');
    expect(record.durationMs).toBeLessThan(3000);
  },
);

test('a check that was cancelled before it began connects to nothing', async () => {
  const { record, events } = await check(
    { endpoint: { host: 'localhost', port: 1, security: 'tls' } },
    AbortSignal.abort(),
  );
  expect(record.outcome).toBe('cancelled');
  expect(failureOf(record)).toBe('dns cancelled');
  expect(events.map(({ kind }) => kind).at(-1)).toBe('check-finished');
});
