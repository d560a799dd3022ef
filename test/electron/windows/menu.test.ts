import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/windows/menu.ts';

const problem = { label: 'Report', click: () => undefined };

/** The one of Electron's roles that holds reload and developer tools. */
const developerRole = { role: 'viewMenu' };

test('there is none, but on macOS one with copy and paste', () => {
  expect(menuTemplate('linux', false, problem)).toBeUndefined();
  expect(menuTemplate('win32', true, problem)).toBeUndefined();
  expect(menuTemplate('darwin', true, problem)).toContainEqual({ role: 'editMenu' });
});

test('reload and developer tools are in it only while the app is developed', () => {
  expect(menuTemplate('darwin', false, problem)).toContainEqual(developerRole);
  expect(menuTemplate('darwin', true, problem)).not.toContainEqual(developerRole);
});

test('a problem can be reported from it', () => {
  const help = menuTemplate('darwin', true, problem)?.at(-1);
  expect(help).toEqual({ role: 'help', submenu: [problem] });
});
