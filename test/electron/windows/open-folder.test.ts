import { expect, test } from 'vitest';
import { openFolder } from '../../../electron/windows/open-folder.ts';

test('shows the folder, or names it so that one can look there oneself', async () => {
  const asked: string[] = [];
  const shell = (answer: () => Promise<string>) => ({
    openPath: (path: string) => {
      asked.push(path);
      return answer();
    },
  });
  expect(
    await openFolder(
      shell(() => Promise.resolve('')),
      '/x/logs',
    ),
  ).toEqual({
    ok: true,
    value: undefined,
  });
  expect(asked).toEqual(['/x/logs']);
  const failed = { ok: false, error: { code: 'log/not-opened', detail: '/x/logs' } };
  expect(
    await openFolder(
      shell(() => Promise.resolve('No application')),
      '/x/logs',
    ),
  ).toEqual(failed);
  expect(
    await openFolder(
      shell(() => Promise.reject(new Error('x'))),
      '/x/logs',
    ),
  ).toEqual(failed);
});
