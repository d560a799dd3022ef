import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SignInFailure } from '../../../electron/auth/failure.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { app, cacheText, KeepingPlace } from './keeping-place.ts';

let place: KeepingPlace;
beforeEach(() => {
  place = new KeepingPlace();
});
afterEach(() => {
  place.remove();
});

describe('a kept token cache', () => {
  test('is what was saved last, however fast one follows the other', async () => {
    const keeping = place.keeping();
    const saves = Array.from({ length: 20 }, async (_, index) => {
      await (await place.cacheOf(app, keeping)).save(makeSecret(cacheText(`${index}`)));
    });
    await Promise.all(saves);
    expect((await (await place.cacheOf(app, keeping)).load())?.reveal()).toBe(cacheText('19'));
    expect(place.files()).toHaveLength(1);
  });

  test.each(['', 'no JSON', 'null', '1', '[]', '{"Account":{"a":null}}', '{"AccessToken":"x"}'])(
    'that holds %j is set aside: MSAL would throw',
    async (text) => {
      await (await place.cacheOf()).save(makeSecret(text));
      const keeping = place.keeping();
      expect(await (await place.cacheOf(app, keeping)).load()).toBeUndefined();
      expect((await keeping.state()).setAside).toHaveLength(1);
    },
  );

  test('that cannot be read is as if there were none', async () => {
    await (await place.cacheOf()).save(makeSecret(cacheText('')));
    writeFileSync(place.onlyFile(), 'spoiled');
    expect(await (await place.cacheOf()).load()).toBeUndefined();
  });

  test('that cannot be written ends the sign-in with the same words', async () => {
    place.blockFolder();
    const cache = await place.cacheOf();
    const saving = cache.save(makeSecret(cacheText('')));
    await expect(saving).rejects.toBeInstanceOf(SignInFailure);
    await expect(saving).rejects.toMatchObject({ appError: { code: 'keeping/failed' } });
    await expect(cache.load()).rejects.toMatchObject({ appError: { code: 'keeping/failed' } });
  });
});
