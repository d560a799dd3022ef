import { describe, expect, it } from 'vitest';
import {
  isExpectedIssuer,
  isIssuerOfAnyTenant,
  tenantOfIssuer,
} from '../../../electron/auth/issuer.ts';

const id = '6b1d6a11-5c0e-4b52-9d7d-0b1f3c2a4e5f';
const host = 'https://login.microsoftonline.com';
const ofAny = `${host}/{tenantid}/v2.0`;

describe('tenantOfIssuer', () => {
  it.each([
    [`${host}/${id}/v2.0`, id],
    [`${host}/${id.toUpperCase()}/v2.0`, id],
    [`https://sts.windows.net/${id}/`, id],
    [ofAny, undefined],
    [`https://${id}.example/x`, undefined],
    ['no address', undefined],
  ])('finds the tenant in %s', (issuer, tenant) => {
    expect(tenantOfIssuer(issuer)).toBe(tenant);
  });
});

describe('isExpectedIssuer', () => {
  it('compares as text where the tenant is known', () => {
    const issuer = `${host}/${id}/v2.0`;
    expect(isIssuerOfAnyTenant(issuer)).toBe(false);
    expect(isExpectedIssuer(issuer, issuer)).toBe(true);
    for (const other of [`${issuer}/`, issuer.toUpperCase(), `${host}/${id}/v1.0`, '']) {
      expect(isExpectedIssuer(other, issuer)).toBe(false);
    }
  });

  it('lets any tenant ID stand where the tenant is open, and nothing else', () => {
    expect(isIssuerOfAnyTenant(ofAny)).toBe(true);
    expect(isExpectedIssuer(`${host}/${id}/v2.0`, ofAny)).toBe(true);
    for (const other of [
      `${host}/contoso.example/v2.0`,
      `${host}//v2.0`,
      `${host}/${id}/x/v2.0`,
      `${host}/${id}/v2.0?x`,
      `https://evil.example/${id}/v2.0`,
      `https://evil.example/${host}/${id}/v2.0`,
      `https://user@login.microsoftonline.com/${id}/v2.0`,
      `${host}/$&/v2.0`,
      id,
    ]) {
      expect(isExpectedIssuer(other, ofAny)).toBe(false);
    }
  });
});
