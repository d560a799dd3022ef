/**
 * Stands in for the `electron` module: the main process runs unchanged on Node, its windows are
 * pages of an installed Chromium. It covers what this app uses, no more. What works differently is
 * said where it is written; in short: `before-input-event` is never emitted, WebSockets and `data:`
 * documents do not pass `webRequest`, windows opened by pages are always refused, and permissions
 * are asked of the handlers beforehand.
 */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard, dialog, Menu, nativeTheme, shell } from './desktop.ts';
import { ipcMain } from './ipc.ts';
import { registerSchemesAsPrivileged, type ProtocolHandler } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { sessions } from './session.ts';
import { WebContents } from './web-contents.ts';

/** `protocol`: that of the default session, and what must be said before any session exists. */
const protocol = {
  registerSchemesAsPrivileged,
  handle(scheme: string, handler: ProtocolHandler): void {
    sessions.defaultSession.protocol.handle(scheme, handler);
  },
  unhandle(scheme: string): void {
    sessions.defaultSession.protocol.unhandle(scheme);
  },
  isProtocolHandled(scheme: string): boolean {
    return sessions.defaultSession.protocol.isProtocolHandled(scheme);
  },
};

const webContents = { getAllWebContents: () => WebContents.getAllWebContents() };

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  sessions as session,
  shell,
  webContents,
};
