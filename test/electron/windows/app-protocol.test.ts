import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerUiRequest, appScheme, serveUi } from '../../../electron/windows/app-protocol.ts';
import { contentSecurityPolicy } from '../../../electron/windows/content-security-policy.ts';

let parent: string;
let bundle: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'app-protocol-'));
  bundle = join(parent, 'renderer');
  await mkdir(join(bundle, 'assets', 'folder.js'), { recursive: true });
  await writeFile(join(parent, 'outside.html'), 'outside');
  await writeFile(join(bundle, 'assets', 'main.js'), 'const nonce = "__CSP_NONCE__";');
  await writeFile(
    join(bundle, 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
});

afterAll(() => rm(parent, { recursive: true }));

async function get(url: string): Promise<Response> {
  return await answerUiRequest({ method: 'GET', url }, bundle);
}

function nonceOf(response: Response): string {
  return /'nonce-([^']+)'/.exec(response.headers.get('Content-Security-Policy') ?? '')?.[1] ?? '';
}

describe('the answer to a request for the bundle', () => {
  test('gives a page a nonce of its own, in the header and wherever the page asks for it', async () => {
    const response = await get('app://ui/index.html');
    const nonce = nonceOf(response);
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy(nonce));
    expect(await response.text()).toBe(
      `<meta property="csp-nonce" nonce="${nonce}"><style nonce="${nonce}"></style>`,
    );
  });

  test('never gives the same nonce twice', async () => {
    const nonces = await Promise.all(
      Array.from({ length: 20 }, async () => nonceOf(await get('app://ui/'))),
    );
    expect(new Set(nonces).size).toBe(20);
  });

  test('says what a file is, forbids guessing, and leaves everything but pages as it is', async () => {
    const response = await get('app://ui/assets/main.js');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.text()).toBe('const nonce = "__CSP_NONCE__";');
  });

  test.each([
    ['app://ui/missing.html', 404],
    ['app://ui/assets/folder.js', 404],
    ['app://ui/..%2foutside.html', 403],
    ['app://other/index.html', 403],
  ])('refuses %s with %i, without a body, under the same policy', async (url, status) => {
    const response = await get(url);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(nonceOf(response)).not.toBe('');
  });

  test('refuses HEAD', async () => {
    const response = await answerUiRequest({ method: 'HEAD', url: 'app://ui/index.html' }, bundle);
    expect(response.status).toBe(405);
  });
});

test('the scheme is standard and secure and has no privilege beyond', () => {
  expect(appScheme).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true },
  });
});

test('the bundle is served under the one scheme', async () => {
  const served: [string, (request: Request) => Response | Promise<Response>][] = [];
  serveUi({ handle: (scheme, handler) => served.push([scheme, handler]) }, bundle);
  const [scheme, handler] = served[0] ?? [];
  expect(scheme).toBe('app');
  const response = await handler?.(new Request('app://ui/assets/main.js'));
  expect(response?.status).toBe(200);
});
