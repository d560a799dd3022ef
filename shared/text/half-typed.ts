import { isHttpsOrigin, maxAddressLength } from './validators.ts';

/**
 * Whether text that is still being typed can become right. Nothing is said of a beginning, however
 * short; of what no further character can put right, it is said at once. Each of these takes every
 * beginning of what the validator of the same kind takes, and as little besides as it can.
 */

const guidBeginning =
  /^[0-9a-f]{0,8}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){0,2}-[0-9a-f]{0,4}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{0,12}$/i;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const labelBeginning = /^(?:[a-z0-9][a-z0-9-]{0,62})?$/i;
const localBeginning =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*\.?$/u;
const scheme = 'https://';

/** True for the beginning of an ID as Entra has them. */
export function canBecomeGuid(text: string): boolean {
  return guidBeginning.test(text);
}

/** True for the beginning of a domain name. */
export function canBecomeDomain(text: string): boolean {
  const labels = text.split('.');
  const last = labels.pop() ?? '';
  return (
    text.length <= 253 &&
    labels.every((label) => domainLabel.test(label)) &&
    labelBeginning.test(last)
  );
}

/** True for the beginning of a tenant's domain or ID; an ID begins as a domain could. */
export function canBecomeTenant(text: string): boolean {
  return canBecomeDomain(text);
}

/** True for the beginning of one whole mail address. */
export function canBecomeAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = at < 0 ? text : text.slice(0, at);
  if (text === '') return true;
  if (text.length > maxAddressLength || local.length > 64 || !localBeginning.test(local)) {
    return false;
  }
  return at < 0 || (!local.endsWith('.') && canBecomeDomain(text.slice(at + 1)));
}

/** True for the beginning of a port, 1 to 65535. */
export function canBecomePort(text: string): boolean {
  const isWhole = text.length === 5;
  return /^\d{0,5}$/.test(text) && Number(text) <= 65535 && (!isWhole || Number(text) > 0);
}

/** True for the beginning of `https://`, a host name, and perhaps a port and a slash. */
export function canBecomeResource(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower.length <= scheme.length) return scheme.startsWith(lower);
  if (!lower.startsWith(scheme)) return false;
  const rest = lower.slice(scheme.length);
  if (/^[^:/]*$/.test(rest)) return canBecomeDomain(rest);
  const origin = lower.replace(/:?\/?$/, '');
  return !lower.endsWith(':/') && isHttpsOrigin(origin);
}
