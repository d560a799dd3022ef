import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignInFailure } from '../../../../electron/auth/failure.ts';
import { proxyOfPacResult } from '../../../../electron/auth/network/pac-result.ts';

describe('the first entry of a PAC result that can be used', () => {
  it.each([
    ['PROXY proxy.contoso.com:8080', 'http proxy.contoso.com 8080'],
    ['proxy Proxy.Contoso.com:8080; DIRECT', 'http Proxy.Contoso.com 8080'],
    ['HTTP 10.0.0.1:3128', 'http 10.0.0.1 3128'],
    ['HTTPS proxy.contoso.com', 'https proxy.contoso.com 443'],
    ['PROXY proxy.contoso.com', 'http proxy.contoso.com 80'],
    ['SOCKS5 [fd00::1]:1080;DIRECT', 'socks5 fd00::1 1080'],
    ['SOCKS5 [::1]', 'socks5 ::1 1080'],
    ['PROXY [::ffff:10.0.0.1]:65535', 'http ::ffff:10.0.0.1 65535'],
    ['SOCKS old:1080; SOCKS4 old:1080; PROXY new:1', 'http new 1'],
    ['PROXY a:0; PROXY a:65536; PROXY a:99999; PROXY b:1', 'http b 1'],
    ['PROXY user:password@a:1; PROXY b:1', 'http b 1'],
    ['PROXY a b:1; PROXY [a]:1; PROXY [1.2.3.4]:1; PROXY ::1:80; PROXY b:1', 'http b 1'],
    ['PROXY http://a:1; PROXY b:1', 'http b 1'],
    ['PROXYa:1; ; ;PROXY\tb:1', 'http b 1'],
    ['DIRECT', undefined],
    [' direct ; PROXY a:1', undefined],
    ['', undefined],
    [' ; ', undefined],
  ])('%j', (result, expected) => {
    const proxy = proxyOfPacResult(result);
    expect(proxy && `${proxy.kind} ${proxy.host} ${proxy.port}`).toBe(expected);
  });

  it.each([
    ['PROXY a:1', 'a'],
    ['PROXY a:1; PROXY b:1; SOCKS5 c:1; DIRECT; PROXY d:1', 'a b c direct'],
    ['PROXY a:1; SOCKS old:1; DIRECT', 'a direct'],
    ['PROXY a:1; QUIC b:1', 'a'],
    [Array.from({ length: 60 }, (_, at) => `PROXY p${at}:1`).join(';'), /^(p\d ){9}p9$/],
  ])('has those after it to stand in for it: %j', (result, expected) => {
    const names: string[] = [];
    let next: ReturnType<typeof proxyOfPacResult> | 'direct' = proxyOfPacResult(result);
    while (next !== undefined) {
      names.push(next === 'direct' ? next : next.host);
      next = next === 'direct' ? undefined : next.instead;
    }
    expect(names.join(' ')).toMatch(expected);
    if (typeof expected === 'string') expect(names.join(' ')).toBe(expected);
  });

  it.each(['SOCKS old:1080', 'PROXY', 'QUIC a:443', 'PROXY a:1:2', 'DIRECTLY'])(
    'is not there in %j, and that is no way to go directly',
    (result) => {
      const attempt = (): unknown => proxyOfPacResult(result);
      expect(attempt).toThrow(SignInFailure);
      expect(attempt).toThrow('signin/proxy');
    },
  );

  it('is a host and a port that can be connected to, whatever the system says', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('PROXY', 'SOCKS5', ' ', ';', 'a', '[', '::', ']', ':', '80', '@'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (result) => {
        try {
          const proxy = proxyOfPacResult(result);
          if (!proxy) return;
          expect(proxy.host).toMatch(/^[\w.:-]+$/);
          expect(proxy.port).toBeGreaterThan(0);
          expect(proxy.port).toBeLessThan(65_536);
        } catch (error) {
          expect(error).toBeInstanceOf(SignInFailure);
        }
      }),
    );
  });
});
