import { createHash, generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signManifest } from '../../../build/feed/sign.ts';
import { newProgram, setupWay, startFeed, type FeedBench } from './feed-bench.ts';

let feed: FeedBench;
const environment = { APPIMAGE: process.env['APPIMAGE'], MARKER: process.env['MARKER'] };
beforeEach(async () => {
  feed = await startFeed();
  // What the AppImage's own start sets: the file that is to be replaced.
  process.env['APPIMAGE'] = join(feed.folder, 'App.AppImage');
  process.env['MARKER'] = join(feed.folder, 'started');
  writeFileSync(process.env['APPIMAGE'], 'the old one');
  chmodSync(process.env['APPIMAGE'], 0o755);
});
afterEach(async () => {
  await feed.close();
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

const sha512 = createHash('sha512').update(newProgram).digest('base64');

function kinds(): string[] {
  return feed.told.map(({ kind }) => kind);
}

/** The failure that updates came to. */
function failure(updates: ReturnType<FeedBench['updates']>) {
  const state = updates.state();
  return state.kind === 'failed' ? { during: state.during, ...state.error } : state;
}

describe('without a feed', () => {
  it('nobody is asked and nothing is loaded, whatever is pressed', async () => {
    feed.publish();
    const updates = feed.updates({ feed: () => '' });
    expect(updates.state()).toEqual({ kind: 'no-feed' });
    await updates.checkDaily();
    await updates.check();
    await updates.download();
    await updates.install();
    expect(feed.requests).toEqual([]);
    expect(feed.loaded).toEqual([]);
    expect(feed.told).toEqual([]);
    expect(readdirSync(feed.folder).sort()).toEqual(['App.AppImage', 'app-update.yml', 'cache']);
  });

  it('or without a key, nobody is asked either', async () => {
    feed.publish();
    for (const keys of ['', 'bm8ga2V5']) {
      const updates = feed.updates({ keys });
      expect(updates.state()).toEqual({ kind: 'no-key' });
      await updates.checkDaily();
      await updates.check();
    }
    expect(feed.requests).toEqual([]);
    expect(feed.loaded).toEqual([]);
  });

  it('what was under way ends as soon as the address is taken away', async () => {
    let address = feed.address;
    feed.files.set('latest-linux.yml', () => undefined);
    const updates = feed.updates({ feed: () => address });
    const check = updates.check();
    await vi.waitFor(() => {
      expect(feed.requests).toHaveLength(1);
    });
    address = '';
    await updates.settingsChanged();
    await check;
    expect(updates.state()).toEqual({ kind: 'no-feed' });
  });
});

describe('a check', () => {
  it('says that this is the newest version, and installs nothing older', async () => {
    for (const version of ['0.1.0', '0.0.9']) {
      feed.publish({ version });
      const updates = feed.updates();
      await updates.check();
      expect(updates.state()).toMatchObject({ kind: 'up-to-date', offered: version });
      await updates.download();
      expect(updates.state().kind).toBe('up-to-date');
    }
    expect(feed.loaded).not.toContain('installer');
  });

  it('shows a newer release with notes, date, size and address, and downloads nothing', async () => {
    feed.publish({ notes: '- Faster.\r\n- <b>Bold</b>\u0007' });
    const updates = feed.updates({ now: () => 1_000 });
    await updates.check();
    expect(updates.state()).toEqual({
      ...{ kind: 'available', checkedAt: 1_000, way: 'install' },
      release: {
        ...{ version: '0.2.0', date: '2026-11-20T10:00:00.000Z' },
        notes: '- Faster.\n- <b>Bold</b>\\x07',
        address: `${feed.address}/app-0.2.0.AppImage`,
        ...{ size: newProgram.length, sha512 },
      },
    });
    expect(kinds()).toEqual(['checking', 'available']);
    expect(feed.requests.map(({ path }) => path)).toEqual([
      '/releases/latest-linux.yml',
      '/releases/latest-linux.yml.sig',
    ]);
    expect(feed.loaded).toEqual(['reader']);
  });

  it('tells the feed nothing of this computer', async () => {
    feed.publish();
    await feed.updates().check();
    expect(feed.requests[0]?.headers).toEqual({
      ...{ accept: '*/*', 'accept-encoding': 'identity', 'cache-control': 'no-cache' },
      ...{ 'user-agent': 'mailbox-oauth-assistant', connection: 'close' },
      host: `localhost:${feed.port}`,
    });
  });

  it.each([
    ['exe', 'win32', 'latest.yml', 'App Setup 0.2.0.exe'],
    ['zip', 'darwin', 'latest-mac.yml', 'App-0.2.0-x64-mac.zip'],
    ['rpm', 'linux', 'latest-linux.yml', 'app-0.2.0.x86_64.rpm'],
  ] as const)('finds the %s of a system', async (extension, platform, manifest, file) => {
    feed.publish({ manifest, file });
    const updates = feed.updates({
      system: { platform, arch: 'x64', release: '10.0.0' },
      way: () => ({ way: 'install', extension }),
    });
    await updates.check();
    expect(updates.state()).toMatchObject({
      release: { address: `${feed.address}/${encodeURIComponent(file)}` },
    });
  });
});

describe('what the publisher has not signed', () => {
  it('is not even read: a changed manifest', async () => {
    feed.publish();
    const { body } = feed.files.get('latest-linux.yml') as { body: string };
    feed.files.set('latest-linux.yml', { body: body.replace('0.2.0', '9.9.9') });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toEqual({
      ...{ during: 'check', code: 'update/wrong-signature', detail: 'latest-linux.yml' },
    });
    expect(feed.loaded).toEqual([]);
  });

  it('is refused: another key, and a signature that is for another manifest', async () => {
    feed.publish({ key: generateKeyPairSync('ed25519').privateKey });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({ code: 'update/wrong-signature' });
    feed.publish();
    const { body } = feed.files.get('latest-linux.yml') as { body: string };
    const other = signManifest('latest.yml', Buffer.from(body), feed.key);
    feed.files.set('latest-linux.yml.sig', { body: other });
    await updates.check();
    expect(failure(updates)).toMatchObject({ code: 'update/wrong-signature' });
  });

  it.each([
    ['none', undefined, 'update/unsigned'],
    ['an empty one', '', 'update/unsigned'],
    ['a page', '<html>', 'update/unsigned'],
    ['one that is too long', 'A'.repeat(300), 'update/refused'],
  ])('is refused: %s for a signature', async (_name, body, code) => {
    feed.publish();
    if (body === undefined) feed.files.delete('latest-linux.yml.sig');
    else feed.files.set('latest-linux.yml.sig', { body });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({ during: 'check', code });
    expect(feed.loaded).toEqual([]);
  });

  it('is accepted from either of two keys, so that one can take the place of the other', async () => {
    const next = generateKeyPairSync('ed25519');
    const spki = (key: typeof next.publicKey) =>
      key.export({ format: 'der', type: 'spki' }).toString('base64');
    feed.publish({ key: next.privateKey });
    const updates = feed.updates({
      keys: `${spki(generateKeyPairSync('ed25519').publicKey)}, ${spki(next.publicKey)}`,
    });
    await updates.check();
    expect(updates.state().kind).toBe('available');
  });
});

describe('what is signed and nevertheless refused', () => {
  it.each([
    ['../app.AppImage', 'update/manifest'],
    ['https://other.example/app.AppImage', 'update/manifest'],
    ['%2e%2e%2fapp.AppImage', 'update/manifest'],
    ['app.exe', 'update/manifest'],
    ['app-arm64.AppImage', 'update/manifest'],
  ])('a file that is %s', async (file, code) => {
    feed.publish({ file });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({ code });
  });

  it('a manifest that is no UTF-8', async () => {
    const body = Buffer.from([0x76, 0xff, 0xfe]);
    feed.files.set('latest-linux.yml', { body });
    feed.files.set('latest-linux.yml.sig', {
      body: signManifest('latest-linux.yml', body, feed.key),
    });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({ code: 'update/manifest', detail: 'not UTF-8' });
  });

  it('a release that is older than one that the feed had before', async () => {
    feed.publish({ version: '0.3.0' });
    await feed.updates().check();
    feed.publish({ version: '0.2.0' });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({
      code: 'update/older',
      detail: '0.2.0; 0.3.0 was there before',
    });
    feed.publish({ version: '0.3.0' });
    await updates.check();
    expect(updates.state().kind).toBe('available');
  });

  it('a release for a newer system', async () => {
    feed.publish({ more: 'minimumSystemVersion: 7.0.0' });
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({ code: 'update/unsupported-system', detail: '7.0.0' });
  });
});

describe('the way to the feed', () => {
  it.each([
    [{ status: 302, headers: { Location: 'https://other.example/x' } }, 'other.example'],
    [{ status: 301, headers: { Location: 'http://localhost/latest-linux.yml' } }, 'localhost'],
    [{ status: 206, body: 'x' }, 'HTTP 206'],
    [{ headers: { 'Content-Encoding': 'gzip' }, body: 'x' }, 'gzip'],
    [{ body: 'x'.repeat(300_000) }, 'longer than'],
    [{ status: 500 }, 'HTTP 500'],
  ])('is not left, and takes only whole files: %j', async (answer, words) => {
    feed.publish();
    feed.files.set('latest-linux.yml', answer);
    const updates = feed.updates();
    await updates.check();
    const { code, detail } = failure(updates) as { code: string; detail: string };
    expect(code).toBe('update/refused');
    expect(detail).toContain(words);
    expect(feed.requests).toHaveLength(1);
  });

  it('ends at its deadline where the feed hangs', async () => {
    feed.files.set('latest-linux.yml', () => undefined);
    const updates = feed.updates({ deadlines: { answer: 150 } });
    await updates.check();
    expect(failure(updates)).toEqual({
      ...{ during: 'check', code: 'update/unreachable', detail: 'localhost: no answer in time' },
    });
  });

  it('trusts no authority that nobody has added', async () => {
    feed.publish();
    feed.route = { ...feed.route, extraCa: [] };
    const updates = feed.updates();
    await updates.check();
    expect(failure(updates)).toMatchObject({
      code: 'update/unreachable',
      detail: expect.stringContaining('issued by CN=Practice tenant CA') as string,
    });
    expect(feed.requests).toEqual([]);
  });

  it.each([
    ...['http://localhost/', 'https://ada:canary-Pa55@localhost/', 'https://localhost/a.yml'],
    'https://999.999.999.999/',
  ])('is refused before it begins: %s', async (address) => {
    const updates = feed.updates({ feed: () => address });
    await updates.check();
    expect(failure(updates)).toEqual({ during: 'check', code: 'update/feed-address' });
    expect(JSON.stringify([feed.told, feed.logged])).not.toContain('canary');
  });
});

describe('the check of the day', () => {
  const day = 24 * 60 * 60 * 1000;

  it('happens once, whatever comes of it, and again after a day or where the clock went back', async () => {
    let now = 5 * day;
    const asked = async () => {
      const updates = feed.updates({ now: () => now });
      const before = feed.requests.length;
      await updates.checkDaily();
      return feed.requests.length > before;
    };
    expect(await asked()).toBe(true);
    now += day - 1;
    expect(await asked()).toBe(false);
    now += 1;
    expect(await asked()).toBe(true);
    now -= 2 * day;
    expect(await asked()).toBe(true);
  });

  it('is of the feed that is set: another one is asked at once when it is checked', async () => {
    feed.publish();
    await feed.updates({ now: () => 9 * day }).check();
    const before = feed.requests.length;
    await feed.updates({ now: () => 9 * day, feed: () => `${feed.address}/` }).checkDaily();
    expect(feed.requests.length).toBeGreaterThan(before);
  });

  it('is remembered by a file that may be anything, and then it is asked again', async () => {
    writeFileSync(join(feed.folder, 'updates.json'), '{"version":1,"feed":');
    feed.publish();
    const updates = feed.updates();
    await updates.checkDaily();
    expect(updates.state().kind).toBe('available');
  });
});

describe('a download', () => {
  it('happens when it is asked for, with the real AppImage updater, and installs nothing', async () => {
    const content = Buffer.concat([newProgram, Buffer.alloc(3_000_000, '#')]);
    feed.publish({ content });
    const updates = feed.updates();
    await updates.check();
    await updates.download();
    expect(updates.state().kind).toBe('ready');
    const received = feed.told.flatMap((state) =>
      state.kind === 'downloading' ? [state.received] : [],
    );
    expect(received[0]).toBe(0);
    expect(received.at(-1)).toBe(content.length);
    expect(received.length).toBeLessThan(105);
    expect([...received].sort((one, other) => one - other)).toEqual(received);
    expect(readFileSync(join(feed.folder, 'App.AppImage'), 'utf8')).toBe('the old one');
    expect(feed.quits()).toBe(0);
    const pending = join(feed.folder, 'cache', 'u', 'pending');
    expect(readdirSync(pending).sort()).toEqual(['app-0.2.0.AppImage', 'update-info.json']);
    // Nothing that tells this computer from others is made up or kept.
    expect(readdirSync(join(feed.folder, 'cache'))).toEqual(['u']);
  });

  it('is not repeated where the signed file is there from before', async () => {
    feed.publish();
    for (let start = 0; start < 2; start += 1) {
      const updates = feed.updates();
      await updates.check();
      await updates.download();
      expect(updates.state().kind).toBe('ready');
    }
    const downloads = feed.requests.filter(({ path }) => path.endsWith('.AppImage'));
    expect(downloads).toHaveLength(1);
  });

  it('does the same for Windows, with the real NSIS updater', async () => {
    feed.publish({ manifest: 'latest.yml', file: 'App Setup 0.2.0.exe' });
    const updates = feed.updates({
      system: { platform: 'win32', arch: 'x64', release: '10.0.22631' },
      way: () => setupWay,
    });
    await updates.check();
    await updates.download();
    expect(updates.state().kind).toBe('ready');
    expect(readdirSync(join(feed.folder, 'cache', 'u', 'pending'))).toContain(
      'App Setup 0.2.0.exe',
    );
  });

  it.each([
    ['another content', Buffer.from(newProgram.toString().replace('echo', 'exec'))],
    ['less', newProgram.subarray(1)],
    ['more', Buffer.concat([newProgram, Buffer.from('\n')])],
  ])('that brings %s is thrown away', async (_name, body) => {
    feed.publish();
    feed.files.set('app-0.2.0.AppImage', { body });
    const updates = feed.updates();
    await updates.check();
    await updates.download();
    expect(failure(updates)).toMatchObject({ during: 'download', code: 'update/file' });
    expect(readdirSync(join(feed.folder, 'cache', 'u', 'pending'))).toEqual([]);
    // It can be tried again at once, and then it is the right one.
    feed.publish();
    await updates.download();
    expect(updates.state().kind).toBe('ready');
  });

  it('follows no redirect', async () => {
    feed.publish();
    const headers = { Location: 'https://other.example/app-0.2.0.AppImage' };
    feed.files.set('app-0.2.0.AppImage', { status: 302, headers });
    const updates = feed.updates();
    await updates.check();
    await updates.download();
    expect(failure(updates)).toMatchObject({ during: 'download', code: 'update/refused' });
  });

  it('ends where nothing more comes, and where the connection breaks', async () => {
    feed.publish();
    const updates = feed.updates({ deadlines: { idle: 100 } });
    await updates.check();
    const half = (end: (response: ServerResponse) => void) => (response: ServerResponse) => {
      response.writeHead(200);
      response.write(newProgram.subarray(0, 10), () => {
        end(response);
      });
    };
    feed.files.set(
      'app-0.2.0.AppImage',
      half(() => undefined),
    );
    await updates.download();
    expect(failure(updates)).toMatchObject({
      code: 'update/unreachable',
      detail: 'localhost: nothing came for 0.1 seconds',
    });
    feed.files.set(
      'app-0.2.0.AppImage',
      half((response) => response.destroy()),
    );
    await updates.download();
    expect(failure(updates)).toMatchObject({ during: 'download', code: 'update/unreachable' });
  });

  it('can be cancelled in the middle, leaves nothing, and can be begun again', async () => {
    feed.publish();
    let closed: Promise<void> | undefined;
    feed.files.set('app-0.2.0.AppImage', (response) => {
      closed = new Promise((resolve) => response.on('close', resolve));
      response.writeHead(200);
      response.write(newProgram.subarray(0, 10));
    });
    const updates = feed.updates();
    await updates.check();
    const download = updates.download();
    await vi.waitFor(() => {
      expect(updates.state()).toMatchObject({ kind: 'downloading', received: 10 });
    });
    updates.cancel();
    expect(updates.state()).toMatchObject({ kind: 'available' });
    await download;
    await closed;
    expect(updates.state()).toMatchObject({ kind: 'available' });
    expect(readdirSync(join(feed.folder, 'cache', 'u', 'pending'))).toEqual([]);
    feed.publish();
    await updates.download();
    expect(updates.state().kind).toBe('ready');
  });

  it.each(['package', 'all-users', 'copy'] as const)(
    'is left to somebody else where the app is a %s',
    async (way) => {
      feed.publish();
      const updates = feed.updates({ way: () => ({ way, extension: 'AppImage' }) });
      await updates.check();
      await updates.download();
      expect(updates.state()).toMatchObject({ kind: 'available', way });
      expect(feed.loaded).toEqual(['reader']);
    },
  );
});

describe('the installation', () => {
  async function ready() {
    feed.publish();
    const updates = feed.updates();
    await updates.check();
    await updates.download();
    expect(updates.state().kind).toBe('ready');
    return updates;
  }

  it('replaces the AppImage, starts the new one and ends the app, with the real updater', async () => {
    const updates = await ready();
    await updates.install();
    expect(updates.state().kind).toBe('installing');
    expect(feed.quits()).toBe(1);
    const image = join(feed.folder, 'App.AppImage');
    expect(readFileSync(image)).toEqual(newProgram);
    expect(statSync(image).mode & 0o111).toBe(0o111);
    await vi.waitFor(() => {
      expect(existsSync(join(feed.folder, 'started'))).toBe(true);
    });
  });

  it('does not start a file that was changed since it was downloaded', async () => {
    const updates = await ready();
    const file = join(feed.folder, 'cache', 'u', 'pending', 'app-0.2.0.AppImage');
    writeFileSync(file, newProgram.toString().replace('started', 'hijack!'));
    await updates.install();
    expect(failure(updates)).toMatchObject({ during: 'install', code: 'update/file' });
    expect(readFileSync(join(feed.folder, 'App.AppImage'), 'utf8')).toBe('the old one');
    expect(feed.quits()).toBe(0);
  });

  it('says so where the system does not let it, and the app stays', async () => {
    const updates = await ready();
    process.env['APPIMAGE'] = 'relative';
    await updates.install();
    expect(failure(updates)).toMatchObject({ during: 'install', code: 'update/not-installed' });
    expect(feed.quits()).toBe(0);
  });

  it('does not happen before it is asked for, nor when the app ends', async () => {
    const updates = await ready();
    updates.cancel();
    expect(updates.state().kind).toBe('ready');
    expect(feed.quits()).toBe(0);
    expect(readFileSync(join(feed.folder, 'App.AppImage'), 'utf8')).toBe('the old one');
  });
});
