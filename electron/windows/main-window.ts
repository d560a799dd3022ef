import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { uiStartUrl } from './resolve-ui-file.ts';
import { webPreferences } from './web-preferences.ts';
import { registerUiWindow } from './window-registry.ts';

/** Wide enough for the rail, the stage grid and a transcript line side by side. */
const size = { width: 1240, height: 820 };

/** Below this the rail and a form no longer fit beside each other. */
const minimumSize = { minWidth: 720, minHeight: 560 };

/** The page's own backgrounds, so that the window does not flash in the other theme at first. */
const background = { light: '#fafafa', dark: '#1f1f1f' };

/** Windows and macOS take the program's own; on Linux a window has none outside a package. */
const icon = join(import.meta.dirname, '../../build/icons/png/256x256.png');

/**
 * Opens the app's window. It is shown once its page has something to show.
 *
 * @param preload absolute path of the preload script
 * @param packaged true in a build that was handed out
 * @returns the window; its page is still loading
 */
export function openMainWindow(preload: string, packaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    ...minimumSize,
    show: false,
    title: 'Mailbox OAuth Assistant',
    ...(process.platform === 'linux' && { icon }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: webPreferences(packaged, preload),
  });
  registerUiWindow(window.webContents);
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(uiStartUrl);
  return window;
}

/** Brings a window to the front, for the second start of the app. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
