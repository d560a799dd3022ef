import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { keepingStateSchema } from '../../../shared/keeping.ts';
import { FakeBox } from './fake-box.ts';
import {
  app,
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

describe('what cannot be read', () => {
  /** Keeps a secret, spoils its file, and reads it again. */
  async function spoiled(spoil: (path: string) => void) {
    await place.keeping().saveCredential(app, secret);
    spoil(place.onlyFile());
    const keeping = place.keeping();
    const result = await keeping.credential(app);
    const state = keepingStateSchema.parse(await keeping.state());
    return { result, state, keeping };
  }

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['cut to half', (bytes: Buffer) => bytes.subarray(0, 48)],
    ['empty', () => Buffer.alloc(0)],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(16)])],
    ['of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['text', () => Buffer.from('{"version":1}')],
    ['huge', () => Buffer.alloc(4 * 1024 * 1024 + 1)],
  ])('because it is %s is set aside, told, and not in the way', async (_name, change) => {
    const { result, state, keeping } = await spoiled((path) => {
      writeFileSync(path, change(readFileSync(path)));
    });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(place.files()).toHaveLength(1);
    expect(place.files()[0]).toMatch(/\.bin\.set-aside-1$/);
    expect(state).toEqual({ setAside: [{ code: 'keeping/set-aside', detail: place.files()[0] }] });
    await keeping.saveCredential(app, secret);
    const again = await keeping.credential(app);
    expect(again.ok && revealed(again.value)).toEqual(revealed(secret));
  });

  test('because any one byte was changed is never taken for what was kept', async () => {
    await place.keeping().saveCredential(app, secret);
    const path = place.onlyFile();
    const right = readFileSync(path);
    for (let index = 0; index < right.length; index += 1) {
      const changed = Buffer.from(right);
      changed[index] = (changed[index] ?? 0) ^ (index % 2 === 0 ? 1 : 0x80);
      writeFileSync(path, changed);
      expect(await place.keeping().credential(app), `byte ${index}`).toEqual({
        ok: true,
        value: undefined,
      });
    }
  });

  test('because another key encrypted it is set aside', async () => {
    const { result, state } = await spoiled(() => {
      place.box = new FakeBox();
    });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(state.setAside).toHaveLength(1);
  });

  test.each([
    [
      'another app’s',
      async () => {
        await place.keeping().saveCredential(otherApp, secret);
      },
    ],
    [
      'another cloud’s',
      async () => {
        await place.keeping().saveCredential(otherCloud, secret);
      },
    ],
    [
      'for something else',
      async () => {
        await (await place.cacheOf()).save(makeSecret('{"kind":"client-secret","value":"canary"}'));
      },
    ],
  ])('because the file is %s is set aside', async (_name, keepOther) => {
    await keepOther();
    const other = readFileSync(place.onlyFile());
    rmSync(place.onlyFile());
    const { result, state } = await spoiled((path) => {
      writeFileSync(path, other);
    });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(state.setAside).toHaveLength(1);
  });

  test.each(['', 'null', '{}', '{"version":2}', '[]', '\u0000'])(
    'because it holds %j is set aside',
    async (text) => {
      const bytes = await place.box.encrypt(text);
      const { result, state } = await spoiled((path) => {
        writeFileSync(path, bytes);
      });
      expect(result).toEqual({ ok: true, value: undefined });
      expect(state.setAside).toHaveLength(1);
    },
  );

  test('is set aside five times at most, and told twenty times', async () => {
    const keeping = place.keeping();
    await keeping.saveCredential(app, secret);
    const path = place.onlyFile();
    for (let time = 0; time < 25; time += 1) {
      writeFileSync(path, `spoiled ${time}`);
      expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    }
    expect(place.files()).toHaveLength(5);
    expect((await keeping.state()).setAside).toHaveLength(20);
  });

  const makeFolder = (path: string): void => {
    mkdirSync(join(path, 'within'), { recursive: true });
  };
  const makePipe = (path: string): void => {
    execFileSync('mkfifo', [path]);
  };
  const onWindows = process.platform === 'win32';
  const inItsPlace: [string, (path: string) => void][] = [
    ['a folder', makeFolder],
    ...(onWindows ? [] : [['a pipe', makePipe] satisfies [string, (path: string) => void]]),
  ];
  test.each(inItsPlace)(
    'because %s is in its place is set aside, and holds nothing up',
    async (_name, make) => {
      const { result, state, keeping } = await spoiled((path) => {
        rmSync(path);
        make(path);
      });
      expect(result).toEqual({ ok: true, value: undefined });
      expect(state.setAside).toHaveLength(1);
      expect(await keeping.saveCredential(app, secret)).toMatchObject({ ok: true });
      await keeping.removeCredential(app);
      expect(place.files()).toEqual([]);
    },
  );
});

describe('what cannot be written', () => {
  test('is told with the folder, and is nowhere', async () => {
    place.blockFolder();
    const result = await place.keeping().saveCredential(app, secret);
    if (result.ok) throw new Error('it was written');
    expect(result.error.code).toBe('keeping/failed');
    expect(result.error.detail).toMatch(/^.*kept: (EEXIST|ENOTDIR)$/);
    expect(result.error.detail).toContain(place.folder);
  });

  test('because it would be too large to be read again leaves what was kept before', async () => {
    const keeping = place.keeping();
    await keeping.saveCredential(app, secret);
    const before = readFileSync(place.onlyFile());
    const large = makeSecret('x'.repeat(4 * 1024 * 1024));
    expect(await keeping.saveCredential(app, { kind: 'client-secret', value: large })).toEqual({
      ok: false,
      error: { code: 'keeping/failed', detail: `${place.folder}: EFBIG` },
    });
    expect(readFileSync(place.onlyFile())).toEqual(before);
  });

  test('because the system does not encrypt leaves what was kept before', async () => {
    const keeping = place.keeping();
    await keeping.saveCredential(app, secret);
    const before = readFileSync(place.onlyFile());
    place.box.encrypt = () => Promise.reject(new Error('canary-cause'));
    const result = await keeping.saveCredential(app, certificate);
    expect(result).toEqual({
      ok: false,
      error: { code: 'keeping/failed', detail: `${place.folder}: not encrypted` },
    });
    expect(readFileSync(place.onlyFile())).toEqual(before);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'because the folder is read-only leaves no part behind',
    async () => {
      mkdirSync(place.folder);
      chmodSync(place.folder, 0o500);
      const result = await place.keeping().saveCredential(app, secret);
      chmodSync(place.folder, 0o700);
      expect(result).toMatchObject({ ok: false, error: { code: 'keeping/failed' } });
      expect(place.files()).toEqual([]);
    },
  );

  test('because the old file’s place is taken leaves no part behind', async () => {
    await place.keeping().saveCredential(app, secret);
    const path = place.onlyFile();
    rmSync(path);
    mkdirSync(join(path, 'in-the-way'), { recursive: true });
    const result = await place.keeping().saveCredential(app, secret);
    expect(result).toMatchObject({ ok: false, error: { code: 'keeping/failed' } });
    expect(place.files()).toHaveLength(1);
  });
});
