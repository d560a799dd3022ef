import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import builder from '../../build/electron-builder.config.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** Every file of the program, by its path. */
const sources = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      return { path, text: read(path) };
    }),
);

/** The files that have `sought` in their code; what they say about it does not count. */
function filesWith(sought: RegExp): string[] {
  return sources
    .filter(({ text }) => sought.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    .map(({ path }) => path);
}

describe('in the whole program', () => {
  test('there is something to look through', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(filesWith(/rejectUnauthorized: true/)).toContain('electron/mail/tls.ts');
  });

  test.each([
    ['no certificate is accepted unverified', /rejectUnauthorized(?!: true)|checkServerIdentity/],
    ['no switch turns verification off', /NODE_TLS_REJECT_UNAUTHORIZED|['"]certificate-error['"]/],
    ['no address of the system is taken over', /setAsDefaultProtocolClient/],
    ['no page gets Node', /nodeIntegration\w*: true|contextIsolation: false|sandbox: false/],
    ['no text is run as code', /\beval\(|new Function\(|executeJavaScript|insertAdjacentHTML/],
    ['no text becomes markup in the window', /dangerouslySetInnerHTML|\.innerHTML\b/],
  ])('%s', (_what, sought) => {
    expect(filesWith(sought)).toEqual([]);
  });

  test('a page is opened in the browser in two places, which check it first', () => {
    expect(filesWith(/\.openExternal\(/)).toEqual([
      'electron/windows/open-external.ts',
      'electron/windows/open-sign-in-page.ts',
    ]);
  });

  test('only the session of a sign-in window has a say about certificates', () => {
    expect(filesWith(/setCertificateVerifyProc\(/)).toEqual([
      'electron/windows/sign-in-session.ts',
    ]);
  });
});

describe('the main process', () => {
  const main = read('electron/main.ts');

  test('has every page sandboxed, and weakening switches refused, before it is ready', () => {
    const ready = main.indexOf('await app.whenReady()');
    const hardened = main.indexOf('  harden();');
    expect(hardened).toBeGreaterThan(0);
    expect(ready).toBeGreaterThan(hardened);
    expect(main).toMatch(/function harden\(\): void \{[^}]*app\.enableSandbox\(\);/);
    expect(main).toMatch(/if \(app\.isPackaged\) refuseSwitches\(app\.commandLine\);/);
  });

  test('guards every session and every page, and starts once', () => {
    expect(main).toContain("app.on('session-created', denyPermissions);");
    expect(main).toContain('denyPermissions(session.defaultSession);');
    expect(main).toContain('guardNavigation(contents, log);');
    expect(main).toContain('if (app.isPackaged) guardShortcuts(contents);');
    expect(main).toContain('if (mayStart(app)) {');
  });
});

test('the page loads nothing but its own files', () => {
  const addresses = [...read('renderer/index.html').matchAll(/(?:src|href)="([^"]*)"/g)];
  expect(addresses.map(([, address]) => address)).toEqual([
    'data:,',
    './styles/style.css',
    './main.tsx',
  ]);
});

test('the packages register no address and no kind of file with the system', () => {
  expect(builder).not.toHaveProperty('protocols');
  expect(builder).not.toHaveProperty('fileAssociations');
  expect(builder).toMatchObject({ asar: true });
});

test('the state of a sign-in is compared in constant time', () => {
  const source = read('electron/auth/redirect-response.ts');
  expect(source).toMatch(/return timingSafeEqual\(digest\(a\), digest\(b\)\);/);
  expect(source).toContain('equalInConstantTime(given, state)');
});
