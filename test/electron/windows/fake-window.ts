import { EventEmitter } from 'node:events';
import { isUiWindow } from '../../../electron/windows/window-registry.ts';

/** Stands in for the system's theme. */
export const theme = { shouldUseDarkColors: false };

/** Stands in for Electron's window; what was done with it, in order, is in `done`. */
export class FakeWindow extends EventEmitter {
  readonly done: string[] = [];
  readonly webContents = new EventEmitter();
  readonly options: unknown;
  minimized = false;
  destroyed = false;

  constructor(options: unknown) {
    super();
    this.options = options;
  }

  loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}${isUiWindow(this.webContents) ? ' registered' : ''}`);
    return Promise.resolve();
  }

  show(): void {
    this.done.push('show');
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  restore(): void {
    this.done.push('restore');
  }

  focus(): void {
    this.done.push('focus');
  }
}
