import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { allowedFields } from '../../../shared/log/entry.ts';
import { isLogEvent } from '../../../shared/log/events.ts';
import { newProgram, startFeed, type FeedBench } from './feed-bench.ts';

let feed: FeedBench;
beforeEach(async () => {
  feed = await startFeed();
});
afterEach(async () => {
  // Whatever happened, neither the feed nor a file nor a folder is in the log.
  expect(JSON.stringify(feed.logged)).not.toMatch(/localhost|releases|AppImage|updates-test/);
  await feed.close();
});

/** What the log was told, as it would be written. */
function told() {
  return feed.logged.map(({ event, fields }) => {
    if (!isLogEvent(event)) throw new Error(event);
    return { event, ...allowedFields(event, fields) };
  });
}

it('a check, a download and an installation are told step by step', async () => {
  feed.publish();
  const updates = feed.updates();
  await updates.check();
  await updates.download();
  await updates.install();
  expect(told()).toEqual([
    { event: 'update check', found: 'found' },
    { event: 'update download started', version: '0.2.0' },
    { event: 'update downloaded', version: '0.2.0' },
    { event: 'update installation started', version: '0.2.0' },
  ]);
});

it('that there is nothing newer is told, too', async () => {
  feed.publish({ version: '0.1.0' });
  await feed.updates().check();
  expect(told()).toEqual([{ event: 'update check', found: 'current' }]);
});

it('a failure is told by what was being done and by its code', async () => {
  feed.publish({ key: generateKeyPairSync('ed25519').privateKey });
  const updates = feed.updates();
  await updates.check();
  feed.publish();
  await updates.check();
  feed.files.set('app-0.2.0.AppImage', { body: newProgram.subarray(1) });
  await updates.download();
  feed.publish();
  await updates.download();
  process.env['APPIMAGE'] = 'relative';
  await updates.install();
  expect(told().filter(({ event }) => event === 'update failed')).toEqual([
    { event: 'update failed', during: 'check', code: 'update/wrong-signature' },
    { event: 'update failed', during: 'download', code: 'update/file' },
    { event: 'update failed', during: 'install', code: 'update/not-installed' },
  ]);
});

it('of what nobody has foreseen the place is told, and not the words', async () => {
  feed.publish();
  await feed.updates({ loadReader: () => Promise.reject(new RangeError('localhost')) }).check();
  expect(told()).toEqual([
    {
      ...{ event: 'update failed', during: 'check', code: 'app/unexpected' },
      ...{ exception: 'RangeError', at: expect.stringContaining('log.test.ts') as string },
    },
  ]);
});

it('what is cancelled, or ended by another feed, is told once and by nothing else', async () => {
  let address = feed.address;
  feed.publish();
  feed.files.set('latest-linux.yml', () => undefined);
  const updates = feed.updates({ feed: () => address });
  const check = updates.check();
  await vi.waitFor(() => {
    expect(feed.requests).toHaveLength(1);
  });
  updates.cancel();
  updates.cancel();
  await check;
  feed.publish();
  await updates.check();
  feed.files.set('app-0.2.0.AppImage', () => undefined);
  const download = updates.download();
  await vi.waitFor(() => {
    expect(feed.requests.at(-1)?.path).toContain('AppImage');
  });
  address = '';
  await updates.settingsChanged();
  await download;
  expect(told()).toEqual([
    { event: 'update cancelled', during: 'checking' },
    { event: 'update check', found: 'found' },
    { event: 'update download started', version: '0.2.0' },
    { event: 'update cancelled', during: 'downloading' },
  ]);
});

it('a key that cannot be read is told', () => {
  feed.updates({ keys: 'bm8ga2V5' });
  expect(told()).toEqual([{ event: 'update key unreadable' }]);
});
