import { describe, expect, it } from 'vitest';
import { SignInFailure } from '../../../../electron/auth/failure.ts';
import { proxyOfEnvironment } from '../../../../electron/auth/network/environment-proxy.ts';

const url = 'https://login.microsoftonline.com/';

function proxyFor(environment: Record<string, string>, address = url): string | undefined {
  const proxy = proxyOfEnvironment(address, environment);
  if (!proxy) return undefined;
  const { kind, host, port, user, password } = proxy;
  const as = user === undefined ? '' : ` as ${user}`;
  return `${kind} ${host} ${port}${as}${password === undefined ? '' : ` with ${password.reveal()}`}`;
}

describe('the proxy of the environment', () => {
  it.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTP_PROXY: 'http://a:1' }, undefined],
    [{ HTTPS_PROXY: 'http://a:3128' }, 'http a 3128'],
    [{ HTTPS_PROXY: 'http://a:3128/' }, 'http a 3128'],
    [{ HTTPS_PROXY: ' a:3128 ' }, 'http a 3128'],
    [{ HTTPS_PROXY: 'a' }, 'http a 80'],
    [{ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:1' }, 'http small 1'],
    [{ HTTPS_PROXY: 'http://own:1', ALL_PROXY: 'socks5://all:1' }, 'http own 1'],
    [{ all_proxy: 'socks5h://all' }, 'socks5 all 1080'],
    [{ ALL_PROXY: 'socks://[::1]:9' }, 'socks5 ::1 9'],
    [{ HTTPS_PROXY: 'HTTPS://a' }, 'https a 443'],
    [{ HTTPS_PROXY: 'http://meg:s3cr%40t@a:1' }, 'http a 1 as meg with s3cr@t'],
    [{ HTTPS_PROXY: 'http://meg:100%@a:1' }, 'http a 1 as meg with 100%'],
    [{ HTTPS_PROXY: 'http://meg:p@ss:word@a:1' }, 'http a 1 as meg with p@ss:word'],
    [{ HTTPS_PROXY: 'http://meg@a:1' }, 'http a 1 as meg'],
  ] as [Record<string, string>, string | undefined][])('%j names %s', (environment, expected) => {
    expect(proxyFor(environment)).toBe(expected);
  });

  it.each(['socks4://a:1', 'ftp://a:1', 'http://a:0', 'http://', 'http://a:1/path', 'a b'])(
    'is not %s, and its value is not shown',
    (value) => {
      const secret = value.replace('//', '//meg:canary-password@');
      for (const variable of [value, secret]) {
        try {
          proxyFor({ HTTPS_PROXY: variable });
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(SignInFailure);
          const { appError } = error as SignInFailure;
          expect(appError).toEqual({
            code: 'signin/proxy',
            detail: 'the environment variable HTTPS_PROXY names no proxy that can be used',
          });
        }
      }
    },
  );
});

describe('NO_PROXY', () => {
  it.each([
    ['*', true],
    ['login.microsoftonline.com', true],
    ['LOGIN.MicrosoftOnline.com', true],
    ['microsoftonline.com', true],
    ['.microsoftonline.com', true],
    ['*.microsoftonline.com', true],
    ['localhost, .microsoftonline.com', true],
    ['localhost .microsoftonline.com', true],
    ['login.microsoftonline.com:443', true],
    ['login.microsoftonline.com:444', false],
    ['online.com', false],
    ['login', false],
    ['com.evil', false],
    ['', false],
    [',,', false],
    ['.', false],
    ['contoso.com', false],
  ])('%j exempts the authority: %s', (list, exempt) => {
    for (const name of ['NO_PROXY', 'no_proxy']) {
      const proxy = proxyFor({ HTTPS_PROXY: 'http://a:1', [name]: list });
      expect(proxy).toBe(exempt ? undefined : 'http a 1');
    }
  });

  it.each([
    ['https://[fd00::1]/', 'fd00::1', true],
    ['https://[fd00::1]:8443/', '[fd00::1]:8443', true],
    ['https://[fd00::1]/', '[fd00::1]:8443', false],
    ['https://10.0.0.1/', '10.0.0.1', true],
    ['https://110.0.0.1/', '10.0.0.1', false],
  ])('%s: %s exempts it: %s', (address, list, exempt) => {
    const proxy = proxyFor({ HTTPS_PROXY: 'http://a:1', NO_PROXY: list }, address);
    expect(proxy).toBe(exempt ? undefined : 'http a 1');
  });
});
