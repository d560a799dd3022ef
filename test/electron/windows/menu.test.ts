import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/windows/menu.ts';

/** The one of Electron's roles that holds reload and developer tools. */
const developerRole = { role: 'viewMenu' };

test('a packaged app has no menu, but on macOS one with copy and paste', () => {
  expect(menuTemplate('linux', true)).toBeUndefined();
  expect(menuTemplate('win32', true)).toBeUndefined();
  expect(menuTemplate('darwin', true)).toContainEqual({ role: 'editMenu' });
  expect(menuTemplate('darwin', true)).not.toContainEqual(developerRole);
});

test('reload and developer tools are there while the app is developed', () => {
  expect(menuTemplate('linux', false)).toEqual([developerRole]);
  expect(menuTemplate('darwin', false)).toContainEqual(developerRole);
});
