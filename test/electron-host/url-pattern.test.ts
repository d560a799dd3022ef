import { expect, test } from 'vitest';
import { registerCustomScheme, toChromiumUrl, toElectronUrl, translatePolicy } from './schemes.ts';
import { matchesUrlPattern } from './url-pattern.ts';

test.each([
  ['<all_urls>', 'app://ui/', true],
  ['*://*/*', 'https://a.example/x', true],
  ['*://*/*', 'app://ui/x', false],
  ['https://*/*', 'http://a.example/x', false],
  ['http://*/*', 'http://a.example:8080/', true],
  ['https://a.example/path*', 'https://a.example/path?code=1', true],
  ['https://a.example/path*', 'https://a.example/PATH', false],
  ['https://a.example/path', 'https://a.example/path?code=1', false],
  ['https://a.example/*', 'https://a.example.evil.example/', false],
  ['https://*.a.example/*', 'https://b.a.example/', true],
  ['https://*.a.example/*', 'https://a.example/', true],
  ['https://*.a.example/*', 'https://ba.example/', false],
  ['https://localhost:8443/*', 'https://localhost:8443/x', true],
  ['https://localhost:8443/*', 'https://localhost:8444/x', false],
  ['https://a.example/a.c', 'https://a.example/abc', false],
])('%s and %s: %s', (pattern, url, expected) => {
  expect(matchesUrlPattern(pattern, url)).toBe(expected);
});

test('what is no pattern is an error', () => {
  expect(() => matchesUrlPattern('a.example', 'https://a.example/')).toThrow(/Invalid url pattern/);
});

test('custom schemes are loaded as https and told as themselves', () => {
  registerCustomScheme('app');
  expect(toChromiumUrl('app://ui/a?b#c')).toBe('https://ui.app.invalid/a?b#c');
  expect(toElectronUrl('https://ui.app.invalid/a?b#c')).toBe('app://ui/a?b#c');
  expect(toElectronUrl('https://ui.app.invalid')).toBe('app://ui');
  expect(toElectronUrl('https://ui.other.invalid/')).toBe('https://ui.other.invalid/');
  expect(toElectronUrl('https://ui.app.invalid.example/')).toBe('https://ui.app.invalid.example/');
  expect(toChromiumUrl('https://a.example/')).toBe('https://a.example/');
  expect(translatePolicy("default-src 'self' app:; img-src app://ui data:")).toBe(
    "default-src 'self' https://*.app.invalid; img-src https://ui.app.invalid data:",
  );
});
