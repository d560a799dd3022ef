import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  feedAddressProblem,
  feedFolder,
  isFeedSetting,
} from '../../../shared/updates/feed-address.ts';

describe('the address of a feed', () => {
  it.each([
    'https://feed.example',
    'https://feed.example/',
    'HTTPS://feed.example/releases',
    'https://feed.example:8443/a/b%20c/',
    'https://localhost:1/x',
    'https://192.0.2.1/x',
    'https://[2001:db8::1]:443/x',
    'https://server/share',
  ])('may be %s', (address) => {
    expect(feedAddressProblem(address)).toBeUndefined();
    expect(isFeedSetting(address)).toBe(true);
  });

  it.each([
    ['http://feed.example/', 'not-https'],
    ['ftp://feed.example/', 'not-https'],
    ['feed.example', 'not-https'],
    ['file:///etc', 'not-https'],
    ['https://ada@feed.example/', 'user-info'],
    ['https://ada:canary-Pa55@feed.example/', 'user-info'],
    ['https://feed.example/?token=1', 'query'],
    ['https://feed.example/#a', 'query'],
    ['https://', 'not-an-address'],
    ['https:///x', 'not-an-address'],
    ['https://feed example/', 'not-an-address'],
    ['https://feed.example:0/', 'not-an-address'],
    ['https://feed.example:99999/', 'not-an-address'],
    ['https://-feed.example/', 'not-an-address'],
    ['https://feed.example/a b', 'not-an-address'],
    ['https://feed.example/%zz', 'not-an-address'],
    ['https://feed.example/../x', 'not-an-address'],
    ['https://feed.example/%2e%2E/x', 'not-an-address'],
    ['https://feed.example/a\\b', 'not-an-address'],
    ['https://feed.example\r\nHost: x/', 'not-an-address'],
    ['https://fee\u0434.example/', 'not-an-address'],
    [`https://feed.example/${'a'.repeat(500)}`, 'not-an-address'],
    ['https://feed.example/latest.yml', 'not-a-folder'],
  ])('may not be %j', (address, problem) => {
    expect(feedAddressProblem(address)).toBe(problem);
    expect(isFeedSetting(address)).toBe(false);
  });

  it('may be empty, which is none', () => {
    expect(isFeedSetting('')).toBe(true);
  });

  it('that is taken is read in the same way by what asks it, whatever it is', () => {
    const piece = fc.constantFrom(
      ...['a', '.', '..', '/', '@', ':', '?', '#', '%2e', '%', '\\', '[', ']', ' ', '\t', '8', '-'],
      ...['\u0000', '\u3002', 'feed.example', 'https://', '%2f', '\u00e9'],
    );
    const address = fc.array(piece, { maxLength: 12 }).map((parts) => `https://${parts.join('')}`);
    fc.assert(
      fc.property(address, (text) => {
        // What no address is made of is found out where it is asked: this layer has no URLs.
        fc.pre(feedAddressProblem(text) === undefined && URL.canParse(text));
        const url = new URL(feedFolder(text));
        expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
        expect([url.search, url.hash]).toEqual(['', '']);
        const file = new URL(`${feedFolder(text)}app.exe`);
        expect(file.href).toBe(`${url.href}app.exe`);
        expect(file.origin).toBe(url.origin);
      }),
      { numRuns: 1000 },
    );
  });
});
