import { afterEach, beforeAll, expect, test } from 'vitest';
import { BrowserWindow, ipcMain, session } from './electron.ts';
import type { IpcEvent } from './ipc.ts';
import { toChromiumUrl } from './schemes.ts';
import { useHost, writePreload } from './test-host.ts';

const used = useHost();
beforeAll(() => {
  // The second scheme is another site, so its frame runs in a process of its own.
  for (const scheme of ['app', 'foreign']) {
    session.defaultSession.protocol.handle(scheme, (request) => {
      const body = request.url.includes('frames')
        ? `<iframe src="/inner"></iframe><iframe src="${toChromiumUrl('foreign://x/')}"></iframe>`
        : '<title>page</title><script>window.seenAtStart = typeof window.bridge;</script>';
      return new Response(body, { headers: { 'content-type': 'text/html' } });
    });
  }
});

afterEach(() => {
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
});

async function open(preload: string, url = 'app://ui/index.html'): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    webPreferences: { preload: writePreload(used.folder, preload) },
  });
  await window.loadURL(url);
  return window;
}

const bridge = `
  const { contextBridge, ipcRenderer } = require('electron');
  window.leaked = 1;
  document.addEventListener('DOMContentLoaded', () => { document.body.dataset.seen = 'yes'; });
  contextBridge.exposeInMainWorld('bridge', {
    version: 1,
    list: ['a', { b: undefined }],
    echo: (value) => ipcRenderer.invoke('echo', value),
    same: (value) => value,
    fail: () => { throw new Error('refused'); },
    failLater: async () => { throw new Error('refused later'); },
    on: (listener) => {
      const forward = (_event, value) => listener(value);
      ipcRenderer.on('news', forward);
      return () => { ipcRenderer.off('news', forward); };
    },
  });`;

test('the page has what the preload script exposes before its own scripts, and nothing else', async () => {
  const { webContents } = await open(bridge);
  const seen = await webContents.executeJavaScript(`({
    atStart: window.seenAtStart,
    leaked: typeof window.leaked,
    require: typeof window.require,
    ipc: typeof window.electronHostIpc,
    sharesTheDocument: document.body.dataset.seen,
  })`);
  expect(seen).toEqual({
    atStart: 'object',
    leaked: 'undefined',
    require: 'undefined',
    ipc: 'undefined',
    sharesTheDocument: 'yes',
  });
});

test('what is exposed is frozen through and through and cannot be replaced', async () => {
  const { webContents } = await open(bridge);
  const seen = await webContents.executeJavaScript(`({
    frozen: [bridge, bridge.list, bridge.list[1]].map(Object.isFrozen),
    descriptor: (({ writable, configurable }) => ({ writable, configurable }))(
      Object.getOwnPropertyDescriptor(window, 'bridge')),
    undefinedKept: 'b' in bridge.list[1],
  })`);
  expect(seen).toEqual({
    frozen: [true, true, true],
    descriptor: { writable: false, configurable: false },
    undefinedKept: true,
  });
});

test('values go to the main process and back as structured clone takes them', async () => {
  const received: unknown[] = [];
  ipcMain.handle('echo', (_event, value) => {
    received.push(value);
    return value;
  });
  const { webContents } = await open(bridge);
  const seen = await webContents.executeJavaScript(`(async () => {
    const back = await bridge.echo({ text: 'ä\\u2028\\0', nothing: undefined, date: new Date(5),
      map: new Map([['k', NaN]]), bytes: new Uint8Array([0, 255]) });
    return [back.text, 'nothing' in back, back.date.getTime(), Number.isNaN(back.map.get('k')),
      [...back.bytes]];
  })()`);
  ipcMain.removeHandler('echo');
  expect(seen).toEqual(['ä\u2028\0', true, 5, true, [0, 255]]);
  expect(received).toEqual([
    {
      text: 'ä\u2028\0',
      nothing: undefined,
      date: new Date(5),
      map: new Map([['k', NaN]]),
      bytes: new Uint8Array([0, 255]),
    },
  ]);
});

test('failures of exposed functions and of handlers reach the page as errors', async () => {
  ipcMain.handle('echo', () => {
    throw new TypeError('no');
  });
  const { webContents } = await open(bridge);
  const seen = await webContents.executeJavaScript(`(async () => [
    (() => { try { bridge.fail(); } catch (error) { return error.message; } })(),
    await bridge.failLater().catch((error) => error.message),
    await bridge.echo(1).catch((error) => error.message),
  ])()`);
  ipcMain.removeHandler('echo');
  expect(seen).toEqual([
    'refused',
    'refused later',
    "Error invoking remote method 'echo': TypeError: no",
  ]);
});

test('a function that is no handler is named, and so is what cannot be cloned', async () => {
  const { webContents } = await open(bridge);
  const seen = await webContents.executeJavaScript(`(async () => [
    await bridge.echo(1).catch((error) => error.message),
    await bridge.echo(() => 1).catch((error) => error.message),
    bridge.same(5),
  ])()`);
  expect(seen).toEqual([
    "Error invoking remote method 'echo': Error: No handler registered for 'echo'",
    'An object could not be cloned.',
    5,
  ]);
});

test('the page is told what the main process sends, until it unsubscribes', async () => {
  const window = await open(bridge);
  const { webContents } = window;
  await webContents.executeJavaScript(
    `window.heard = []; window.stop = bridge.on((value) => heard.push(value)); undefined`,
  );
  webContents.send('news', { n: 1 });
  webContents.send('other', { n: 2 });
  expect(await webContents.executeJavaScript('window.stop(), heard')).toEqual([{ n: 1 }]);
  webContents.send('news', { n: 3 });
  expect(await webContents.executeJavaScript('heard')).toEqual([{ n: 1 }]);
});

test('a call says which window and which frame it came from', async () => {
  const events: IpcEvent[] = [];
  ipcMain.handle('echo', (event) => {
    events.push(event);
  });
  const window = await open(bridge);
  await window.webContents.executeJavaScript('bridge.echo()');
  ipcMain.removeHandler('echo');
  expect(events[0]?.sender).toBe(window.webContents);
  expect(events[0]?.senderFrame).toBe(window.webContents.mainFrame);
  expect(events[0]?.senderFrame?.origin).toBe('app://ui');
  expect(events[0]?.senderFrame?.url).toBe('app://ui/index.html');
});

test('calls from sub-frames, own and foreign, are told apart from the page', async () => {
  const calls: { main: boolean; origin: string | undefined; parent: boolean }[] = [];
  ipcMain.handle('whoami', (event) => {
    calls.push({
      main: event.senderFrame === window.webContents.mainFrame,
      origin: event.senderFrame?.origin,
      parent: event.senderFrame?.parent === window.webContents.mainFrame,
    });
    return 'answered';
  });
  const window = await open(bridge, 'app://ui/frames');
  const frames = [...window.webContents.frames()].filter((frame) => frame.parent !== null);
  const answers = await Promise.all(
    frames.map((frame) => frame.executeJavaScript(`electronHostInvoke('whoami')`)),
  );
  const bridges = await Promise.all(
    frames.map((frame) => frame.executeJavaScript('typeof bridge')),
  );
  ipcMain.removeHandler('whoami');
  expect(answers).toEqual(['answered', 'answered']);
  // The preload script runs in the page itself only.
  expect(bridges).toEqual(['undefined', 'undefined']);
  expect(calls.sort((a, b) => String(a.origin).localeCompare(String(b.origin)))).toEqual([
    { main: false, origin: 'app://ui', parent: true },
    { main: false, origin: 'foreign://x', parent: true },
  ]);
});

test('a window without a preload script has no way to call, and raw calls name its origin', async () => {
  let origin: string | undefined;
  ipcMain.handle('whoami', (event) => {
    origin = event.senderFrame?.origin;
  });
  const window = new BrowserWindow();
  await window.loadURL('foreign://x/page');
  expect(await window.webContents.executeJavaScript('typeof bridge')).toBe('undefined');
  await window.webContents.executeJavaScript(`electronHostInvoke('whoami')`);
  ipcMain.removeHandler('whoami');
  expect(origin).toBe('foreign://x');
});
