import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/windows/menu.ts';

/** The one of Electron's roles that holds reload and developer tools. */
const developerRole = { role: 'viewMenu' };

test('there is none, but on macOS one with copy and paste', () => {
  expect(menuTemplate('linux', false)).toBeUndefined();
  expect(menuTemplate('win32', true)).toBeUndefined();
  expect(menuTemplate('darwin', true)).toContainEqual({ role: 'editMenu' });
});

test('reload and developer tools are in it only while the app is developed', () => {
  expect(menuTemplate('darwin', false)).toContainEqual(developerRole);
  expect(menuTemplate('darwin', true)).not.toContainEqual(developerRole);
});
