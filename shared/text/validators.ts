const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/** True for `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in hexadecimal digits, the form of Entra IDs. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** True for a domain name of at least two labels (RFC 1035 section 2.3.1, as relaxed by RFC 1123). */
export function isDomain(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= 253 && labels.length >= 2 && labels.every((label) => domainLabel.test(label))
  );
}

/** True for what names a tenant: its domain or its ID. */
export function isTenant(text: string): boolean {
  return isGuid(text) || isDomain(text);
}

/** True for the names under which an authority takes more than one tenant's accounts. */
export function isTenantAlias(text: string): boolean {
  return ['common', 'organizations', 'consumers'].includes(text.toLowerCase());
}

/** True for `https://` with a domain name, perhaps a port, and nothing else. */
export function isHttpsOrigin(text: string): boolean {
  const [, host] = /^https:\/\/([^/:]+)(?::\d{1,5})?$/i.exec(text) ?? [];
  return host !== undefined && isDomain(host);
}

/** The longest address that mail allows: RFC 5321 section 4.5.3.1, path without its brackets. */
export const maxAddressLength = 254;

/**
 * True for an address as Exchange Online has them: a dot-atom, `@`, a domain (RFC 5321 section
 * 4.1.2 without quoted strings and address literals). No control character passes.
 */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return (
    at > 0 &&
    at <= 64 &&
    text.length <= maxAddressLength &&
    localPart.test(text.slice(0, at)) &&
    isDomain(text.slice(at + 1))
  );
}
