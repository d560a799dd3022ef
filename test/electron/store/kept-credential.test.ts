import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { app, KeepingPlace } from './keeping-place.ts';

let place: KeepingPlace;
beforeEach(() => {
  place = new KeepingPlace();
});
afterEach(() => {
  place.remove();
});

describe('a kept credential', () => {
  test('that is none is set aside', async () => {
    const none = { kind: 'client-secret' as const, value: makeSecret('') };
    await place.keeping().saveCredential(app, none);
    const keeping = place.keeping();
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    expect((await keeping.state()).setAside).toHaveLength(1);
  });

  test('is never a pasted token', async () => {
    const token: Credential = { kind: 'pasted-token', value: makeSecret('canary-token') };
    expect(await place.keeping().saveCredential(app, token)).toMatchObject({ ok: false });
    expect(place.files()).toEqual([]);
  });
});
