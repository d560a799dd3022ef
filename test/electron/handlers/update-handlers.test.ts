import { expect, test } from 'vitest';
import { requests } from '../../../shared/ipc.ts';
import { testServices } from './test-services.ts';

test('updates are checked, downloaded, cancelled and installed when they are asked to be', async () => {
  const { handlers, calls } = testServices();
  const channels = ['check', 'download', 'cancel', 'install'] as const;
  for (const channel of channels) {
    const answer = await handlers[`update:${channel}`](undefined);
    expect(answer).toEqual({ ok: true, value: { kind: 'idle' } });
  }
  expect(calls).toEqual([
    ...['check for updates', 'download of the update', 'updates cancelled'],
    'installation of the update',
  ]);
});

test('asking where updates stand starts nothing', async () => {
  const { handlers, calls } = testServices();
  expect(await handlers['update:state'](undefined)).toEqual({ ok: true, value: { kind: 'idle' } });
  expect(calls).toEqual([]);
});

test('another feed is looked at as soon as it is set, other settings are none of its business', async () => {
  const { handlers, calls } = testServices();
  await handlers['settings:set']({ change: { updateFeed: 'https://feed.example/' } });
  await handlers['settings:set']({ change: { theme: 'dark' } });
  expect(calls.filter((call) => call.startsWith('updates'))).toEqual([
    'updates looked at the settings',
  ]);
});

test.each([
  'https://user:canary-Pa55@feed.example/',
  'http://feed.example/',
  'https://feed.example/?token=canary',
  'feed.example',
])('a feed of %j does not get past the contract', (updateFeed) => {
  const { request } = requests['settings:set'];
  expect(request.safeParse({ change: { updateFeed } }).success).toBe(false);
  expect(request.safeParse({ change: { updateFeed: 'https://feed.example/a' } }).success).toBe(
    true,
  );
  expect(request.safeParse({ change: { updateFeed: '' } }).success).toBe(true);
});
