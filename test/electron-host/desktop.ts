import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { hostOptions } from './host.ts';
import { setThemeSource, themeSource, type ThemeSource } from './theme-source.ts';
import { WebContents } from './web-contents.ts';

/** For tests: every address that was to be opened outside the app, in order. */
export const openedExternally: string[] = [];

/**
 * `shell`: opens a page in the person's browser. Without a screen, in tests, it is only recorded
 * and told on standard error.
 */
export const shell = {
  /** The same for a folder; `''` is how Electron says that it was shown. */
  openPath(path: string): Promise<string> {
    if (!hostOptions().headed) {
      process.stderr.write(`electron-host: openPath ${JSON.stringify(path)}\n`);
      return Promise.resolve('');
    }
    return shell.openExternal(pathToFileURL(path).href).then(
      () => '',
      (error: unknown) => String(error),
    );
  },
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

/** `nativeTheme`: the light one where nobody has chosen; pages know by media query what the system's is. */
class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;

  get shouldUseDarkColors(): boolean {
    return themeSource() === 'dark';
  }

  get themeSource(): ThemeSource {
    return themeSource();
  }

  set themeSource(wanted: ThemeSource) {
    if (wanted === themeSource()) return;
    setThemeSource(wanted);
    for (const contents of WebContents.getAllWebContents()) contents.followTheme();
    this.emit('updated');
  }
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

/**
 * For tests: the files that the next dialogs answer with, one list a dialog; an empty list is a
 * dialog that was closed. A test that starts the app as a program of its own says it as JSON in
 * `ELECTRON_HOST_OPEN_DIALOGS`.
 */
export const openDialogAnswers: string[][] = readAnswers(process.env['ELECTRON_HOST_OPEN_DIALOGS']);

/**
 * For tests: where the next dialogs that save answer to save, one path a dialog; an empty one is a
 * dialog that was closed. As JSON in `ELECTRON_HOST_SAVE_DIALOGS`.
 */
export const saveDialogAnswers: string[] = readAnswers(process.env['ELECTRON_HOST_SAVE_DIALOGS']);

function readAnswers<T>(json: string | undefined): T[] {
  return json === undefined ? [] : (JSON.parse(json) as T[]);
}

/** `dialog`: what Electron would show in a box goes to standard error; answers come from the test. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
  /** Chromium has no dialog for files without a page that asks; without an answer it is closed. */
  showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const filePaths = openDialogAnswers.shift() ?? [];
    if (filePaths.length === 0) {
      process.stderr.write(`electron-host: showOpenDialog ${JSON.stringify(args.at(-1))}\n`);
    }
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  },
  showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const filePath = saveDialogAnswers.shift() ?? '';
    if (filePath === '') {
      process.stderr.write(`electron-host: showSaveDialog ${JSON.stringify(args.at(-1))}\n`);
    }
    return Promise.resolve({ canceled: filePath === '', filePath });
  },
};
