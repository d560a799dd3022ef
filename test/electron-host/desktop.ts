import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { hostOptions } from './host.ts';

/** For tests: every address that was to be opened outside the app, in order. */
export const openedExternally: string[] = [];

/**
 * `shell`: opens a page in the person's browser. Without a screen, in tests, it is only recorded
 * and told on standard error.
 */
export const shell = {
  openExternal(url: string): Promise<void> {
    openedExternally.push(url);
    if (!hostOptions().headed) {
      process.stderr.write(`electron-host: openExternal ${JSON.stringify(url)}\n`);
      return Promise.resolve();
    }
    const [command, ...args] = openCommand(process.platform);
    return new Promise((resolve, reject) => {
      const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
      child.once('error', reject);
      child.once('spawn', () => {
        child.unref();
        resolve();
      });
    });
  },
};

/** The program that opens an address in the default browser, without a shell in between. */
function openCommand(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

let clipboardText = '';

/** `clipboard`, of this process only: no test touches the clipboard of the person at the screen. */
export const clipboard = {
  writeText(text: string): Promise<void> {
    clipboardText = text;
    return Promise.resolve();
  },
  readText(): Promise<string> {
    return Promise.resolve(clipboardText);
  },
  clear(): void {
    clipboardText = '';
  },
};

/** `nativeTheme`: always the light one; the pages follow the system by media query anyway. */
class NativeTheme extends EventEmitter {
  readonly shouldUseDarkColors = false;
  readonly shouldUseHighContrastColors = false;
  themeSource: 'system' | 'light' | 'dark' = 'system';
}

export const nativeTheme = new NativeTheme();

/** `Menu`: Chromium's windows have none of the app's. */
export const Menu = {
  buildFromTemplate(template: readonly object[]): object {
    return { items: template };
  },
  setApplicationMenu(): void {
    // There is nowhere to show it.
  },
  getApplicationMenu(): null {
    return null;
  },
};

/** `dialog`: what Electron would show in a box goes to standard error. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
};
