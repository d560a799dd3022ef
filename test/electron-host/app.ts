import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, onAllWindowsClosed, onWindowCreated } from './browser-window.ts';
import { preventable } from './preventable.ts';
import { browser, endHost, exitHost, hostOptions } from './host.ts';
import { onSessionCreated } from './session.ts';
import { SingleInstance } from './single-instance.ts';
import { onWebContentsCreated } from './web-contents.ts';

function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** `app`: the life of the program. */
export class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  #name = 'Electron';
  #version = '0.0.0';
  #root = process.cwd();
  #ready: Promise<void> | undefined;
  #isReady = false;
  #quitting = false;
  #instance: SingleInstance | undefined;
  #evaluated: () => void = () => undefined;
  readonly #evaluation = new Promise<void>((resolve) => (this.#evaluated = resolve));

  /** Switches of the command line, as far as the app asks for them. */
  readonly commandLine = {
    hasSwitch: (name: string): boolean =>
      process.argv.some((text) => text === `--${name}` || text.startsWith(`--${name}=`)),
    getSwitchValue: (name: string): string =>
      process.argv.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
    appendSwitch: (): void => {
      // Chromium has started already; the app's switches change nothing here.
    },
    removeSwitch: (): void => {
      // The same; and only builds that were handed out ask for it, which the host never is.
    },
  };

  constructor() {
    super();
    onWebContentsCreated((contents) => this.emit('web-contents-created', {}, contents));
    onSessionCreated((session) => this.emit('session-created', session));
    onWindowCreated((window) => this.emit('browser-window-created', {}, window));
    onAllWindowsClosed(() => {
      if (this.#quitting) return;
      // As in Electron: without a listener the app ends with its last window.
      if (!this.emit('window-all-closed')) this.quit();
    });
  }

  /** For the host: what the package file says of the app. */
  describe(root: string, name: string, version: string): void {
    this.#root = root;
    this.#name = name;
    this.#version = version;
  }

  /** For the host: the main module has run to its end; Electron is not ready before, either. */
  mainEvaluated(): void {
    this.#evaluated();
  }

  /** Resolves when Chromium runs and the main module has been evaluated. */
  whenReady(): Promise<void> {
    this.#ready ??= Promise.all([browser(), this.#evaluation]).then(([{ connection }]) => {
      void connection.closed.then(() => {
        // The browser was closed or crashed; without it there is no app.
        if (!this.#quitting) this.exit(0);
      });
      this.#isReady = true;
      this.emit('ready', {}, {});
    });
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  /** Every page of Chromium is sandboxed already (see `chromium.ts` for root's exception). */
  enableSandbox(): void {
    if (this.#isReady)
      throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  /** False when another process holds the lock of this profile; that one is told. */
  requestSingleInstanceLock(): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), (argv, directory) => {
      this.emit('second-instance', {}, argv, directory);
    });
    return this.#instance.request();
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.held ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  /** Closes every window, any of which may refuse, then ends. */
  quit(): void {
    if (this.#quitting) return;
    if (this.#isPrevented('before-quit')) return;
    this.#quitting = true;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (BrowserWindow.getAllWindows().length > 0) {
      this.#quitting = false;
      return;
    }
    if (this.#isPrevented('will-quit')) {
      this.#quitting = false;
      return;
    }
    this.#release(0);
    void endHost(0);
  }

  #isPrevented(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable();
    this.emit(name, event);
    return event.defaultPrevented;
  }

  /** Ends at once, without asking anyone. */
  exit(code = 0): void {
    this.#quitting = true;
    this.#release(code);
    exitHost(code);
  }

  #release(code: number): void {
    this.emit('quit', {}, code);
    this.#instance?.release();
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return this.#version;
  }

  getAppPath(): string {
    return this.#root;
  }

  getLocale(): string {
    return 'en-US';
  }

  /**
   * What `ELECTRON_HOST_LANGUAGES` says, between commas. Without it English, so that tests read the
   * same everywhere; only a person in front of a screen gets the system's language.
   */
  getPreferredSystemLanguages(): string[] {
    const told = process.env['ELECTRON_HOST_LANGUAGES'];
    if (told !== undefined) return told.split(',').filter((tag) => tag !== '');
    return hostOptions().headed ? [systemLocale()] : ['en-US'];
  }

  setAppUserModelId(): void {
    // Windows groups taskbar buttons by it; Chromium has its own.
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  /** Where files of a kind go. `userData` is what `--user-data-dir` says, as in Electron. */
  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    if (name === 'userData' || name === 'sessionData') {
      const given = this.commandLine.getSwitchValue('user-data-dir');
      return given === '' ? join(homedir(), '.config', this.#name) : given;
    }
    if (name === 'logs') {
      const path = join(this.getPath('userData'), 'logs');
      try {
        mkdirSync(path, { recursive: true });
      } catch {
        throw new Error("Failed to get 'logs' path");
      }
      return path;
    }
    if (name === 'temp') return tmpdir();
    if (name === 'home') return homedir();
    throw new Error(`Failed to get '${name}' path`);
  }
}

export const app = new App();
