import { expect, test } from 'vitest';
import { appError } from '../../../shared/errors.ts';
import { defaultSettings } from '../../../shared/settings-values.ts';
import { testServices } from './test-services.ts';

test('a change is seen outside the window at once, and in the answer', async () => {
  const { handlers, calls } = testServices();
  const systemLanguages = ['ja-JP', 'en'];
  expect(await handlers['settings:read'](undefined)).toEqual({
    ok: true,
    value: { settings: defaultSettings, systemLanguages, problems: [] },
  });
  const answer = handlers['settings:set']({ change: { theme: 'dark' } });
  expect(calls).toEqual(['theme dark']);
  expect(await answer).toEqual({
    ok: true,
    value: { settings: { ...defaultSettings, theme: 'dark' }, systemLanguages, problems: [] },
  });
});

test('says how much is kept, and removes all of it, or why not', async () => {
  const { handlers, calls, state } = testServices();
  expect(await handlers['keeping:contents'](undefined)).toMatchObject({
    value: { apps: 2, credentials: 1 },
  });
  expect(await handlers['keeping:remove-all'](undefined)).toEqual({ ok: true, value: undefined });
  state.removing = { ok: false, error: appError('keeping/failed', '/x: EACCES') };
  expect(await handlers['keeping:remove-all'](undefined)).toEqual(state.removing);
  expect(calls).toEqual(['everything removed', 'everything removed']);
});

test('opens the log folder, and reads the licences', async () => {
  const { handlers, calls } = testServices();
  expect((await handlers['log:open-folder'](undefined)).ok).toBe(true);
  expect(calls).toEqual(['log folder opened']);
  expect(await handlers['about:licences'](undefined)).toEqual({
    ok: true,
    value: { packages: [] },
  });
});
