import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveUiFile, uiStartUrl } from '../../../electron/windows/resolve-ui-file.ts';

const bundle = join('/', 'opt', 'app', 'renderer');

describe('a request to app://', () => {
  test.each([
    ['app://ui/', 'index.html', 'text/html; charset=utf-8', true],
    [uiStartUrl, 'index.html', 'text/html; charset=utf-8', true],
    ['app://ui/index.html?x=1#y', 'index.html', 'text/html; charset=utf-8', true],
    [
      'app://ui/assets/index-B2_x.js',
      'assets/index-B2_x.js',
      'text/javascript; charset=utf-8',
      false,
    ],
    ['app://ui/assets/index.css', 'assets/index.css', 'text/css; charset=utf-8', false],
    ['app://ui/assets/icon.svg', 'assets/icon.svg', 'image/svg+xml', false],
    ['app://ui/%69ndex.html', 'index.html', 'text/html; charset=utf-8', true],
  ])('%s is for a file of the bundle', (url, path, contentType, page) => {
    expect(resolveUiFile('GET', url, bundle)).toEqual({
      kind: 'file',
      path: join(bundle, path),
      contentType,
      page,
    });
  });

  test.each(['HEAD', 'POST', 'PUT', 'OPTIONS', 'get', ''])('is refused by method %j', (method) => {
    expect(resolveUiFile(method, uiStartUrl, bundle)).toEqual({ kind: 'refused', status: 405 });
  });

  test.each([
    // Out of the bundle.
    ['app://ui/../secret.html', 403],
    ['app://ui/assets/../../secret.html', 403],
    ['app://ui/%2e%2e/secret.html', 403],
    ['app://ui/%2E%2E%2Fsecret.html', 403],
    ['app://ui/.%2e/secret.html', 403],
    ['app://ui/..%5csecret.html', 403],
    ['app://ui/..\\secret.html', 403],
    ['app://ui/assets\\..\\..\\secret.html', 403],
    ['app://ui//etc/passwd.html', 403],
    ['app://ui/%2fetc/passwd.html', 403],
    ['app://ui/C:/secret.html', 403],
    ['app://ui/C%3a/secret.html', 403],
    ['app://ui/%5c%5cserver%5cshare.html', 403],
    // Two layers of encoding, and none that can be read.
    ['app://ui/%252e%252e/secret.html', 403],
    ['app://ui/%25%32%65%25%32%65/secret.html', 403],
    ['app://ui/%c0%ae%c0%ae/secret.html', 400],
    ['app://ui/%', 400],
    ['app://ui/%zz.html', 400],
    // Characters that no file of the bundle has.
    ['app://ui/index.html%00.js', 403],
    ['app://ui/index.html%0a', 403],
    ['app://ui/index.html%20', 403],
    ['app://ui/ index.html', 403],
    ['app://ui/i%CC%88ndex.html', 403],
    ['app://ui/index.html::$DATA', 403],
    // Hidden files and folders.
    ['app://ui/.env.html', 403],
    ['app://ui/./index.html', 403],
    ['app://ui/assets/.git/config.js', 403],
    ['app://ui/assets/', 403],
    ['app://ui/assets//index.js', 403],
    // Another host, port, user or scheme.
    ['app://other/index.html', 403],
    ['app://ui.example/index.html', 403],
    ['app://UI/index.html', 403],
    ['app://ui:80/index.html', 403],
    ['app://user@ui/index.html', 403],
    ['app://user:password@ui/index.html', 403],
    ['app://ui@other/index.html', 403],
    ['app:///index.html', 403],
    ['app:/ui/index.html', 403],
    ['app://ui', 403],
    ['app://ui?/index.html', 403],
    ['https://ui/index.html', 403],
    ['file:///etc/passwd', 403],
    [' app://ui/index.html', 403],
    ['', 403],
    // Kinds of file that a bundle does not hold.
    ['app://ui/index.js.map', 404],
    ['app://ui/package.json', 404],
    ['app://ui/index.HTML', 404],
    ['app://ui/index', 404],
  ])('%j is refused with %i', (url, status) => {
    expect(resolveUiFile('GET', url, bundle)).toEqual({ kind: 'refused', status });
  });

  test('is refused when its address is longer than any of the bundle', () => {
    const name = (length: number) => `app://ui/${'a'.repeat(length - 'app://ui/.js'.length)}.js`;
    expect(resolveUiFile('GET', name(512), bundle).kind).toBe('file');
    expect(resolveUiFile('GET', name(513), bundle)).toEqual({ kind: 'refused', status: 400 });
  });
});
