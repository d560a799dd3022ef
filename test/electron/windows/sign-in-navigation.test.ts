import { describe, expect, it } from 'vitest';
import {
  decideNavigation,
  isFrameAllowed,
  watchedUrls,
} from '../../../electron/windows/sign-in-navigation.ts';
import { clouds } from '../../../shared/clouds.ts';

describe('decideNavigation', () => {
  it.each([
    [`${clouds.global.nativeClientRedirectUri.value}?code=abc`, 'redirect'],
    [`${clouds.global.nativeClientRedirectUri.value}#fragment`, 'redirect'],
    ['https://login.microsoftonline.com/common/oauth2/v2.0/authorize', 'allow'],
    ['https://sts.contoso.example/adfs/ls?error=access_denied', 'allow'],
    [`${clouds.global.nativeClientRedirectUri.value}X?code=abc`, 'allow'],
    ['https://login.microsoftonline.com@evil.example/', 'refuse'],
    ['https://user:password@sts.contoso.example/', 'refuse'],
    ['http://login.microsoftonline.com/common/oauth2/nativeclient?code=abc', 'refuse'],
    ['http://sts.contoso.example/', 'refuse'],
    ['about:blank', 'refuse'],
    ['data:text/html,x', 'refuse'],
    ['blob:https://a.example/1', 'refuse'],
    ['file:///etc/passwd', 'refuse'],
    ['javascript:alert(1)', 'refuse'],
    ['chrome://settings', 'refuse'],
    ['view-source:https://a.example', 'refuse'],
    ['not an address', 'refuse'],
    ['ms-device-enrollment:?mode=mdm', 'external'],
    ['msauth://com.microsoft.x', 'external'],
    ['openid-vc://?request_uri=x', 'external'],
    ['companyportal:', 'external'],
  ])('%s: %s', (url, decision) => {
    expect(decideNavigation(url, clouds.global.nativeClientRedirectUri.value)).toBe(decision);
  });
});

describe('isFrameAllowed', () => {
  it.each([
    ['https://sts.contoso.example/probe', true],
    ['about:srcdoc', true],
    ['blob:https://a.example/1', true],
    [`${clouds.global.nativeClientRedirectUri.value}?code=abc`, false],
    ['http://sts.contoso.example/', false],
    ['ms-x:y', false],
    ['javascript:alert(1)', false],
    ['not an address', false],
  ])('%s: %s', (url, allowed) => {
    expect(isFrameAllowed(url, clouds.global.nativeClientRedirectUri.value)).toBe(allowed);
  });
});

describe('watchedUrls', () => {
  it('names the redirect URI with whatever follows it, and everything unencrypted', () => {
    expect(watchedUrls('https://localhost:8443/done')).toEqual([
      'https://localhost:8443/done*',
      'http://*/*',
    ]);
  });
});
