import { describe, expect, it } from 'vitest';
import { matchesRedirectUri } from '../../../electron/auth/redirect-uri.ts';
import { clouds } from '../../../shared/clouds.ts';

describe('matchesRedirectUri', () => {
  it.each([
    clouds.global.nativeClientRedirectUri.value,
    `${clouds.global.nativeClientRedirectUri.value}?code=abc&state=def`,
    `${clouds.global.nativeClientRedirectUri.value}#code=abc`,
    'HTTPS://LOGIN.MICROSOFTONLINE.COM:443/common/oauth2/nativeclient?code=abc',
    'https://login.microsoftonline.com/common/x/../oauth2/nativeclient?code=abc',
  ])('takes %s for the redirect URI', (url) => {
    expect(matchesRedirectUri(url, clouds.global.nativeClientRedirectUri.value)).toBe(true);
  });

  it.each([
    'https://login.microsoftonline.com/common/oauth2/nativeclient.evil?code=abc',
    'https://login.microsoftonline.com/common/oauth2/nativeclientX?code=abc',
    'https://login.microsoftonline.com/common/oauth2/nativeclient/?code=abc',
    'https://login.microsoftonline.com/common/oauth2/NativeClient?code=abc',
    'https://login.microsoftonline.com/common/oauth2?x=/nativeclient',
    'https://login.microsoftonline.com.evil.example/common/oauth2/nativeclient',
    'https://login.microsoftonline.com@evil.example/common/oauth2/nativeclient',
    'https://user@login.microsoftonline.com/common/oauth2/nativeclient',
    'https://:password@login.microsoftonline.com/common/oauth2/nativeclient',
    'https://login.microsoftonline.com:8443/common/oauth2/nativeclient',
    'http://login.microsoftonline.com/common/oauth2/nativeclient',
    'blob:https://login.microsoftonline.com/common/oauth2/nativeclient',
    'about:blank',
    'not an address',
    '',
  ])('does not take %s for it', (url) => {
    expect(matchesRedirectUri(url, clouds.global.nativeClientRedirectUri.value)).toBe(false);
  });

  it('matches nothing against a redirect URI that is no address', () => {
    expect(matchesRedirectUri('https://a.example/', 'nonsense')).toBe(false);
  });
});
