import { afterEach, expect, test, vi } from 'vitest';
import { app, BrowserWindow } from './electron.ts';
import { browser } from './host.ts';
import { serve, pages, useHost } from './test-host.ts';

useHost();

afterEach(() => {
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
});

/** Names the events of a window as they happen. */
function record(window: BrowserWindow): string[] {
  const seen: string[] = [];
  for (const name of ['close', 'closed']) window.on(name, () => seen.push(name));
  window.webContents.on('destroyed', () => seen.push('destroyed'));
  return seen;
}

test('close asks, then closes', () => {
  const window = new BrowserWindow();
  const seen = record(window);
  window.close();
  expect(seen[0]).toBe('close');
  expect(seen.slice(1).sort()).toEqual(['closed', 'destroyed']);
  expect(window.isDestroyed()).toBe(true);
  expect(window.webContents.isDestroyed()).toBe(true);
  expect(BrowserWindow.getAllWindows()).toEqual([]);
});

test('a listener of close keeps the window open; destroy does not ask', () => {
  const window = new BrowserWindow();
  const seen = record(window);
  window.once('close', (event: { preventDefault: () => void }) => {
    event.preventDefault();
  });
  window.close();
  expect(window.isDestroyed()).toBe(false);
  expect(seen).toEqual(['close']);
  window.destroy();
  expect(seen.filter((name) => name === 'close')).toEqual(['close']);
  expect(seen).toContain('closed');
});

test('a page that the person closes closes its window', async () => {
  const server = await serve(pages({ '/': '<title>Named</title>' }));
  const window = new BrowserWindow();
  await window.loadURL(`${server.origin}/`);
  const seen = record(window);
  const closed = new Promise<void>((resolve) => {
    window.once('closed', () => {
      resolve();
    });
  });
  // What closing its tab does; the host has no part in it.
  const { connection } = await browser();
  const { targetInfos } = await connection.browser.send('Target.getTargets');
  const target = targetInfos.find(({ url }) => url.startsWith(server.origin));
  await connection.browser.send('Target.closeTarget', { targetId: target?.targetId ?? '' });
  await closed;
  await server.close();
  expect(seen.filter((name) => name !== 'destroyed')).toEqual(['close', 'closed']);
  expect(window.isDestroyed()).toBe(true);
});

test('the page names the window unless a listener prevents it', async () => {
  const server = await serve(pages({ '/': '<title>Named</title>' }));
  const [open, kept] = [new BrowserWindow(), new BrowserWindow({ title: 'Kept' })];
  const told = [open, kept].map(
    (window) =>
      new Promise((resolve) => {
        window.on('page-title-updated', (event: { preventDefault: () => void }, title: string) => {
          if (window === kept) event.preventDefault();
          resolve(title);
        });
      }),
  );
  await Promise.all([open.loadURL(`${server.origin}/`), kept.loadURL(`${server.origin}/`)]);
  expect(await Promise.all(told)).toEqual(['Named', 'Named']);
  await server.close();
  // The event comes before the title is taken.
  await Promise.resolve();
  expect([open.getTitle(), kept.getTitle()]).toEqual(['Named', 'Kept']);
});

test('the size that was asked for is the size of the page', async () => {
  const server = await serve(pages({ '/': '' }));
  const window = new BrowserWindow({ width: 640, height: 500, show: false });
  const ready = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      resolve();
    });
  });
  expect(window.isVisible()).toBe(false);
  await window.loadURL(`${server.origin}/`);
  await ready;
  await server.close();
  expect(await window.webContents.executeJavaScript('outerWidth')).toBe(640);
  expect(BrowserWindow.fromWebContents(window.webContents)).toBe(window);
});

test('quit closes the windows, any of which may refuse, and waits for who prevents it', () => {
  const quit = vi.fn();
  app.once('quit', quit);
  const window = new BrowserWindow();
  window.once('close', (event: { preventDefault: () => void }) => {
    event.preventDefault();
  });
  app.quit();
  expect(window.isDestroyed()).toBe(false);
  app.once('before-quit', (event: { preventDefault: () => void }) => {
    event.preventDefault();
  });
  app.quit();
  expect(window.isDestroyed()).toBe(false);
  expect(quit).not.toHaveBeenCalled();
  app.off('quit', quit);
});
