import { describe, expect, it } from 'vitest';
import { checkTenant, expectedTenant } from '../../../electron/auth/expected-tenant.ts';
import { SignInFailure } from '../../../electron/auth/failure.ts';

const id = '6b1d6a11-5c0e-4b52-9d7d-0b1f3c2a4e5f';
const other = '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11';
const personal = '9188040d-6c67-4c5b-b112-36a304b66dad';

describe('expectedTenant', () => {
  it.each([
    [id.toUpperCase(), undefined, id],
    [id, other, id],
    ['contoso.example', id, id],
    ['consumers', personal, personal],
    ['contoso.example', undefined, undefined],
    ['common', undefined, undefined],
    ['Organizations', undefined, undefined],
    ['common', id, undefined],
  ])('for %s, where the authority says %s, is %s', (tenant, tenantId, expected) => {
    const authority = { issuer: 'i', ...(tenantId === undefined ? {} : { tenantId }) };
    expect(expectedTenant({ tenant }, authority)).toBe(expected);
  });
});

describe('checkTenant', () => {
  it.each<[string, string[], string | undefined, boolean, string | undefined]>([
    ['the expected one', [id.toUpperCase(), id], id, false, id],
    ['any one', [other], undefined, false, other],
    ['none, where that may be', [], id, true, undefined],
  ])('takes %s', (_what, issuedBy, expected, mayBeUnknown, tenant) => {
    expect(checkTenant(issuedBy, expected, mayBeUnknown)).toBe(tenant);
  });

  it.each<[string, string[], string | undefined, boolean, string]>([
    ['another', [other], id, false, `expected ${id}, got ${other}`],
    ['another beside the right one', [id, other], id, true, `expected ${id}, got ${other}`],
    ['two, where any one would do', [id, other], undefined, false, `expected ${id}, got ${other}`],
    ['none', [], id, false, `expected ${id}, got a token without a tenant`],
    ['none at all', [], undefined, false, 'expected a tenant, got a token without a tenant'],
  ])('refuses %s', (_what, issuedBy, expected, mayBeUnknown, detail) => {
    let thrown: unknown;
    try {
      checkTenant(issuedBy, expected, mayBeUnknown);
    } catch (error) {
      thrown = error;
    }
    expect(thrown instanceof SignInFailure && thrown.appError).toEqual({
      code: 'signin/wrong-tenant',
      detail,
    });
  });
});
