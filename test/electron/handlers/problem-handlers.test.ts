import { expect, test } from 'vitest';
import { testServices } from './test-services.ts';

test('an error of the window is logged by what and where, and no more than a hundred times', async () => {
  const { handlers, logged } = testServices();
  const error = { kind: 'error', exception: 'TypeError', at: 'run (main.js:1:2)' } as const;
  for (let at = 0; at < 150; at += 1) await handlers['window:error'](error);
  expect(logged.entries).toHaveLength(100);
  expect(logged.entries[0]).toEqual({ level: 'error', event: 'window error', fields: error });
});

test('a page is loaded anew once all that it has begun has ended', async () => {
  const { handlers, calls, logged } = testServices();
  await handlers['window:reload'](undefined);
  expect(calls).toEqual([
    ...['forgotten', 'consent cancelled', 'tenant check cancelled', 'runs stopped'],
    'window reloaded',
  ]);
  expect(logged.entries.map(({ event }) => event)).toEqual(['window reloaded']);
});
