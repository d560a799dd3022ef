import { beforeEach, describe, expect, test } from 'vitest';
import { requests } from '../../../shared/ipc.ts';
import { passedRun } from '../../shared/run-records.ts';
import { exampleConnection, exampleSignedIn, fakePracticeTenant } from '../fakes.ts';
import { asking, realConnection, testServices } from './test-services.ts';

let tested: ReturnType<typeof testServices>;
beforeEach(() => {
  tested = testServices();
});

describe('a run', () => {
  const run = { connection: exampleConnection, signInId: 's1' };
  const expired = { ok: false, error: { code: 'signin/expired' } };

  test('starts with the connection, the token and the servers of the practice tenant', async () => {
    const { handlers, started, state } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    expect(await handlers['run:start'](run)).toEqual({ ok: true, value: { runId: 'run-1' } });
    expect(started[0]?.connection).toBe(exampleConnection);
    expect(started[0]?.signedIn.summary.signInId).toBe('s1');
    expect(started[0]?.target.endpoints).toEqual(state.tenant?.endpoints);
  });

  test('needs the practice tenant to run', async () => {
    const { handlers } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    await handlers['practice:stop'](undefined);
    expect(await handlers['run:start'](run)).toEqual({
      ok: false,
      error: { code: 'practice/not-running' },
    });
  });

  test('needs a sign-in that is known', async () => {
    const { handlers } = tested;
    await handlers['practice:start'](undefined);
    expect(await handlers['run:start'](run)).toEqual(expired);
    await handlers['sign-in:start'](asking(exampleConnection));
    await handlers['sign-in:forget']({ signInId: 's1' });
    expect(await handlers['run:start'](run)).toEqual(expired);
  });

  test.each([
    ['2026-01-01T12:00:01Z', true],
    ['2026-01-01T12:00:00Z', false],
    ['2026-01-01T11:00:00Z', false],
    [undefined, true],
  ])('with a token until %s starts: %s', async (expiresAt, starts) => {
    const { handlers, state } = tested;
    state.signIn = () => Promise.resolve(exampleSignedIn('s1', expiresAt));
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    const result = await handlers['run:start'](run);
    if (starts) expect(result.ok).toBe(true);
    else expect(result).toEqual(expired);
  });

  test.each([
    ['a year ahead', '2025-01-01T12:30:00Z', -1, true],
    ['a year ahead', '2025-01-01T11:30:00Z', -1, false],
    ['a year behind', '2027-01-01T12:30:00Z', 1, true],
    ['a year behind', '2027-01-01T11:30:00Z', 1, false],
  ])(
    'under a clock %s with a token until %s starts as it should',
    async (_, expiresAt, years, starts) => {
      const { handlers, state } = tested;
      const signedIn = exampleSignedIn('s1', expiresAt);
      signedIn.summary.clockOffsetMs = years * 365 * 86_400_000;
      state.signIn = () => Promise.resolve(signedIn);
      await handlers['practice:start'](undefined);
      await handlers['sign-in:start'](asking(exampleConnection));
      expect((await handlers['run:start'](run)).ok).toBe(starts);
    },
  );

  test('never shows the practice tenant the token of a real one, nor the other way round', async () => {
    const { handlers, state, started } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(realConnection));
    expect(await handlers['run:start'](run)).toEqual(expired);
    state.signIn = () => Promise.resolve(exampleSignedIn('s2'));
    await handlers['sign-in:start'](asking(exampleConnection));
    expect(await handlers['run:start']({ connection: realConnection, signInId: 's2' })).toEqual(
      expired,
    );
    expect(started).toEqual([]);
  });

  test('never shows a practice tenant the token of an earlier one', async () => {
    const { handlers, state } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    state.tenant = fakePracticeTenant(2);
    expect(await handlers['run:start'](run)).toEqual(expired);
  });

  test('keeps the token of a practice tenant while something stands in its authority’s place', async () => {
    const { handlers, state, started } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    const tenant = fakePracticeTenant();
    const authority = 'https://localhost:4/elsewhere';
    state.tenant = { ...tenant, home: tenant.authority, authority };
    expect((await handlers['run:start'](run)).ok).toBe(true);
    expect(started[0]?.target.authority).toBe(authority);
  });

  test('sends a test message only to the address that was named for this run', async () => {
    const { handlers, started } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    await handlers['run:start']({ ...run, testMessageTo: 'ada@contoso.example' });
    await handlers['run:start'](run);
    expect(started.map(({ testMessageTo }) => testMessageTo)).toEqual([
      'ada@contoso.example',
      undefined,
    ]);
    const { request } = requests['run:start'];
    const smtp = { ...exampleConnection, protocols: ['imap', 'smtp'] };
    const asked = { ...run, connection: smtp, testMessageTo: 'ada@contoso.example' };
    expect(request.safeParse(asked).success).toBe(true);
    expect(request.safeParse({ ...asked, connection: exampleConnection }).success).toBe(false);
    expect(request.safeParse({ ...asked, testMessageTo: 'a\r\nRCPT' }).success).toBe(false);
  });

  test('is cancelled by its ID, and one check of it by its protocol', async () => {
    await tested.handlers['run:cancel']({ runId: 'run-1' });
    await tested.handlers['run:cancel']({ runId: 'run-1', protocol: 'pop' });
    expect(tested.calls).toEqual(['run-1 cancelled', 'run-1 pop cancelled']);
  });
});

describe('one check again', () => {
  const previous = passedRun();
  const again = { runId: previous.id, protocol: 'imap', from: 'auth' } as const;

  /** A finished run at the practice tenant, signed in as `s1`. */
  async function afterRun() {
    const { handlers, finished } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    const run = { connection: exampleConnection, signInId: 's1', record: previous };
    finished.set(previous.id, run);
  }

  test('has the connection, the sign-in, the servers and the record of the run before', async () => {
    await afterRun();
    const { handlers, started, state } = tested;
    expect(await handlers['run:retry'](again)).toEqual({ ok: true, value: { runId: 'run-1' } });
    expect(started[0]?.connection).toBe(exampleConnection);
    expect(started[0]?.signedIn.summary.signInId).toBe('s1');
    expect(started[0]?.target.endpoints).toEqual(state.tenant?.endpoints);
    expect(started[0]?.retry).toEqual({ protocol: 'imap', from: 'auth', previous });
    expect(started[0]).not.toHaveProperty('testMessageTo');
  });

  test('is refused for a run that is not the last, and for a protocol it did not have', async () => {
    await afterRun();
    const unknown = { ok: false, error: { code: 'run/unknown' } };
    const retry = tested.handlers['run:retry'];
    expect(await retry({ ...again, runId: 'another' })).toEqual(unknown);
    expect(await retry({ ...again, protocol: 'pop' })).toEqual(unknown);
    expect(tested.started).toEqual([]);
  });

  test('is refused once the token is over, dropped, or of another practice tenant', async () => {
    const expired = { ok: false, error: { code: 'signin/expired' } };
    tested.state.signIn = () => Promise.resolve(exampleSignedIn('s1', '2026-01-01T11:59:59Z'));
    await afterRun();
    const retry = tested.handlers['run:retry'];
    expect(await retry(again)).toEqual(expired);

    tested = testServices();
    await afterRun();
    await tested.handlers['sign-in:forget']({ signInId: 's1' });
    expect(await tested.handlers['run:retry'](again)).toEqual(expired);

    tested = testServices();
    await afterRun();
    tested.state.tenant = fakePracticeTenant(2);
    expect(await tested.handlers['run:retry'](again)).toEqual(expired);
    tested.state.tenant = undefined;
    expect(await tested.handlers['run:retry'](again)).toMatchObject({
      error: { code: 'practice/not-running' },
    });
    expect(tested.started).toEqual([]);
  });

  test('takes a test message for SMTP only', () => {
    const { request } = requests['run:retry'];
    const asked = { ...again, testMessageTo: 'ada@contoso.example' };
    expect(request.safeParse(asked).success).toBe(false);
    expect(request.safeParse({ ...asked, protocol: 'smtp' }).success).toBe(true);
  });
});
