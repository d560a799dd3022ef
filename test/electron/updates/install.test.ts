import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf, newProgram, startFeed, type FeedBench } from './feed-bench.ts';

let feed: FeedBench;
beforeEach(async () => {
  feed = await startFeed();
});
afterEach(async () => {
  await feed.close();
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
    expect(failureOf(updates)).toMatchObject({ during: 'install', code: 'update/file' });
    expect(readFileSync(join(feed.folder, 'App.AppImage'), 'utf8')).toBe('the old one');
    expect(feed.quits()).toBe(0);
  });

  it('says so where the system does not let it, and the app stays', async () => {
    const updates = await ready();
    process.env['APPIMAGE'] = 'relative';
    await updates.install();
    expect(failureOf(updates)).toMatchObject({ during: 'install', code: 'update/not-installed' });
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
