import { isGuid } from '../../shared/text/validators.ts';

/**
 * What stands for the tenant in the issuer of `common` and `organizations`, which sign people of
 * every tenant in. Source: the OpenID configuration of login.microsoftonline.com/common.
 */
const tenantPlaceholder = '{tenantid}';

/**
 * The tenant ID in an issuer, lower case; `undefined` where it names none, as the issuer of
 * `common` does.
 */
export function tenantOfIssuer(issuer: string): string | undefined {
  if (!URL.canParse(issuer)) return undefined;
  return new URL(issuer).pathname.split('/').find(isGuid)?.toLowerCase();
}

/** True for the issuer of an authority that signs people of every tenant in. */
export function isIssuerOfAnyTenant(issuer: string): boolean {
  return issuer.includes(tenantPlaceholder);
}

/**
 * Whether an `iss` is the expected issuer, compared as text (RFC 9207 section 2.4). Where the
 * expected one leaves the tenant open, any tenant ID may stand in its place, and nothing else.
 */
export function isExpectedIssuer(actual: string, expected: string): boolean {
  if (actual === expected) return true;
  if (!isIssuerOfAnyTenant(expected)) return false;
  const tenant = tenantOfIssuer(actual);
  // Entra ID writes tenant IDs in lower case; filled in as they came, so that the rest is compared.
  const written = actual.split('/').find((part) => part.toLowerCase() === tenant);
  return written !== undefined && actual === expected.replace(tenantPlaceholder, () => written);
}
