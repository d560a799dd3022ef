import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf, newProgram, setupWay, startFeed, type FeedBench } from './feed-bench.ts';

let feed: FeedBench;
beforeEach(async () => {
  feed = await startFeed();
});
afterEach(async () => {
  await feed.close();
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
    expect(failureOf(updates)).toMatchObject({ during: 'download', code: 'update/file' });
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
    expect(failureOf(updates)).toMatchObject({ during: 'download', code: 'update/refused' });
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
    expect(failureOf(updates)).toMatchObject({
      code: 'update/unreachable',
      detail: 'localhost: nothing came for 0.1 seconds',
    });
    feed.files.set(
      'app-0.2.0.AppImage',
      half((response) => response.destroy()),
    );
    await updates.download();
    expect(failureOf(updates)).toMatchObject({ during: 'download', code: 'update/unreachable' });
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
