import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu. macOS needs one, or copy and paste have no keys; elsewhere there is none.
 * Reload and developer tools are in it only while the app is being developed.
 *
 * @param problem what reporting a problem is called, and what it does
 * @returns `undefined` where there is to be no menu
 */
export function menuTemplate(
  platform: string,
  packaged: boolean,
  problem: { label: string; click: () => void },
): MenuItemConstructorOptions[] | undefined {
  if (platform !== 'darwin') return undefined;
  const developer: MenuItemConstructorOptions[] = packaged ? [] : [{ role: 'viewMenu' }];
  const help: MenuItemConstructorOptions = { role: 'help', submenu: [problem] };
  return [{ role: 'appMenu' }, { role: 'editMenu' }, ...developer, { role: 'windowMenu' }, help];
}
