import { describe, expect, it } from 'vitest';
import { cloudIds, clouds } from '../../../shared/clouds.ts';
import {
  cloudsOfDomain,
  isEntraSecret,
  isExampleDomain,
  isPersonalAddress,
  isPlaceholder,
  isQuotedGuid,
  looksLikeJwt,
  looksLikeSecret,
} from '../../../shared/text/recognise.ts';

const id = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';

describe('the form of a text', () => {
  it.each([
    'abc8Q~Ab1dEfGhIjKlMnOpQrStUvWxYz01234567',
    '~.-9Q~__________________________________',
    'hD4/xn2k+Q8w9ZtR5vB7yL1mC3pE6sG0uJ2iO4aK8f=',
  ])('is that of a client secret: %s', (text) => {
    expect(looksLikeSecret(`\n${text} `)).toBe(true);
  });

  it.each([
    id,
    `{${id}}`,
    '',
    'abc',
    'Mailbox OAuth Assistant',
    'https://contoso.com/abc?d=1234567890',
  ])('is not that of a client secret: %j', (text) => {
    expect(looksLikeSecret(text)).toBe(false);
    expect(isEntraSecret(text)).toBe(false);
  });

  it('is that of a token only with three parts, of which the first is an object', () => {
    expect(looksLikeJwt('eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.')).toBe(true);
    expect(looksLikeJwt('eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0')).toBe(false);
    expect(looksLikeJwt('contoso.onmicrosoft.com')).toBe(false);
    expect(looksLikeSecret('eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.c2lnbmF0dXJl')).toBe(false);
  });

  it.each([`"${id}"`, `'${id}'`, `“${id}”`, `<${id}>`, `( ${id} )`])(
    'is a quoted ID: %s',
    (text) => {
      expect(isQuotedGuid(text)).toBe(true);
      expect(isPlaceholder(text)).toBe(false);
    },
  );

  it.each([id, `"${id}`, '""', '"x"', '"'])('is no quoted ID: %s', (text) => {
    expect(isQuotedGuid(text)).toBe(false);
  });

  it.each([
    ...[id, 'contoso.com', 'contoso.onmicrosoft.com', 'my-app.id', 'domain.name', 'company.id'],
    ...['common', '11111111-2222-3333-4444-555555555556', '00000000-0000-4000-8000-000000000000'],
    ...['yourdomain.com', '', 'x', '$', 'application-lifecycle'],
  ])('stands for nothing else: %j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  it('is that of a domain in examples only where nobody can have it, or it says so', () => {
    expect(['example.org', 'your-tenant.onmicrosoft.com'].filter(isExampleDomain)).toHaveLength(2);
    expect(['contoso.com', 'yourdomains.com', 'my.example'].filter(isExampleDomain)).toEqual([]);
  });
});

describe('the domain of an address', () => {
  it.each(['a@outlook.com', 'a@OUTLOOK.de', ' a@hotmail.fr ', 'a@live.com.au', 'a@msn.com'])(
    'is one of personal accounts: %s',
    (address) => {
      expect(isPersonalAddress(address)).toBe(true);
    },
  );

  it.each(['a@outlook.office.com', 'a@live.tv', 'a@contoso.onmicrosoft.com', 'outlook.com', 'a@'])(
    'is none of personal accounts: %s',
    (address) => {
      expect(isPersonalAddress(address)).toBe(false);
    },
  );

  it('tells the cloud only where Microsoft gave it out', () => {
    expect(cloudsOfDomain('Contoso.onmicrosoft.US')).toEqual(['gcc-high', 'dod']);
    expect(cloudsOfDomain('contoso.partner.onmschina.cn')).toEqual(['21vianet']);
    expect(
      ['contoso.us', 'contoso.cn', 'onmicrosoft.com', '.onmicrosoft.com', ''].map(cloudsOfDomain),
    ).toEqual(Array.from({ length: 5 }, () => undefined));
    // Every cloud that has tenants has such a domain.
    const endings = ['com', 'us', 'cn'].map((ending) => cloudsOfDomain(`a.onmicrosoft.${ending}`));
    const withTenants = cloudIds.filter((cloud) => clouds[cloud].fixedTenant === undefined);
    expect(endings.flat().sort()).toEqual([...withTenants].sort());
  });
});
