import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { superviseCheck, type RunCheck } from '../../../electron/mail/supervised-check.ts';
import type { CheckContext, CheckRequest } from '../../../electron/mail/types.ts';
import type { CheckEvent } from '../../../shared/check-events.ts';
import { checkRecordSchema } from '../../../shared/run-record.ts';

const request: CheckRequest = {
  protocol: 'pop',
  endpoint: { host: 'mail.contoso.example', port: 995, security: 'tls' },
  user: 'adele@contoso.example',
  token: makeSecret('a-token-of-the-test'),
  trust: { kind: 'system', extra: [] },
  route: { family: 'any' },
  initialResponse: 'auto',
};

/** A check that got as far as TCP, and then does what the test says. */
function brokenAtTcp(end: () => Promise<never>): RunCheck {
  return (_request, { emit }) => {
    const { protocol } = request;
    emit({ kind: 'check-started', protocol, stages: ['dns', 'tcp'] });
    emit({ kind: 'stage-started', protocol, stage: 'dns', atMs: 0 });
    const result = { stage: 'dns', status: 'ok', startedAtMs: 0, durationMs: 1 } as const;
    emit({ kind: 'stage-finished', protocol, result });
    emit({ kind: 'stage-started', protocol, stage: 'tcp', atMs: 1 });
    const line = { n: 1, atMs: 1, stage: 'tcp', kind: 'note', text: 'x', bytes: 0 } as const;
    emit({ kind: 'line', protocol, line: { ...line, redacted: false } });
    return end();
  };
}

async function supervise(check: RunCheck, milliseconds = 5_000) {
  const events: CheckEvent[] = [];
  const signals = [new AbortController().signal, new AbortController().signal];
  const emit = (event: CheckEvent): void => {
    events.push(event);
  };
  const record = await superviseCheck(request, { signals, emit, milliseconds }, check);
  return { record, events, signals };
}

test('a check that throws fails at the stage it was in, and what it said is not told', async () => {
  const check = brokenAtTcp(() => Promise.reject(new TypeError('marker')));
  const { record, events } = await supervise(check);
  expect(checkRecordSchema.parse(record)).toEqual(record);
  expect(record.outcome).toBe('failed');
  expect(record.stages.slice(0, 3)).toMatchObject([
    { stage: 'dns', status: 'ok' },
    { stage: 'tcp', status: 'failed', error: { code: 'app/unexpected', detail: 'TypeError' } },
    { stage: 'tls', status: 'not-reached' },
  ]);
  expect(record.transcript).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ kind: 'check-finished', check: { outcome: 'failed' } });
  expect(JSON.stringify([record, events])).not.toContain('marker');
});

test('a check that throws at once fails at its first stage', async () => {
  const { record } = await supervise(() => Promise.reject(new Error('x')));
  expect(record.stages[0]).toMatchObject({ stage: 'dns', status: 'failed' });
});

test('a check that never ends is given up, told to stop, and not heard any more', async () => {
  let context: CheckContext | undefined;
  const check = brokenAtTcp(() => new Promise<never>(() => undefined));
  const { record, events } = await supervise((asked, given) => {
    context = given;
    return check(asked, given);
  }, 20);
  expect(record.stages[1]).toMatchObject({ status: 'failed', error: { code: 'run/timeout' } });
  expect(context?.signal.aborted).toBe(true);
  const told = events.length;
  context?.emit({ kind: 'stage-started', protocol: 'pop', stage: 'tls', atMs: 2 });
  expect(events).toHaveLength(told);
});

test.each([0, 1])('signal %i alone stops the check', async (index) => {
  const controllers = [new AbortController(), new AbortController()];
  const signals = controllers.map(({ signal }) => signal);
  const supervision = { signals, emit: () => undefined, milliseconds: 5_000 };
  const check: RunCheck = (_request, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('stopped'));
      });
      controllers[index]?.abort();
    });
  const record = await superviseCheck(request, supervision, check);
  expect(record.outcome).toBe('failed');
  for (const signal of signals) expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('no timer and no listener is left behind, however it ends', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const throwing = await supervise(() => Promise.reject(new Error('x')));
  const endless = await supervise(() => new Promise(() => undefined), 5);
  for (const signal of [...throwing.signals, ...endless.signals]) {
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
  // The test runner's own timers may end meanwhile.
  expect(timers()).toBeLessThanOrEqual(before);
});
