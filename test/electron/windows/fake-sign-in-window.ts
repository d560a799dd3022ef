import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** The windows that were opened, oldest first. */
export const opened: FakeWindow[] = [];

/** The session of one window; what was cleared is in `cleared`. */
class FakeSession extends EventEmitter {
  readonly cleared: string[] = [];
  readonly webRequest = { onBeforeRequest: vi.fn() };
  setPermissionRequestHandler = vi.fn();
  setPermissionCheckHandler = vi.fn();
  setDevicePermissionHandler = vi.fn();
  setDisplayMediaRequestHandler = vi.fn();
  setCertificateVerifyProc = vi.fn();
  clearStorageData = () => Promise.resolve(void this.cleared.push('storage'));
  clearCache = () => Promise.resolve(void this.cleared.push('cache'));
  clearAuthCache = () => Promise.resolve(void this.cleared.push('passwords'));
}

/** The page of one window. */
export class FakeContents extends EventEmitter {
  readonly session = new FakeSession();
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

/** Stands in for Electron's window, as far as a sign-in uses it. */
export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  title = '';
  hasMenu = true;
  destroyed = false;
  constructor(options: FakeWindow['options']) {
    super();
    this.options = options;
    opened.push(this);
  }
  removeMenu = () => void (this.hasMenu = false);
  setTitle = (title: string) => void (this.title = title);
  isDestroyed = () => this.destroyed;
  destroy = () => void (this.destroyed = true);
  loadURL = () => new Promise<void>(() => undefined);
}
