import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu. macOS needs one, or copy and paste have no keys; elsewhere there is none.
 * Reload and developer tools are in it only while the app is being developed.
 *
 * @returns `undefined` where there is to be no menu
 */
export function menuTemplate(
  platform: string,
  packaged: boolean,
): MenuItemConstructorOptions[] | undefined {
  if (platform !== 'darwin') return undefined;
  const developer: MenuItemConstructorOptions[] = packaged ? [] : [{ role: 'viewMenu' }];
  return [{ role: 'appMenu' }, { role: 'editMenu' }, ...developer, { role: 'windowMenu' }];
}
