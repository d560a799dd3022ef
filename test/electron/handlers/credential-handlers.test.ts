import { beforeEach, describe, expect, test } from 'vitest';
import { appError } from '../../../shared/errors.ts';
import { asking, keptSecret, testServices, withSecret } from './test-services.ts';

let tested: ReturnType<typeof testServices>;
beforeEach(() => {
  tested = testServices();
});

describe('what an app signs in with', () => {
  test('that was kept is used for its app and its authority, and for no other', async () => {
    const { handlers, asked } = tested;
    const kept = await handlers['credential:kept']({ connection: withSecret });
    const credentialId = kept.ok ? kept.value.credential?.credentialId : undefined;
    if (credentialId === undefined) throw new Error('nothing was kept');
    const otherClient = '00000000-0000-4000-8000-000000000000';
    const authority = 'https://login.chinacloudapi.cn';
    for (const other of [
      { ...withSecret, clientId: otherClient },
      { ...withSecret, cloud: 'gcc-high' as const },
      { ...withSecret, cloud: '21vianet' as const, authority },
    ]) {
      expect(await handlers['sign-in:start']({ ...asking(other), credentialId })).toEqual({
        ok: false,
        error: { code: 'credential/missing' },
      });
    }
    expect(asked).toEqual([]);
    const upper = { ...withSecret, clientId: withSecret.clientId.toUpperCase() };
    const answer = await handlers['sign-in:start']({ ...asking(upper), credentialId });
    expect(answer).toMatchObject({ ok: true });
    expect(asked[0]?.credential).toBe(keptSecret);
  });

  test('that cannot be deleted is told, and can be tried again', async () => {
    const { handlers, state, calls } = tested;
    await handlers['sign-in:start']({ ...asking(withSecret), credentialId: 'secret' });
    const failed = { ok: false, error: appError('keeping/failed') } as const;
    state.removing = failed;
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toEqual(failed);
    expect(await handlers['credential:remove-kept']({ connection: withSecret })).toEqual(failed);
    state.removing = { ok: true, value: undefined };
    calls.length = 0;
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toMatchObject({ ok: true });
    expect(calls).toContain('removed credential for https://login.microsoftonline.com');
  });

  test('can be a certificate file, that of the practice app, or none', async () => {
    const { handlers, calls, state } = tested;
    const choose = handlers['credential:choose-certificate'];
    expect(await choose({ source: 'practice' })).toMatchObject({
      error: { code: 'practice/not-running' },
    });
    expect(await choose({ source: 'file' })).toEqual({ ok: true, value: { kind: 'none' } });
    state.files = [{ name: 'own.pfx', content: new Uint8Array() }];
    await choose({ source: 'file' });
    await handlers['practice:start'](undefined);
    await choose({ source: 'practice' });
    expect(calls).toEqual(['read own.pfx', 'read practice.pem']);
  });
});
