import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckEvent } from '../../../shared/check-events.ts';
import { checkStages } from '../../../shared/stages.ts';
import { check, checkAgainst, failureOf, stageOf } from './helpers/run-check.ts';
import { exchange } from './helpers/scripted-server.ts';

const wholeExchange = [
  'S: * OK ready',
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
  'S: C02 OK done',
  'C: L01 LOGOUT',
  'S: * BYE bye',
  'S: L01 OK done',
];

/** What the process holds open, as Node counts it. */
function openResources(): string[] {
  const counted = ['TCPSocketWrap', 'TCPServerWrap', 'TLSWrap', 'GetAddrInfoReqWrap'];
  return process.getActiveResourcesInfo().filter((kind) => counted.includes(kind));
}

/** The system closes sockets a turn or two after they are destroyed. */
async function nothingOpen(): Promise<void> {
  await vi.waitFor(() => {
    expect(openResources()).toEqual([]);
  });
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

beforeEach(nothingOpen);

const imapStages = checkStages('imap', 'tls', false);

describe.each(imapStages)('cancelling at %s', (stage) => {
  test('ends the check promptly, as cancelled, and leaves nothing behind', async () => {
    const timersBefore = timers();
    const stop = new AbortController();
    const cancel = (event: CheckEvent): void => {
      if (event.kind === 'stage-started' && event.stage === stage) stop.abort();
    };
    const { record } = await checkAgainst(
      exchange(...wholeExchange),
      { deadlines: { greeting: 9000, command: 9000, tls: 9000 } },
      stop.signal,
      cancel,
    );
    expect(record.outcome).toBe('cancelled');
    expect(failureOf(record)).toBe(`${stage} cancelled`);
    expect(record.durationMs).toBeLessThan(3000);
    const later = imapStages.slice(imapStages.indexOf(stage) + 1);
    for (const next of later) expect(stageOf(record, next).status).toBe('not-reached');
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(timersBefore);
    await nothingOpen();
  });
});

test('cancelling while the server is silent does not wait for the deadline', async () => {
  const stop = new AbortController();
  const { record } = await checkAgainst(
    async (peer) => {
      peer.send('* OK ready\r\n');
      await peer.line();
      stop.abort();
      await peer.gone;
    },
    { deadlines: { command: 9000 } },
    stop.signal,
  );
  expect(failureOf(record)).toBe('capability cancelled');
  expect(record.durationMs).toBeLessThan(3000);
});

test('a check that was cancelled before it began connects to nothing', async () => {
  const { record, events } = await check(
    { endpoint: { host: 'localhost', port: 1, security: 'tls' } },
    AbortSignal.abort(),
  );
  expect(record.outcome).toBe('cancelled');
  expect(failureOf(record)).toBe('dns cancelled');
  expect(events.map(({ kind }) => kind).at(-1)).toBe('check-finished');
});

test('a whole check leaves no listener, timer or socket behind', async () => {
  const timersBefore = timers();
  const { signal } = new AbortController();
  const { record } = await checkAgainst(exchange(...wholeExchange), {}, signal);
  expect(record.outcome).toBe('ok');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(timers()).toBeLessThanOrEqual(timersBefore);
  await nothingOpen();
});
