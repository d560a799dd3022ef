import { describe, expect, it } from 'vitest';
import { proxySchema } from '../../../shared/network.ts';
import { isInUse, proxyIssues, proxyText, toProxy } from '../../../shared/wizard/proxy-text.ts';

const typed = { kind: 'http', host: 'proxy.contoso.com', port: '8080', user: '' } as const;

describe('a proxy that is typed in', () => {
  it.each(['proxy', 'proxy.contoso.com', ' 10.0.0.1 ', '2001:db8::1', '::1'])(
    'may be on the host %j',
    (host) => {
      const proxy = toProxy({ ...typed, host });
      expect(proxySchema.parse(proxy)).toEqual({ kind: 'http', host: host.trim(), port: 8080 });
    },
  );

  it.each(['', 'http://proxy', 'user@proxy', 'proxy:8080', 'a b', 'a\r\nb', '-a', '[::1]'])(
    'is on no host %j',
    (host) => {
      expect(proxyIssues({ ...typed, host })).toEqual(['host']);
      expect(toProxy({ ...typed, host })).toBeUndefined();
    },
  );

  it.each(['', '0', '65536', '80a', '-1', '123456'])('has no port %j', (port) => {
    expect(proxyIssues({ ...typed, port })).toEqual(['port']);
  });

  it('has a user only where one is typed', () => {
    expect(toProxy({ ...typed, user: ' scanner ' })?.user).toBe('scanner');
    expect(toProxy({ ...typed, user: '  ' })).not.toHaveProperty('user');
  });

  it('stands in the fields as it is used, and is used only as it was set', () => {
    const proxy = { kind: 'socks5', host: 'proxy', port: 1080, user: 'a' } as const;
    const network = { mode: 'manual', proxy } as const;
    expect(toProxy(proxyText(network))).toEqual(proxy);
    expect(isInUse(network, { ...proxy, host: 'PROXY' })).toBe(true);
    for (const other of [{ host: 'b' }, { port: 1081 }, { user: 'b' }, { kind: 'http' }] as const) {
      expect(isInUse(network, { ...proxy, ...other })).toBe(false);
    }
    expect(isInUse({ mode: 'system' }, proxy)).toBe(false);
    expect(proxyText({ mode: 'direct' }).host).toBe('');
  });
});
