import { describe, expect, it } from 'vitest';
import { allowedSignInPage, openSignInPage } from '../../../electron/windows/open-sign-in-page.ts';

const practice = 'https://localhost:4433/5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
const page = '/common/oauth2/v2.0/authorize?client_id=a&state=b';

describe('allowedSignInPage', () => {
  it.each([
    `https://login.microsoftonline.com${page}`,
    `https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?x=%7B`,
    `https://login.microsoftonline.us${page}`,
    `https://login.partner.microsoftonline.cn${page}`,
    `https://login.chinacloudapi.cn${page}`,
    `${practice}/oauth2/v2.0/authorize?state=b`,
  ])('lets %s through as it is', (address) => {
    expect(allowedSignInPage(address, practice)).toBe(address);
  });

  it.each([
    `http://login.microsoftonline.com${page}`,
    `https://login.microsoftonline.com:8443${page}`,
    `https://login.microsoftonline.com.evil.example${page}`,
    `https://evil.example${page}`,
    `https://login.microsoftonline.com@evil.example${page}`,
    `https://user@login.microsoftonline.com${page}`,
    `https://login.microsoftonline.com\\@evil.example${page}`,
    `https://login.microsoftonline.com/common/oauth2/v2.0/logout?post_logout_redirect_uri=x`,
    `https://login.microsoftonline.com/common/../evil/x/oauth2/v2.0/authorize/..`,
    `https://login.microsoftonline.com/error?code=1`,
    `https://login.microsoftonline.com${page}#fragment`,
    `https://login.microsoftonline.com${page} --incognito`,
    `https://localhost:4434/common/oauth2/v2.0/authorize`,
    `https://127.0.0.1:4433/common/oauth2/v2.0/authorize`,
    `javascript:alert(1)`,
    `file:///etc/passwd`,
    `ms-settings:`,
    `\\\\evil.example\\share`,
    '',
    `https://login.microsoftonline.com${page}${'a'.repeat(2_048)}`,
  ])('refuses %s', (address) => {
    expect(allowedSignInPage(address, practice)).toBeUndefined();
  });

  it('knows no practice tenant while none runs', () => {
    const address = `${practice}/oauth2/v2.0/authorize`;
    expect(allowedSignInPage(address, undefined)).toBeUndefined();
  });
});

describe('openSignInPage', () => {
  it('opens what is allowed, and rejects all else without naming it', async () => {
    const opened: string[] = [];
    const shell = {
      openExternal: (url: string) => {
        opened.push(url);
        return Promise.resolve();
      },
    };
    await openSignInPage(shell, `https://login.microsoftonline.com${page}`, undefined);
    const refused = openSignInPage(shell, 'https://evil.example/canary', undefined);
    await expect(refused).rejects.toThrow(/^this is no sign-in page$/);
    expect(opened).toEqual([`https://login.microsoftonline.com${page}`]);
  });

  it('rejects where the system has no browser', async () => {
    const shell = { openExternal: () => Promise.reject(new Error('no application')) };
    const address = `https://login.microsoftonline.com${page}`;
    await expect(openSignInPage(shell, address, undefined)).rejects.toThrow('no application');
  });
});
