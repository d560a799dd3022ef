import { afterEach, beforeAll, expect, test } from 'vitest';
import { BrowserWindow, protocol } from './electron.ts';
import { useHost } from './test-host.ts';

useHost();
const requested: string[] = [];

beforeAll(() => {
  protocol.handle('app', (request) => {
    requested.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url);
    if (pathname === '/script.js') {
      return new Response('window.fromFile = true', {
        headers: { 'content-type': 'text/javascript' },
      });
    }
    if (pathname !== '/') return new Response('nothing here', { status: 404 });
    return new Response(
      `<title>policy</title><script src="/script.js"></script>
       <script>window.inline = true</script>`,
      {
        headers: {
          'content-type': 'text/html',
          'content-security-policy': "default-src 'none'; script-src app://ui; connect-src app:",
        },
      },
    );
  });
});

afterEach(() => {
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
});

test('the content security policy of a response is enforced, with its custom schemes', async () => {
  const { webContents } = new BrowserWindow();
  await webContents.loadURL('app://ui/');
  const seen = await webContents.executeJavaScript(`(async () => ({
    fromFile: window.fromFile,
    inline: window.inline,
    eval: (() => { try { return eval('1'); } catch { return 'refused'; } })(),
    own: await fetch('/missing').then((response) => response.status),
    foreign: await fetch('https://example.invalid/').catch(() => 'refused'),
    secure: window.isSecureContext,
  }))()`);
  expect(seen).toMatchObject({ fromFile: true, own: 404, foreign: 'refused', secure: true });
  expect(seen).not.toHaveProperty('inline');
});

test('the handler sees the addresses of the scheme itself', async () => {
  requested.length = 0;
  const { webContents } = new BrowserWindow();
  await webContents.loadURL('app://ui/?a=1#part');
  expect(webContents.getURL()).toBe('app://ui/?a=1#part');
  expect(webContents.mainFrame.origin).toBe('app://ui');
  expect(requested).toEqual(['GET app://ui/?a=1#part', 'GET app://ui/script.js']);
});

test('a scheme without a handler cannot be loaded', async () => {
  const { webContents } = new BrowserWindow();
  await expect(webContents.loadURL('foreign://x/')).rejects.toMatchObject({
    code: 'ERR_UNKNOWN_URL_SCHEME',
    errno: -302,
  });
});

test('a second handler, and privileges that cannot be given, are errors', () => {
  expect(() => {
    protocol.handle('app', () => new Response());
  }).toThrow(/already/);
  expect(() => {
    protocol.registerSchemesAsPrivileged([{ scheme: 'x', privileges: { bypassCSP: true } }]);
  }).toThrow(/cannot give/);
});
