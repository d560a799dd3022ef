import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { preventable } from './preventable.ts';
import { WebContents } from './web-contents.ts';

/** Electron's own default size, in device-independent pixels. */
const defaultSize = { width: 800, height: 600 };

const open = new Set<BrowserWindow>();
let lastId = 0;
/** The id of the window that was focused last, while it is open. */
let focusedId: number | undefined;
let announceAllClosed: (() => void) | undefined;
let announceCreated: ((window: BrowserWindow) => void) | undefined;

/** For `app`: who is told when the last window has gone. */
export function onAllWindowsClosed(listener: () => void): void {
  announceAllClosed = listener;
}

/** For `app`: who is told of each new window. */
export function onWindowCreated(listener: (window: BrowserWindow) => void): void {
  announceCreated = listener;
}

/**
 * A window: a page of Chromium. Position, menu and frame are Chromium's; the title of the window on
 * a screen is the page's, whatever `setTitle` says.
 */
export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  #title: string;
  #visible: boolean;
  #minimized = false;
  #destroyed = false;
  #shown = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.#title = options.title ?? 'Electron';
    this.#visible = options.show ?? true;
    this.webContents = new WebContents(options.webPreferences ?? {}, {
      width: options.width ?? defaultSize.width,
      height: options.height ?? defaultSize.height,
    });
    open.add(this);
    if (this.#visible) focusedId = this.id;
    this.webContents.on('page-title-updated', (_event: unknown, title: string) => {
      this.#onTitle(title);
    });
    this.webContents.on('dom-ready', () => {
      if (this.#shown) return;
      this.#shown = true;
      this.emit('ready-to-show', {});
    });
    this.webContents.once('destroyed', () => {
      // Closed by the person or by a test: Chromium has no way to ask first.
      if (!this.#destroyed) this.emit('close', preventable());
      this.#end();
    });
    announceCreated?.(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static fromWebContents(contents: object): BrowserWindow | null {
    return [...open].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...open].find((window) => window.id === id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedId === undefined ? null : BrowserWindow.fromId(focusedId);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** Asks the listeners of `close`, one of which may keep the window open. */
  close(): void {
    if (this.#destroyed) return;
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  /** Closes without asking. `closed` is emitted before this returns. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.close();
    this.webContents.onClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.focus();
    this.emit('show', {});
  }

  showInactive(): void {
    this.#visible = true;
    this.emit('show', {});
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide', {});
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    focusedId = this.id;
    this.webContents.bringToFront();
    this.emit('focus', {});
  }

  isFocused(): boolean {
    return focusedId === this.id;
  }

  minimize(): void {
    this.#minimized = true;
  }

  restore(): void {
    this.#minimized = false;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setMenu(): void {
    // Chromium's windows have no menu of the app's.
  }

  removeMenu(): void {
    this.setMenu();
  }

  setMenuBarVisibility(): void {
    this.setMenu();
  }

  #onTitle(title: string): void {
    const event = preventable();
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  #end(): void {
    this.#destroyed = true;
    open.delete(this);
    if (focusedId === this.id) focusedId = undefined;
    this.emit('closed');
    if (open.size === 0) announceAllClosed?.();
  }
}
