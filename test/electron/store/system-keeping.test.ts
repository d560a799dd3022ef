import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createForgivingCache } from '../../../electron/auth/forgiving-cache.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import {
  app,
  cacheText,
  certificate,
  KeepingPlace,
  otherApp,
  otherCloud,
  revealed,
  secret,
} from './keeping-place.ts';

let place: KeepingPlace;
beforeEach(() => {
  place = new KeepingPlace();
});
afterEach(() => {
  place.remove();
});

describe('what is kept', () => {
  test('comes back after the program was started again, each for its app and its cloud', async () => {
    const keeping = place.keeping();
    expect(place.files()).toEqual([]);
    await (await place.cacheOf(app, keeping)).save(makeSecret(cacheText('1')));
    await (await place.cacheOf(otherCloud, keeping)).save(makeSecret(cacheText('2')));
    expect(await keeping.saveCredential(app, secret)).toEqual({ ok: true, value: undefined });
    expect(await keeping.saveCredential(otherApp, certificate)).toEqual({
      ok: true,
      value: undefined,
    });

    const again = place.keeping();
    expect((await (await place.cacheOf(app, again)).load())?.reveal()).toBe(cacheText('1'));
    expect((await (await place.cacheOf(otherCloud, again)).load())?.reveal()).toBe(cacheText('2'));
    expect(await (await place.cacheOf(otherApp, again)).load()).toBeUndefined();
    const kept = async (keptFor: typeof app) => {
      const result = await again.credential(keptFor);
      return result.ok ? revealed(result.value) : result.error;
    };
    expect(await kept(app)).toEqual(revealed(secret));
    expect(await kept({ ...otherApp, clientId: otherApp.clientId.toUpperCase() })).toEqual(
      revealed(certificate),
    );
    expect(await kept(otherCloud)).toBeUndefined();
    expect(await again.state()).toEqual({ setAside: [] });
  });

  test('is nothing as long as nobody asks for it', async () => {
    const keeping = place.keeping();
    await keeping.state();
    expect(await (await place.cacheOf(app, keeping)).load()).toBeUndefined();
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    await keeping.removeCredential(app);
    await (await place.cacheOf(app, keeping)).remove();
    expect(readdirSync(place.parent)).toEqual([]);
  });

  test('is readable for nobody else, and not in plain text', async () => {
    await place.keeping().saveCredential(app, certificate);
    await (await place.cacheOf()).save(makeSecret(cacheText('')));
    if (process.platform !== 'win32') {
      expect(statSync(place.folder).mode & 0o777).toBe(0o700);
    }
    expect(place.files()).toHaveLength(2);
    for (const name of place.files()) {
      const path = join(place.folder, name);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(name).toMatch(/^(token-cache|credential)-[0-9a-f]{32}\.bin$/);
      expect(readFileSync(path, 'latin1')).not.toMatch(/canary|microsoft|8d2a6e41/);
    }
  });

  test('is gone when it is removed', async () => {
    const keeping = place.keeping();
    await keeping.saveCredential(app, secret);
    const cache = await place.cacheOf(app, keeping);
    await cache.save(makeSecret(cacheText('')));
    await keeping.removeCredential(app);
    await cache.remove();
    expect(place.files()).toEqual([]);
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    expect(await cache.load()).toBeUndefined();
  });

  test('is gone with what was set aside and what a crash left of it, and only that', async () => {
    const keeping = place.keeping();
    await keeping.saveCredential(otherApp, secret);
    const [others = ''] = place.files();
    await keeping.saveCredential(app, secret);
    const path = join(place.folder, place.files().find((name) => name !== others) ?? '');
    writeFileSync(path, 'spoiled');
    await keeping.credential(app);
    writeFileSync(`${path}.4f.part`, 'left by a crash');
    await keeping.saveCredential(app, secret);
    expect(place.files()).toHaveLength(4);
    expect(await keeping.removeCredential(app)).toEqual({ ok: true, value: undefined });
    expect(place.files()).toEqual([others]);
  });

  test('is told where it cannot be removed', async () => {
    place.blockFolder();
    const failed = { ok: false, error: { code: 'keeping/failed' } };
    expect(await place.keeping().removeCredential(app)).toMatchObject(failed);
    await expect((await place.cacheOf()).remove()).rejects.toMatchObject({
      appError: failed.error,
    });
    await place.keeping().removePractice();
  });

  test('is counted without being opened, and all of it is gone when all is removed', async () => {
    const keeping = place.keeping();
    expect(await keeping.contents()).toEqual({ ok: true, value: { apps: 0, credentials: 0 } });
    await (await place.cacheOf(app, keeping)).save(makeSecret(cacheText('1')));
    await (await place.cacheOf(otherCloud, keeping)).save(makeSecret(cacheText('2')));
    await (
      await place.cacheOf({ ...app, practice: true }, keeping)
    ).save(makeSecret(cacheText('3')));
    await keeping.saveCredential(app, secret);
    writeFileSync(join(place.folder, 'credential-0123.bin.set-aside-1'), 'x');
    expect(await keeping.contents()).toEqual({ ok: true, value: { apps: 2, credentials: 1 } });
    const saving = keeping.saveCredential(otherApp, certificate);
    expect(await keeping.removeAll()).toEqual({ ok: true, value: undefined });
    await saving;
    expect(place.files()).toEqual([]);
    expect(await keeping.contents()).toEqual({ ok: true, value: { apps: 0, credentials: 0 } });
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
  });

  test('does not come back with a sign-in that was open when all was removed', async () => {
    const keeping = place.keeping();
    const open = await place.cacheOf(app, keeping);
    await open.save(makeSecret(cacheText('1')));
    const ofSignIn = createForgivingCache(open, false);
    expect(await keeping.removeAll()).toEqual({ ok: true, value: undefined });
    await expect(open.save(makeSecret(cacheText('2')))).rejects.toMatchObject({
      appError: { code: 'keeping/failed' },
    });
    // It renews all the same, in memory, also where MSAL had read its cache before.
    await ofSignIn.save(makeSecret(cacheText('2')));
    expect((await ofSignIn.load())?.reveal()).toBe(cacheText('2'));
    expect(place.files()).toEqual([]);
    // Who signs in afterwards and wants that kept is kept, and the one before does not touch it.
    await (await place.cacheOf(app, keeping)).save(makeSecret(cacheText('3')));
    await ofSignIn.save(makeSecret(cacheText('4')));
    expect((await (await place.cacheOf(app, keeping)).load())?.reveal()).toBe(cacheText('3'));
  });

  test('of the practice tenant is found and removed by itself, whatever address it had', async () => {
    const keeping = place.keeping();
    await keeping.removePractice();
    await keeping.saveCredential(app, secret);
    const real = place.files();
    for (const port of [1, 2]) {
      const practice = { ...app, authority: `https://localhost:${port}`, practice: true };
      await keeping.saveCredential(practice, secret);
      await (await place.cacheOf(practice, keeping)).save(makeSecret(cacheText('')));
      const kept = await keeping.credential(practice);
      expect(kept.ok && revealed(kept.value)).toEqual(revealed(secret));
    }
    expect(place.files()).toHaveLength(5);
    await place.keeping().removePractice();
    expect(place.files()).toEqual(real);
  });

  test('is written again where the system has a newer key', async () => {
    await place.keeping().saveCredential(app, secret);
    const before = readFileSync(place.onlyFile());
    place.box.rotated = true;
    expect(await place.keeping().credential(app)).toMatchObject({ ok: true });
    expect(readFileSync(place.onlyFile())).not.toEqual(before);
    place.box.rotated = false;
    const kept = await place.keeping().credential(app);
    expect(kept.ok && revealed(kept.value)).toEqual(revealed(secret));
  });
});

describe('where the system does not protect it', () => {
  test.each([
    ['unavailable', 'keeping/unavailable'],
    ['basic-text', 'keeping/basic-text'],
  ] as const)('(%s) nothing is written or read, and what is there stays', async (state, code) => {
    await place.keeping().saveCredential(app, secret);
    const before = place.files();
    place.box.now = state;
    const keeping = place.keeping();
    const refused = { ok: false, error: { code } };
    expect(await keeping.state()).toEqual({ problem: { code }, setAside: [] });
    expect(await keeping.tokenCache(app)).toEqual(refused);
    expect(await keeping.saveCredential(otherApp, secret)).toEqual(refused);
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    expect(place.files()).toEqual(before);
    await keeping.removeCredential(app);
    expect(place.files()).toEqual([]);
  });
});
