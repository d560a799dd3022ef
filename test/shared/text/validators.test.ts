import { describe, expect, it } from 'vitest';
import { isAddress, isGuid, isTenant } from '../../../shared/text/validators.ts';

describe('isTenant', () => {
  it.each([
    'contoso.com',
    'contoso.onmicrosoft.com',
    'xn--bcher-kva.example',
    '8E1EDC86-3a23-4afa-99d9-0cc0794b123d',
  ])('takes %s', (text) => {
    expect(isTenant(text)).toBe(true);
  });

  it.each([
    '',
    'contoso',
    'contoso..com',
    '-contoso.com',
    'contoso.com/',
    'contoso.com\n',
    '../common',
    'a@contoso.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(127)}com`,
  ])('refuses %j', (text) => {
    expect(isTenant(text)).toBe(false);
  });
});

describe('isGuid', () => {
  it.each(['{05cd6963-153d-437f-92c7-2ddbc195d595}', '05cd6963153d437f92c72ddbc195d595', ''])(
    'refuses %j',
    (text) => {
      expect(isGuid(text)).toBe(false);
    },
  );
});

describe('isAddress', () => {
  it.each([
    'adele@contoso.com',
    "o'neil+scan@mail.contoso.example",
    'jörg@contoso.example',
    'a.b_c-d@contoso.com',
  ])('takes %s', (text) => {
    expect(isAddress(text)).toBe(true);
  });

  it.each([
    '',
    'adele',
    '@contoso.com',
    'adele@',
    'adele@contoso',
    'ad ele@contoso.com',
    '.adele@contoso.com',
    'adele..v@contoso.com',
    'adele@contoso.com ',
    'CONTOSO\\adele@contoso.com',
    'a\u0000b@contoso.com',
    'a\u0001b@contoso.com',
    'adele@contoso.com\r\n',
    `${'a'.repeat(65)}@contoso.com`,
  ])('refuses %j', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});
