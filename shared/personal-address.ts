/**
 * Domains of Microsoft's personal accounts: Outlook.com and its older names, also with a country's
 * ending. An account of another provider's address can be personal too; that cannot be seen.
 */
const personalDomain =
  /@(?:outlook|hotmail|live|msn|passport|windowslive)\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})$/i;

/** True for an address whose domain only personal accounts have. */
export function isPersonalAddress(address: string): boolean {
  return personalDomain.test(address.trim());
}
