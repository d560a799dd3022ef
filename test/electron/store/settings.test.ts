import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSettings } from '../../../electron/store/settings.ts';
import { defaultSettingsFile } from '../../../shared/settings.ts';

let parent: string;
let folder: string;
let path: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'settings-test-'));
  // The first change makes it.
  folder = join(parent, 'profile');
  path = join(folder, 'settings.json');
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

const { settings: defaults, network: defaultNetwork } = defaultSettingsFile;

describe('settings', () => {
  test('are those of the first start where nothing was kept, and nothing is written for that', async () => {
    const store = await openSettings(path);
    expect(store.settings()).toEqual(defaults);
    expect(store.network()).toEqual(defaultNetwork);
    expect(store.problems()).toEqual([]);
    expect(readdirSync(parent)).toEqual([]);
  });

  test('of a version without updates are read, and ask nobody for any', async () => {
    const { updateFeed: _, ...before } = { ...defaults, theme: 'dark' };
    mkdirSync(folder);
    writeFileSync(path, JSON.stringify({ ...defaultSettingsFile, settings: before }));
    const store = await openSettings(path);
    expect(store.settings()).toEqual({ ...defaults, theme: 'dark', updateFeed: '' });
    expect(store.problems()).toEqual([]);
  });

  test('hold at once, and are there after the program was started again', async () => {
    const store = await openSettings(path);
    const kept = store.change({ language: 'ja', theme: 'high-contrast' });
    expect(store.settings()).toMatchObject({ language: 'ja', theme: 'high-contrast' });
    await kept;
    await store.changeNetwork({ mail: { family: 'ipv4', overProxy: true } });
    await store.change({ logLevel: 'debug' });

    const again = await openSettings(path);
    expect(again.settings()).toEqual({
      ...{ language: 'ja', theme: 'high-contrast', logLevel: 'debug', rememberSignIns: false },
      updateFeed: '',
    });
    expect(again.network()).toEqual({
      ...defaultNetwork,
      mail: { family: 'ipv4', overProxy: true },
    });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('keep the last of many changes at once, and lose none to another', async () => {
    const store = await openSettings(path);
    await Promise.all([
      store.change({ theme: 'dark' }),
      store.change({ language: 'en' }),
      store.changeNetwork({ mail: { family: 'ipv6', overProxy: false } }),
      store.change({ theme: 'light' }),
    ]);
    const again = await openSettings(path);
    expect(again.settings()).toMatchObject({ theme: 'light', language: 'en' });
    expect(again.network().mail).toEqual({ family: 'ipv6', overProxy: false });
  });
});

describe('a file that cannot be used', () => {
  const whole = { ...defaultSettingsFile, settings: { ...defaults, theme: 'dark' } };
  test.each([
    ['is cut off', JSON.stringify(whole).slice(0, 40)],
    ['is empty', ''],
    ['is of a later version', JSON.stringify({ ...whole, version: 2 })],
    ['has a theme that is none', JSON.stringify({ ...whole, settings: { theme: 'pink' } })],
    ['has more than settings', JSON.stringify({ ...whole, password: 'x' })],
    [
      'has a password in its proxy',
      JSON.stringify({
        ...whole,
        network: {
          ...defaultNetwork,
          signIn: { mode: 'manual', proxy: { kind: 'http', host: 'p', port: 1, password: 'x' } },
        },
      }),
    ],
    ['is too large', ' '.repeat(9 * 1024 * 1024)],
  ])('because it %s is set aside, and said so', async (_why, text) => {
    mkdirSync(folder);
    writeFileSync(path, text);
    const store = await openSettings(path);
    expect(store.settings()).toEqual(defaults);
    expect(store.problems()).toEqual([
      { code: 'settings/set-aside', detail: 'settings.json.set-aside-1' },
    ]);
    expect(readFileSync(join(folder, 'settings.json.set-aside-1'), 'utf8')).toBe(text);
    expect(existsSync(path)).toBe(false);
    await store.change({ theme: 'dark' });
    expect((await openSettings(path)).settings().theme).toBe('dark');
  });

  test('at all is left where it is: what is chosen holds until the end, and that is said', async () => {
    mkdirSync(folder);
    // A link to itself cannot be opened, whoever asks; replacing it would work.
    symlinkSync(path, path);
    const store = await openSettings(path);
    expect(store.problems()).toEqual([{ code: 'settings/not-kept' }]);
    await store.change({ theme: 'dark' });
    expect(store.settings().theme).toBe('dark');
    expect(store.problems()).toEqual([{ code: 'settings/not-kept' }]);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });
});

test('what cannot be written is said, until it can be', async () => {
  const store = await openSettings(join(parent, 'elsewhere', 'settings.json'));
  expect(store.problems()).toEqual([]);
  writeFileSync(join(parent, 'elsewhere'), '');
  await store.change({ theme: 'dark' });
  expect(store.problems()).toEqual([{ code: 'settings/not-kept' }]);
  rmSync(join(parent, 'elsewhere'));
  await store.change({ language: 'ja' });
  expect(store.problems()).toEqual([]);
  const again = await openSettings(join(parent, 'elsewhere', 'settings.json'));
  expect(again.settings()).toMatchObject({ theme: 'dark', language: 'ja' });
});
