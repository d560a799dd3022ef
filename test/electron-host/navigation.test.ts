import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { BrowserWindow, session } from './electron.ts';
import { browser, closePage } from './host.ts';
import { LoadError } from './page-load.ts';
import { pages, serve, useHost, type TestServer } from './test-host.ts';
import type { WebContents } from './web-contents.ts';

useHost();
/** Leads to {@link target} in every way a page can. */
let start: TestServer;
/** Must never be asked for anything that was to be prevented. */
let target: TestServer;

beforeAll(async () => {
  target = await serve(pages({ '/arrived': '<title>arrived</title>', '/other': 'other' }));
  start = await serve((request, response) => {
    if (request.url === '/hop') {
      response.writeHead(302, { location: '/hop2' }).end();
    } else if (request.url === '/hop2') {
      response.writeHead(302, { location: `${target.origin}/arrived?code=1#f` }).end();
    } else if (request.url === '/outside') {
      response.writeHead(302, { location: 'msauth://app/x' }).end();
    } else {
      pages({
        '/page': `<title>start</title>
          <a id="link" href="${target.origin}/arrived">link</a>
          <a id="popup" target="_blank" rel="noopener" href="${target.origin}/arrived">popup</a>
          <form id="form" method="post" action="${target.origin}/arrived"></form>
          <iframe id="frame"></iframe>`,
      })(request, response);
    }
  });
});

beforeEach(() => {
  start.paths.length = 0;
  target.paths.length = 0;
});

afterEach(() => {
  session.defaultSession.webRequest.onBeforeRequest(null);
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
});

afterAll(async () => {
  await start.close();
  await target.close();
});

interface Seen {
  name: string;
  url: string;
  isMainFrame: boolean;
}

/** Records the navigation events of a page, and prevents those that are named. */
function record(contents: WebContents, prevented: readonly string[] = []): Seen[] {
  const seen: Seen[] = [];
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    contents.on(name, (event: Seen & { preventDefault: () => void }) => {
      seen.push({ name, url: event.url, isMainFrame: event.isMainFrame });
      if (prevented.includes(name)) event.preventDefault();
    });
  }
  return seen;
}

/** Runs what navigates, and waits until the page has failed to go or gone. */
async function settled(contents: WebContents, code: string): Promise<void> {
  const end = new Promise<void>((resolve) => {
    contents.once('did-fail-load', () => {
      resolve();
    });
    contents.once('did-finish-load', () => {
      resolve();
    });
  });
  await contents.executeJavaScript(`${code}; undefined`, true);
  await end;
}

async function open(url = `${start.origin}/page`): Promise<WebContents> {
  const window = new BrowserWindow();
  await window.loadURL(url);
  return window.webContents;
}

test('loadURL itself is no navigation of the page, its redirects are announced', async () => {
  const { webContents } = new BrowserWindow();
  const seen = record(webContents);
  await webContents.loadURL(`${start.origin}/hop`);
  expect(seen).toEqual([
    { name: 'will-redirect', url: `${start.origin}/hop2`, isMainFrame: true },
    { name: 'will-redirect', url: `${target.origin}/arrived?code=1#f`, isMainFrame: true },
  ]);
  expect(webContents.getURL()).toBe(`${target.origin}/arrived?code=1#f`);
});

test('a redirect that is prevented is never followed', async () => {
  const { webContents } = new BrowserWindow();
  webContents.on('will-redirect', (event: Seen & { preventDefault: () => void }) => {
    if (event.url.startsWith(target.origin)) event.preventDefault();
  });
  const error = await webContents.loadURL(`${start.origin}/hop`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LoadError);
  expect(error).toMatchObject({ code: 'ERR_ABORTED', errno: -3, url: `${start.origin}/hop` });
  expect(start.paths).toEqual(['/hop', '/hop2']);
  expect(target.paths).toEqual([]);
});

test('a request cancelled on a redirect hop never reaches its server', async () => {
  const asked: string[] = [];
  session.defaultSession.webRequest.onBeforeRequest(
    { urls: [`${target.origin}/arrived*`] },
    (details, callback) => {
      asked.push(`${details.resourceType} ${details.url}`);
      callback({ cancel: true });
    },
  );
  const { webContents } = new BrowserWindow();
  const failed = new Promise((resolve) => {
    webContents.once('did-fail-load', (_event, code, text, url, main) => {
      resolve([code, text, url, main]);
    });
  });
  await expect(webContents.loadURL(`${start.origin}/hop`)).rejects.toMatchObject({
    code: 'ERR_BLOCKED_BY_CLIENT',
    errno: -20,
  });
  expect(asked).toEqual([`mainFrame ${target.origin}/arrived?code=1#f`]);
  expect(target.paths).toEqual([]);
  expect(await failed).toEqual([
    -20,
    'ERR_BLOCKED_BY_CLIENT',
    `${target.origin}/arrived?code=1`,
    true,
  ]);
});

test.each([1, 2, 3, 4, 5])(
  'what a page is about to request when its window is destroyed is never sent (attempt %i)',
  async () => {
    const contents = await open();
    contents.on('will-navigate', () => {
      expect.unreachable('the window was destroyed before the request');
    });
    const { connection } = await browser();
    const going = contents.executeJavaScript(
      `location.href = document.getElementById('link').href; undefined`,
    );
    BrowserWindow.fromWebContents(contents)?.destroy();
    await going.catch(() => undefined);
    await vi.waitFor(async () => {
      const { targetInfos } = await connection.browser.send('Target.getTargets');
      expect(targetInfos.filter(({ type }) => type === 'page')).toEqual([]);
    }, 5000);
    // A page of its own that goes through the whole browser after that one.
    await open();
    expect(target.paths).toEqual([]);
  },
);

test('the last listener of onBeforeRequest is the only one, and null takes it away', async () => {
  const { webRequest } = session.defaultSession;
  webRequest.onBeforeRequest((_details, callback) => {
    callback({ cancel: true });
  });
  webRequest.onBeforeRequest({ urls: ['https://*/*'] }, (_details, callback) => {
    callback({ cancel: true });
  });
  const contents = await open();
  webRequest.onBeforeRequest(null);
  await contents.loadURL(`${target.origin}/other`);
  expect(target.paths).toContain('/other');
});

test.each([
  ['a link', `document.getElementById('link').click()`],
  ['a script', `location.href = document.getElementById('link').href`],
  ['a form', `document.getElementById('form').submit()`],
])('a navigation of the page by %s is prevented before the request', async (_how, code) => {
  const contents = await open();
  const seen = record(contents, ['will-navigate']);
  await settled(contents, code);
  expect(seen).toEqual([
    { name: 'will-frame-navigate', url: `${target.origin}/arrived`, isMainFrame: true },
    { name: 'will-navigate', url: `${target.origin}/arrived`, isMainFrame: true },
  ]);
  expect(target.paths).toEqual([]);
  expect(contents.getURL()).toBe(`${start.origin}/page`);
  expect(await contents.executeJavaScript('document.title')).toBe('start');
});

test('a navigation that nobody prevents goes on', async () => {
  const contents = await open();
  const seen = record(contents);
  await settled(contents, `document.getElementById('link').click()`);
  expect(seen.map(({ name }) => name)).toEqual(['will-frame-navigate', 'will-navigate']);
  expect(contents.getURL()).toBe(`${target.origin}/arrived`);
});

test('a navigation of a frame is prevented before the request', async () => {
  const contents = await open();
  const seen = record(contents, ['will-frame-navigate']);
  await settled(contents, `document.getElementById('frame').src = '${target.origin}/arrived'`);
  expect(seen).toEqual([
    { name: 'will-frame-navigate', url: `${target.origin}/arrived`, isMainFrame: false },
  ]);
  expect(target.paths).toEqual([]);
});

test.each([
  ['a link', `document.getElementById('popup').click()`],
  ['a script', `window.open(document.getElementById('link').href, 'named')`],
])('a window that the page opens by %s is refused before the request', async (_how, code) => {
  const contents = await open();
  const asked = new Promise<unknown>((resolve) => {
    contents.setWindowOpenHandler(({ url }) => {
      resolve(url);
      return { action: 'deny' };
    });
  });
  await contents.executeJavaScript(`${code}; undefined`, true);
  expect(await asked).toBe(`${target.origin}/arrived`);
  // A page of its own that goes through the whole browser after the popup could have.
  await open();
  expect(target.paths).toEqual([]);
  expect(BrowserWindow.getAllWindows()).toHaveLength(2);
});

test('a window that another program lets run, such as a test runner, loads nothing either', async () => {
  const contents = await open();
  const failure = new Promise<string>((resolve) => {
    // Nothing closes it here.
    contents.onPopup = ({ session: popup, targetId }) => {
      popup.on('Network.loadingFailed', ({ errorText }) => {
        resolve(errorText);
        void closePage(targetId);
      });
      void popup.send('Network.enable');
      void popup.send('Runtime.runIfWaitingForDebugger');
    };
  });
  await contents.executeJavaScript(`window.open('${target.origin}/arrived'); undefined`, true);
  expect(await failure).toBe('net::ERR_BLOCKED_BY_CLIENT');
  expect(target.paths).toEqual([]);
});

test('another scheme that the page goes to is announced and can be prevented', async () => {
  const contents = await open();
  const announced = new Promise((resolve) => {
    contents.on('will-navigate', (event: Seen & { preventDefault: () => void }) => {
      event.preventDefault();
      resolve(event.url);
    });
  });
  await contents.executeJavaScript(`location.href = 'msauth://app/x'; undefined`, true);
  expect(await announced).toBe('msauth://app/x');
});

test('another scheme that a server redirects to is announced', async () => {
  const { webContents } = new BrowserWindow();
  const seen = record(webContents, ['will-redirect']);
  await expect(webContents.loadURL(`${start.origin}/outside`)).rejects.toBeInstanceOf(LoadError);
  expect(seen).toEqual([{ name: 'will-redirect', url: 'msauth://app/x', isMainFrame: true }]);
});

test('loading something else gives up what was loading', async () => {
  const { webContents } = new BrowserWindow();
  const first = webContents.loadURL(`${start.origin}/page`);
  const second = webContents.loadURL(`${target.origin}/other`);
  await expect(first).rejects.toMatchObject({ code: 'ERR_ABORTED' });
  await second;
  expect(webContents.getURL()).toBe(`${target.origin}/other`);
});

test('a page that is not there is loaded, a server that is not there is an error', async () => {
  const { webContents } = new BrowserWindow();
  await webContents.loadURL(`${target.origin}/missing`);
  const gone = await serve(pages({}));
  await gone.close();
  await expect(webContents.loadURL(`${gone.origin}/x`)).rejects.toMatchObject({
    code: 'ERR_CONNECTION_REFUSED',
    errno: -102,
  });
});
