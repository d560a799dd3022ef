import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu. macOS needs one, or copy and paste have no keys; elsewhere the window has
 * no menu. Reload and developer tools are in it only while the app is being developed.
 *
 * @returns `undefined` where there is to be no menu
 */
export function menuTemplate(
  platform: string,
  packaged: boolean,
): MenuItemConstructorOptions[] | undefined {
  const developer: MenuItemConstructorOptions[] = packaged ? [] : [{ role: 'viewMenu' }];
  if (platform !== 'darwin') return packaged ? undefined : developer;
  return [{ role: 'appMenu' }, { role: 'editMenu' }, ...developer, { role: 'windowMenu' }];
}
