import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newProgram, startFeed, type FeedBench } from './feed-bench.ts';

let feed: FeedBench;
beforeEach(async () => {
  feed = await startFeed();
});
afterEach(async () => {
  await feed.close();
});

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

const sha512 = createHash('sha512').update(newProgram).digest('base64');

function kinds(): string[] {
  return feed.told.map(({ kind }) => kind);
}

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
