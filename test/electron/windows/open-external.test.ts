import { describe, expect, test } from 'vitest';
import { allowedLink, openExternal } from '../../../electron/windows/open-external.ts';
import { programLinks } from '../../../shared/programs/links.ts';

describe('a link', () => {
  test.each([
    ['https://learn.microsoft.com/en-us/exchange/x?view=y#z'],
    ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
    ['https://admin.exchange.microsoft.com/'],
    ['https://admin.microsoft.com/'],
    ['https://portal.azure.com/'],
    ['https://security.microsoft.com/restrictedentities'],
    ['https://outlook.live.com/mail/'],
    ['https://aka.ms/x'],
    ['https://login.microsoftonline.com/error?code=50105'],
    // The portals of the other clouds.
    ['https://entra.microsoft.us/'],
    ['https://entra.microsoftonline.cn/'],
    ['https://admin.exchange.office365.us/'],
    ['https://partner.outlook.cn/ecp/'],
    // The consent pages, and where a device code is entered.
    ['https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=x&scope=y'],
    ['https://login.microsoftonline.us/organizations/v2.0/adminconsent'],
    ['https://login.chinacloudapi.cn/5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2/v2.0/adminconsent'],
    ['https://microsoft.com/devicelogin'],
    ['https://www.microsoft.com/devicelogin'],
    ['https://login.microsoft.com/device'],
  ])('%s may be opened as it is', (url) => {
    expect(allowedLink(url)).toBe(url);
  });

  test.each(Object.values(programLinks))('%s, of a program, may be opened as it is', (url) => {
    expect(allowedLink(url)).toBe(url);
    if (new URL(url).hostname === 'learn.microsoft.com') return;
    for (const other of [`${url}/more`, `${url}?x`, new URL('/', url).href]) {
      expect([other, allowedLink(other)]).toEqual([other, undefined]);
    }
  });

  test.each([
    ['https://LEARN.microsoft.com', 'https://learn.microsoft.com/'],
    ['https://learn.microsoft.com:443/x', 'https://learn.microsoft.com/x'],
    ['https://learn.microsoft.com/a/../b', 'https://learn.microsoft.com/b'],
    ['https://learn.microsoft.com/"x"<y>', 'https://learn.microsoft.com/%22x%22%3Cy%3E'],
  ])('%s is opened as %s', (url, written) => {
    expect(allowedLink(url)).toBe(written);
  });

  test('to the practice tenant’s page for device codes may be opened while one runs', () => {
    const authority = 'https://localhost:40443/5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
    const page = `${authority}/oauth2/deviceauth`;
    expect(allowedLink(page, authority)).toBe(page);
    expect(allowedLink(page)).toBeUndefined();
    for (const url of [
      page.replace('40443', '40444'),
      page.replace('localhost', '127.0.0.1'),
      page.replace('https', 'http'),
      page.replace('localhost', 'user@localhost'),
      `${page}?otc=x`,
      `${page}/more`,
      `${authority}/oauth2/v2.0/authorize`,
      'https://localhost:40443/',
      'https://learn.microsoft.com:40443/x',
    ]) {
      expect([url, allowedLink(url, authority)]).toEqual([url, undefined]);
    }
  });

  test.each([
    // Other schemes.
    'http://learn.microsoft.com/',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    'javascript:alert(1)',
    'javascript://learn.microsoft.com/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ms-settings:privacy',
    'ms-msdt:/id',
    'ms-officecmd:{}',
    'search-ms:query=x',
    'mailto:x@contoso.example',
    'app://ui/index.html',
    'HTTPS://learn.microsoft.com/',
    // UNC paths and others without a scheme.
    '\\\\server\\share',
    '//learn.microsoft.com/',
    'learn.microsoft.com',
    'https:learn.microsoft.com',
    'https:/learn.microsoft.com',
    'https:\\\\learn.microsoft.com\\x',
    'https://learn.microsoft.com\\@evil.example/',
    // User, password, port.
    'https://learn.microsoft.com@evil.example/',
    'https://user@learn.microsoft.com/',
    'https://user:password@learn.microsoft.com/',
    'https://:password@learn.microsoft.com/',
    'https://learn.microsoft.com:8443/',
    'https://learn.microsoft.com:80/',
    // Hosts that only look like one of the list.
    'https://learn.microsoft.com.evil.example/',
    'https://evil-learn.microsoft.com/',
    'https://xlearn.microsoft.com/',
    'https://sub.learn.microsoft.com/',
    'https://learn.microsoft.com./',
    'https://microsoft.com/',
    'https://lеarn.microsoft.com/',
    'https://evil.example/?https://learn.microsoft.com/',
    'https://evil.example#learn.microsoft.com',
    'https://127.0.0.1/',
    'https://[::1]/',
    // The sign-in host, but for its one page.
    'https://login.microsoftonline.com/',
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x',
    'https://login.microsoftonline.com/error/../common/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com/error/x',
    'https://login.microsoftonline.com/errors',
    'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent/x',
    'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent/../authorize',
    'https://login.microsoftonline.com/a/b/v2.0/adminconsent',
    'https://login.microsoftonline.com/v2.0/adminconsent',
    'https://login.microsoftonline.com//v2.0/adminconsent',
    'https://login.microsoftonline.com/contoso.com/oauth2/adminconsent',
    'https://login.microsoftonline.com/contoso.com/v2.0/adminconsents',
    'https://login.microsoftonline.com/x?y=/contoso.com/v2.0/adminconsent',
    'https://login.microsoftonline.com/x#/contoso.com/v2.0/adminconsent',
    'https://user@login.microsoftonline.com/contoso.com/v2.0/adminconsent',
    'https://login.microsoftonline.com:8443/contoso.com/v2.0/adminconsent',
    'https://login.microsoftonline.com.evil.example/contoso.com/v2.0/adminconsent',
    'https://evil.example/contoso.com/v2.0/adminconsent',
    'https://login.microsoftonline.de/contoso.com/v2.0/adminconsent',
    'https://entra.microsoft.us.evil.example/',
    'https://microsoft.com/devicelogin/x',
    'https://login.microsoft.com/common/oauth2/authorize',
    // Characters that a parser drops or turns.
    'https://learn.microsoft.com/\n',
    '\thttps://learn.microsoft.com/',
    'https://learn.\tmicrosoft.com/',
    'https://learn.microsoft.com/ x',
    'https://learn.microsoft.com/\u0000',
    'https://learn.microsoft.com/\u202Egnp.exe',
    'https://',
    '',
  ])('%j is refused', (url) => {
    expect(allowedLink(url)).toBeUndefined();
  });

  test('is refused when it is longer than any of ours', () => {
    const start = 'https://aka.ms/';
    expect(allowedLink(start + 'x'.repeat(2048 - start.length))).toBeDefined();
    expect(allowedLink(start + 'x'.repeat(2049 - start.length))).toBeUndefined();
  });
});

describe('opening a link', () => {
  test('hands the link as written again to the system', async () => {
    const opened: string[] = [];
    const shell = {
      openExternal: (url: string) => {
        opened.push(url);
        return Promise.resolve();
      },
    };
    expect(await openExternal(shell, 'https://AKA.ms/x')).toEqual({ ok: true, value: undefined });
    expect(opened).toEqual(['https://aka.ms/x']);
    expect(await openExternal(shell, 'file:///etc/passwd')).toEqual({
      ok: false,
      error: { code: 'link/refused' },
    });
    expect(opened).toHaveLength(1);
  });

  test('says so when the system has no browser', async () => {
    const shell = { openExternal: () => Promise.reject(new Error('no handler')) };
    expect(await openExternal(shell, 'https://aka.ms/x')).toEqual({
      ok: false,
      error: { code: 'link/refused' },
    });
  });
});
