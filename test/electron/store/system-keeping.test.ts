import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { SignInFailure } from '../../../electron/auth/failure.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import {
  createSecretBox,
  type AsyncSafeStorage,
  type BoxState,
} from '../../../electron/store/secret-box.ts';
import { createSystemKeeping } from '../../../electron/store/system-keeping.ts';
import { keepingStateSchema } from '../../../shared/keeping.ts';
import { FakeBox } from './fake-box.ts';

const app = {
  authority: 'https://login.microsoftonline.com',
  clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
  practice: false,
};
const otherApp = { ...app, clientId: '00000000-93b5-4c7f-a0d8-1f5e7c3b2946' };
const otherCloud = { ...app, authority: 'https://login.microsoftonline.us' };
const secret: Credential = { kind: 'client-secret', value: makeSecret('canary~secret') };
const certificate: Credential = {
  kind: 'certificate',
  certificates: 'canary-certificates',
  privateKey: makeSecret('canary-key'),
  thumbprint: 'AB',
  fileName: 'scanner.pfx',
};

let parent: string;
let folder: string;
let box: FakeBox;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'keeping-test-'));
  folder = join(parent, 'kept');
  box = new FakeBox();
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

/** What MSAL would write of one account. */
const cacheText = (name: string): string => `{"Account":{"canary-${name}":{}}}`;

const keepingHere = () => createSystemKeeping({ folder, box });

async function cacheOf(keptFor = app, keeping = keepingHere()) {
  const cache = await keeping.tokenCache(keptFor);
  if (!cache.ok) throw new Error(cache.error.code);
  return cache.value;
}

/** The files of the folder; none where it does not exist. */
function filesHere(): string[] {
  return readdirSync(parent).includes('kept') ? readdirSync(folder).sort() : [];
}

function onlyFile(): string {
  const [name = '', ...others] = filesHere();
  expect(others).toEqual([]);
  return join(folder, name);
}

function revealed(credential: Credential | undefined) {
  if (!credential) return undefined;
  return credential.kind === 'certificate'
    ? { ...credential, privateKey: credential.privateKey.reveal() }
    : { ...credential, value: credential.value.reveal() };
}

describe('what is kept', () => {
  test('comes back after the program was started again, each for its app and its cloud', async () => {
    const keeping = keepingHere();
    expect(filesHere()).toEqual([]);
    await (await cacheOf(app, keeping)).save(makeSecret(cacheText('1')));
    await (await cacheOf(otherCloud, keeping)).save(makeSecret(cacheText('2')));
    expect(await keeping.saveCredential(app, secret)).toEqual({ ok: true, value: undefined });
    expect(await keeping.saveCredential(otherApp, certificate)).toEqual({
      ok: true,
      value: undefined,
    });

    const again = keepingHere();
    expect((await (await cacheOf(app, again)).load())?.reveal()).toBe(cacheText('1'));
    expect((await (await cacheOf(otherCloud, again)).load())?.reveal()).toBe(cacheText('2'));
    expect(await (await cacheOf(otherApp, again)).load()).toBeUndefined();
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
    const keeping = keepingHere();
    await keeping.state();
    expect(await (await cacheOf(app, keeping)).load()).toBeUndefined();
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    await keeping.removeCredential(app);
    await (await cacheOf(app, keeping)).remove();
    expect(readdirSync(parent)).toEqual([]);
  });

  test('is readable for nobody else, and not in plain text', async () => {
    await keepingHere().saveCredential(app, certificate);
    await (await cacheOf()).save(makeSecret(cacheText('')));
    if (process.platform !== 'win32') {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
    expect(filesHere()).toHaveLength(2);
    for (const name of filesHere()) {
      const path = join(folder, name);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(name).toMatch(/^(token-cache|credential)-[0-9a-f]{32}\.bin$/);
      expect(readFileSync(path, 'latin1')).not.toMatch(/canary|microsoft|8d2a6e41/);
    }
  });

  test('is gone when it is removed', async () => {
    const keeping = keepingHere();
    await keeping.saveCredential(app, secret);
    const cache = await cacheOf(app, keeping);
    await cache.save(makeSecret(cacheText('')));
    await keeping.removeCredential(app);
    await cache.remove();
    expect(filesHere()).toEqual([]);
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    expect(await cache.load()).toBeUndefined();
  });

  test('is gone with what was set aside and what a crash left of it, and only that', async () => {
    const keeping = keepingHere();
    await keeping.saveCredential(otherApp, secret);
    const [others = ''] = filesHere();
    await keeping.saveCredential(app, secret);
    const path = join(folder, filesHere().find((name) => name !== others) ?? '');
    writeFileSync(path, 'spoiled');
    await keeping.credential(app);
    writeFileSync(`${path}.4f.part`, 'left by a crash');
    await keeping.saveCredential(app, secret);
    expect(filesHere()).toHaveLength(4);
    expect(await keeping.removeCredential(app)).toEqual({ ok: true, value: undefined });
    expect(filesHere()).toEqual([others]);
  });

  test('is told where it cannot be removed', async () => {
    // A file in the folder's place: nothing in it can be looked up, whoever asks.
    writeFileSync(folder, '');
    const failed = { ok: false, error: { code: 'keeping/failed' } };
    expect(await keepingHere().removeCredential(app)).toMatchObject(failed);
    await expect((await cacheOf()).remove()).rejects.toMatchObject({ appError: failed.error });
    await keepingHere().removePractice();
  });

  test('of the practice tenant is found and removed by itself, whatever address it had', async () => {
    const keeping = keepingHere();
    await keeping.removePractice();
    await keeping.saveCredential(app, secret);
    const real = filesHere();
    for (const port of [1, 2]) {
      const practice = { ...app, authority: `https://localhost:${port}`, practice: true };
      await keeping.saveCredential(practice, secret);
      await (await cacheOf(practice, keeping)).save(makeSecret(cacheText('')));
      const kept = await keeping.credential(practice);
      expect(kept.ok && revealed(kept.value)).toEqual(revealed(secret));
    }
    expect(filesHere()).toHaveLength(5);
    await keepingHere().removePractice();
    expect(filesHere()).toEqual(real);
  });

  test('is what was saved last, however fast one follows the other', async () => {
    const keeping = keepingHere();
    const saves = Array.from({ length: 20 }, async (_, index) => {
      await (await cacheOf(app, keeping)).save(makeSecret(cacheText(`${index}`)));
    });
    await Promise.all(saves);
    expect((await (await cacheOf(app, keeping)).load())?.reveal()).toBe(cacheText('19'));
    expect(filesHere()).toHaveLength(1);
  });

  test('is written again where the system has a newer key', async () => {
    await keepingHere().saveCredential(app, secret);
    const before = readFileSync(onlyFile());
    box.rotated = true;
    expect(await keepingHere().credential(app)).toMatchObject({ ok: true });
    expect(readFileSync(onlyFile())).not.toEqual(before);
    box.rotated = false;
    const kept = await keepingHere().credential(app);
    expect(kept.ok && revealed(kept.value)).toEqual(revealed(secret));
  });

  test('is never a pasted token', async () => {
    const token: Credential = { kind: 'pasted-token', value: makeSecret('canary-token') };
    expect(await keepingHere().saveCredential(app, token)).toMatchObject({ ok: false });
    expect(filesHere()).toEqual([]);
  });
});

describe('where the system does not protect it', () => {
  test.each([
    ['unavailable', 'keeping/unavailable'],
    ['basic-text', 'keeping/basic-text'],
  ] as const)('(%s) nothing is written or read, and what is there stays', async (state, code) => {
    await keepingHere().saveCredential(app, secret);
    const before = filesHere();
    box.now = state;
    const keeping = keepingHere();
    const refused = { ok: false, error: { code } };
    expect(await keeping.state()).toEqual({ problem: { code }, setAside: [] });
    expect(await keeping.tokenCache(app)).toEqual(refused);
    expect(await keeping.saveCredential(otherApp, secret)).toEqual(refused);
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    expect(filesHere()).toEqual(before);
    await keeping.removeCredential(app);
    expect(filesHere()).toEqual([]);
  });
});

describe('what cannot be read', () => {
  /** Keeps a secret, spoils its file, and reads it again. */
  async function spoiled(spoil: (path: string) => void) {
    await keepingHere().saveCredential(app, secret);
    spoil(onlyFile());
    const keeping = keepingHere();
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
    expect(filesHere()).toHaveLength(1);
    expect(filesHere()[0]).toMatch(/\.bin\.set-aside-1$/);
    expect(state).toEqual({ setAside: [{ code: 'keeping/set-aside', detail: filesHere()[0] }] });
    await keeping.saveCredential(app, secret);
    const again = await keeping.credential(app);
    expect(again.ok && revealed(again.value)).toEqual(revealed(secret));
  });

  test('because any one byte was changed is never taken for what was kept', async () => {
    await keepingHere().saveCredential(app, secret);
    const path = onlyFile();
    const right = readFileSync(path);
    for (let index = 0; index < right.length; index += 1) {
      const changed = Buffer.from(right);
      changed[index] = (changed[index] ?? 0) ^ (index % 2 === 0 ? 1 : 0x80);
      writeFileSync(path, changed);
      expect(await keepingHere().credential(app), `byte ${index}`).toEqual({
        ok: true,
        value: undefined,
      });
    }
  });

  test('because another key encrypted it is set aside', async () => {
    const { result, state } = await spoiled(() => {
      box = new FakeBox();
    });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(state.setAside).toHaveLength(1);
  });

  test.each([
    [
      'another app’s',
      async () => {
        await keepingHere().saveCredential(otherApp, secret);
      },
    ],
    [
      'another cloud’s',
      async () => {
        await keepingHere().saveCredential(otherCloud, secret);
      },
    ],
    [
      'for something else',
      async () => {
        await (await cacheOf()).save(makeSecret('{"kind":"client-secret","value":"canary"}'));
      },
    ],
  ])('because the file is %s is set aside', async (_name, keepOther) => {
    await keepOther();
    const other = readFileSync(onlyFile());
    rmSync(onlyFile());
    const { result, state } = await spoiled((path) => {
      writeFileSync(path, other);
    });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(state.setAside).toHaveLength(1);
  });

  test.each(['', 'null', '{}', '{"version":2}', '[]', '\u0000'])(
    'because it holds %j is set aside',
    async (text) => {
      const bytes = await box.encrypt(text);
      const { result, state } = await spoiled((path) => {
        writeFileSync(path, bytes);
      });
      expect(result).toEqual({ ok: true, value: undefined });
      expect(state.setAside).toHaveLength(1);
    },
  );

  test('is set aside five times at most, and told twenty times', async () => {
    const keeping = keepingHere();
    await keeping.saveCredential(app, secret);
    const path = onlyFile();
    for (let time = 0; time < 25; time += 1) {
      writeFileSync(path, `spoiled ${time}`);
      expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    }
    expect(filesHere()).toHaveLength(5);
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
      expect(filesHere()).toEqual([]);
    },
  );

  test.each(['', 'no JSON', 'null', '1', '[]', '{"Account":{"a":null}}', '{"AccessToken":"x"}'])(
    'as a token cache, because it holds %j, is set aside: MSAL would throw',
    async (text) => {
      await (await cacheOf()).save(makeSecret(text));
      const keeping = keepingHere();
      expect(await (await cacheOf(app, keeping)).load()).toBeUndefined();
      expect((await keeping.state()).setAside).toHaveLength(1);
    },
  );

  test('as a credential, because it is none, is set aside', async () => {
    const none = { kind: 'client-secret' as const, value: makeSecret('') };
    await keepingHere().saveCredential(app, none);
    const keeping = keepingHere();
    expect(await keeping.credential(app)).toEqual({ ok: true, value: undefined });
    expect((await keeping.state()).setAside).toHaveLength(1);
  });

  test('as a token cache is as if there were none', async () => {
    await (await cacheOf()).save(makeSecret(cacheText('')));
    writeFileSync(onlyFile(), 'spoiled');
    expect(await (await cacheOf()).load()).toBeUndefined();
  });
});

describe('what cannot be written', () => {
  /** A folder in whose place there is a file: nothing can be made in it, whoever asks. */
  function blockFolder(): void {
    writeFileSync(folder, '');
  }

  test('is told with the folder, and is nowhere', async () => {
    blockFolder();
    const result = await keepingHere().saveCredential(app, secret);
    if (result.ok) throw new Error('it was written');
    expect(result.error.code).toBe('keeping/failed');
    expect(result.error.detail).toMatch(/^.*kept: (EEXIST|ENOTDIR)$/);
    expect(result.error.detail).toContain(folder);
  });

  test('as a token cache ends the sign-in with the same words', async () => {
    blockFolder();
    const cache = await cacheOf();
    const saving = cache.save(makeSecret(cacheText('')));
    await expect(saving).rejects.toBeInstanceOf(SignInFailure);
    await expect(saving).rejects.toMatchObject({ appError: { code: 'keeping/failed' } });
    await expect(cache.load()).rejects.toMatchObject({ appError: { code: 'keeping/failed' } });
  });

  test('because it would be too large to be read again leaves what was kept before', async () => {
    const keeping = keepingHere();
    await keeping.saveCredential(app, secret);
    const before = readFileSync(onlyFile());
    const large = makeSecret('x'.repeat(4 * 1024 * 1024));
    expect(await keeping.saveCredential(app, { kind: 'client-secret', value: large })).toEqual({
      ok: false,
      error: { code: 'keeping/failed', detail: `${folder}: EFBIG` },
    });
    expect(readFileSync(onlyFile())).toEqual(before);
  });

  test('because the system does not encrypt leaves what was kept before', async () => {
    const keeping = keepingHere();
    await keeping.saveCredential(app, secret);
    const before = readFileSync(onlyFile());
    box.encrypt = () => Promise.reject(new Error('canary-cause'));
    const result = await keeping.saveCredential(app, certificate);
    expect(result).toEqual({
      ok: false,
      error: { code: 'keeping/failed', detail: `${folder}: not encrypted` },
    });
    expect(readFileSync(onlyFile())).toEqual(before);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'because the folder is read-only leaves no part behind',
    async () => {
      mkdirSync(folder);
      chmodSync(folder, 0o500);
      const result = await keepingHere().saveCredential(app, secret);
      chmodSync(folder, 0o700);
      expect(result).toMatchObject({ ok: false, error: { code: 'keeping/failed' } });
      expect(filesHere()).toEqual([]);
    },
  );

  test('because the old file’s place is taken leaves no part behind', async () => {
    await keepingHere().saveCredential(app, secret);
    const path = onlyFile();
    rmSync(path);
    mkdirSync(join(path, 'in-the-way'), { recursive: true });
    const result = await keepingHere().saveCredential(app, secret);
    expect(result).toMatchObject({ ok: false, error: { code: 'keeping/failed' } });
    expect(filesHere()).toHaveLength(1);
  });
});

describe('the system’s encryption', () => {
  const storage = (changes: Partial<AsyncSafeStorage> = {}): AsyncSafeStorage => ({
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(text)),
    decryptStringAsync: (bytes) =>
      Promise.resolve({ result: bytes.toString(), shouldReEncrypt: true }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes,
  });
  const throwing = (): string => {
    throw new Error('not on this system');
  };

  test.each<[BoxState, string, Partial<AsyncSafeStorage>]>([
    ['available', 'linux', {}],
    ['basic-text', 'linux', { getSelectedStorageBackend: () => 'basic_text' }],
    ['unavailable', 'linux', { getSelectedStorageBackend: () => 'unknown' }],
    ['unavailable', 'linux', { getSelectedStorageBackend: throwing }],
    ['available', 'win32', { getSelectedStorageBackend: throwing }],
    ['available', 'darwin', { getSelectedStorageBackend: throwing }],
    ['unavailable', 'win32', { isAsyncEncryptionAvailable: () => Promise.resolve(false) }],
    ['unavailable', 'darwin', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('')) }],
  ])('is %s on %s (%#)', async (state, platform, changes) => {
    expect(await createSecretBox(storage(changes), platform).state()).toBe(state);
  });

  test('is used for both ways, and says when its key is old', async () => {
    const system = createSecretBox(storage(), 'win32');
    const bytes = await system.encrypt('text');
    expect(await system.decrypt(bytes)).toEqual({ text: 'text', shouldReEncrypt: true });
  });
});
