import { expect, test } from 'vitest';
import { proxyOfPolicy, proxyText } from '../../../shared/policy/proxy.ts';

test.each([
  ['system', 'system'],
  ['direct', 'direct'],
  ['http://proxy.contoso.example:8080', 'http://proxy.contoso.example:8080'],
  ['HTTP://10.0.0.1:3128/', 'http://10.0.0.1:3128'],
  ['socks5://[2001:db8::1]:1080', 'socks5://[2001:db8::1]:1080'],
  ['http://CONTOSO%5Cscanner@proxy:8080', 'http://CONTOSO%5Cscanner@proxy:8080'],
])('%s is a proxy and is written as %s', (text, written) => {
  const proxy = proxyOfPolicy(text);
  expect(proxy && proxyText(proxy)).toBe(written);
});

test.each([
  ...['', 'none', 'proxy:8080', 'https://proxy:8080', 'http://proxy', 'http://proxy:0'],
  ...['http://proxy:70000', 'http://user:password@proxy:8080', 'http://a%0d@proxy:8080'],
  ...['http://a%3@proxy:8080', 'socks4://proxy:1080', 'http://pro xy:80', 'http://proxy:80/path'],
])('%s is none', (text) => {
  expect(proxyOfPolicy(text)).toBeUndefined();
});
