import { beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../../../electron/auth/types.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError } from '../../../shared/errors.ts';
import { exampleConnection, exampleSignedIn } from '../fakes.ts';
import { account, asking, realConnection, testServices, withSecret } from './test-services.ts';

let tested: ReturnType<typeof testServices>;
beforeEach(() => {
  tested = testServices();
});

describe('signing in', () => {
  test('to the practice tenant needs it to run', async () => {
    const { handlers, calls } = tested;
    const request = asking(exampleConnection);
    expect(await handlers['sign-in:start'](request)).toEqual({
      ok: false,
      error: { code: 'practice/not-running' },
    });
    expect(calls).toEqual([]);
    await handlers['practice:start'](undefined);
    expect(await handlers['sign-in:start'](request)).toMatchObject({ ok: true });
    expect(calls).toEqual(['sign in ada@contoso.example']);
  });

  test('to a real tenant does not', async () => {
    const result = await tested.handlers['sign-in:start'](asking(realConnection));
    expect(result).toMatchObject({ ok: true, value: { signInId: 's1' } });
  });

  test('ends when the practice tenant that it is at is stopped', async () => {
    const { handlers, state, calls } = tested;
    await handlers['practice:start'](undefined);
    let end: (signedIn: SignedIn) => void = () => undefined;
    state.signIn = () => new Promise((resolve) => (end = resolve));
    const signIn = handlers['sign-in:start'](asking(exampleConnection));
    await handlers['practice:stop'](undefined);
    expect(calls).toContain('sign-in cancelled');
    end(exampleSignedIn('s1'));
    await signIn;
  });

  test('at a real tenant goes on when the practice tenant is stopped', async () => {
    const { handlers, state, calls } = tested;
    await handlers['practice:start'](undefined);
    let end: (signedIn: SignedIn) => void = () => undefined;
    state.signIn = () => new Promise((resolve) => (end = resolve));
    const signIn = handlers['sign-in:start'](asking(realConnection));
    await handlers['practice:stop'](undefined);
    expect(calls).not.toContain('sign-in cancelled');
    end(exampleSignedIn('s1'));
    expect(await signIn).toMatchObject({ ok: true });
  });
});

describe('what a sign-in is done with', () => {
  const missing = { ok: false, error: { code: 'credential/missing' } };

  test('is the credential of the right kind, or the sign-in does not begin', async () => {
    const { handlers, asked } = tested;
    const start = handlers['sign-in:start'];
    const certificate: Connection = { ...withSecret, flow: 'certificate' };
    expect(await start(asking(withSecret))).toEqual(missing);
    expect(await start({ ...asking(withSecret), credentialId: 'unknown' })).toEqual(missing);
    expect(await start({ ...asking(certificate), credentialId: 'secret' })).toEqual(missing);
    expect(asked).toEqual([]);
    expect((await start({ ...asking(withSecret), credentialId: 'secret' })).ok).toBe(true);
    expect(asked[0]?.credential?.kind).toBe('client-secret');
  });

  test('is no credential where a person signs in, whatever was named', async () => {
    const { handlers, asked } = tested;
    await handlers['sign-in:start']({ ...asking(realConnection), credentialId: 'secret' });
    expect(asked[0]).not.toHaveProperty('credential');
  });

  test('is kept only where that was asked for and the sign-in worked', async () => {
    const { handlers, calls } = tested;
    const start = handlers['sign-in:start'];
    await start({ ...asking(withSecret), credentialId: 'secret' });
    expect(calls.filter((call) => call.startsWith('kept'))).toEqual([]);
    await start({ ...asking(withSecret), credentialId: 'secret', remember: true });
    expect(calls).toContain('kept client-secret for https://login.microsoftonline.com');
  });

  test('that is kept is said to be, also of the next token', async () => {
    const { handlers } = tested;
    const request = { ...asking(withSecret), credentialId: 'secret' };
    const unkept = await handlers['sign-in:start'](request);
    expect(unkept).toMatchObject({ value: { signInId: 's1', remembered: false } });
    expect(await handlers['sign-in:renew']({ signInId: 's1' })).toMatchObject({
      value: { remembered: false },
    });
    const kept = await handlers['sign-in:start']({ ...request, remember: true });
    expect(kept).toMatchObject({ value: { signInId: 's1', remembered: true } });
    expect(await handlers['sign-in:renew']({ signInId: 's1' })).toMatchObject({
      value: { remembered: true },
    });
  });

  test('that cannot be kept does not undo the sign-in, which says that it is not kept', async () => {
    const { handlers, state } = tested;
    state.signIn = () => {
      const signedIn = exampleSignedIn('s1');
      return Promise.resolve({ ...signedIn, summary: { ...signedIn.summary, remembered: true } });
    };
    state.saving = { ok: false, error: appError('keeping/failed') };
    const request = { ...asking(withSecret), credentialId: 'secret', remember: true };
    expect(await handlers['sign-in:start'](request)).toMatchObject({
      ok: true,
      value: { signInId: 's1', remembered: false },
    });
  });

  test('is no longer kept once that sign-in is signed out, and only then', async () => {
    const { handlers, calls } = tested;
    await handlers['sign-in:start']({ ...asking(withSecret), credentialId: 'secret' });
    await handlers['sign-in:sign-out']({ signInId: 's1' });
    expect(calls).toContain('removed credential for https://login.microsoftonline.com');
    calls.length = 0;
    await handlers['sign-in:start'](asking(realConnection));
    await handlers['sign-in:sign-out']({ signInId: 's1' });
    expect(calls).not.toContain('removed credential for https://login.microsoftonline.com');
  });
});

describe('accounts', () => {
  test('are listed and removed for the app of a connection', async () => {
    const { handlers, calls } = tested;
    const listed = await handlers['account:list']({ connection: realConnection });
    expect(listed).toEqual({ ok: true, value: { accounts: [account] } });
    await handlers['account:remove']({ connection: realConnection, accountId: 'a.t' });
    expect(calls).toEqual(['removed a.t']);
  });

  test('cannot be asked for while the practice tenant does not run', async () => {
    const { handlers } = tested;
    const request = { connection: exampleConnection };
    const notRunning = { ok: false, error: { code: 'practice/not-running' } };
    expect(await handlers['account:list'](request)).toEqual(notRunning);
    expect(await handlers['account:remove']({ ...request, accountId: 'a' })).toEqual(notRunning);
    expect(await handlers['credential:kept'](request)).toEqual(notRunning);
    expect(await handlers['consent:walk'](request)).toEqual(notRunning);
  });

  test('that cannot be removed from this computer are not said to be signed out', async () => {
    const { handlers, state } = tested;
    await handlers['sign-in:start'](asking(realConnection));
    const failed = { ok: false, error: appError('keeping/failed') } as const;
    state.signingOut = failed;
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toEqual(failed);
    state.signingOut = { ok: true, value: undefined };
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toMatchObject({ ok: true });
  });

  test('lose their token when they sign out', async () => {
    const { handlers, calls } = tested;
    await handlers['sign-in:start'](asking(realConnection));
    await handlers['sign-in:sign-out']({ signInId: 's1' });
    expect(calls).toContain('signed out s1');
    const run = { connection: realConnection, signInId: 's1' };
    expect(await handlers['run:start'](run)).toMatchObject({ error: { code: 'signin/expired' } });
  });
});
