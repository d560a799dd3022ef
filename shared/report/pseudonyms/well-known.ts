import { firstPartyApp } from '../../first-party-apps.ts';
import { isPersonalAddress } from '../../text/recognise.ts';

/** Hosts of Microsoft's own, the same for every customer, and those of every computer. */
const hosts: ReadonlySet<string> = new Set([
  ...['localhost', 'aka.ms', 'microsoft.com', 'office.com', 'office365.com', 'outlook.com'],
  ...['sts.windows.net', 'login.windows.net', 'graph.windows.net', 'sts.chinacloudapi.cn'],
  ...['login.chinacloudapi.cn', 'partner.outlook.cn', 'outlook.cn', 'login.live.com', 'live.com'],
  ...['smtp-mail.outlook.com', 'imap-mail.outlook.com', 'pop-mail.outlook.com'],
]);

/** Below these every name is Microsoft's: no customer has one there. */
const ownSuffixes = [
  ...['microsoft.com', 'microsoft.us', 'office.com', 'office365.com', 'office365.us'],
  ...['microsoftonline.com', 'microsoftonline.us', 'microsoftonline.cn', 'microsoftonline-p.com'],
  ...['prod.outlook.com', 'outlook.office365.com', 'exchangelabs.com', 'partner.outlook.cn'],
  ...['digicert.com', 'live.com', 'msauth.net', 'msftauth.net'],
];

/** Below these customers have names of their own; the end says what kind of name it was. */
const sharedSuffixes = [
  ...['mail.onmicrosoft.com', 'onmicrosoft.com', 'onmicrosoft.us', 'partner.onmschina.cn'],
  ...['mail.protection.outlook.com', 'mail.protection.partner.outlook.cn'],
];

/** IDs that are the same for every customer: personal accounts, Microsoft's own tenant, nobody. */
const ids: ReadonlySet<string> = new Set([
  '00000000-0000-0000-0000-000000000000',
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
]);

/** Who signs the certificates of everybody; their names tell nothing of one customer. */
const authorities =
  /microsoft|digicert|globalsign|let's encrypt|internet security research|sectigo|comodo|entrust|baltimore|verisign|godaddy|starfield|amazon|google trust/i;

/** True for a host that may be shown in every report. */
export function isWellKnownHost(host: string): boolean {
  const name = host.toLowerCase();
  if (sharedSuffixOf(name) !== undefined) return false;
  return (
    hosts.has(name) ||
    isPersonalMail(name) ||
    ownSuffixes.some((suffix) => name.endsWith(`.${suffix}`))
  );
}

/** True for a domain whose addresses are personal ones. */
export function isPersonalMail(domain: string): boolean {
  return isPersonalAddress(`x@${domain}`);
}

/** `onmicrosoft.com` of `contoso.onmicrosoft.com`: what may stay of such a name. */
export function sharedSuffixOf(host: string): string | undefined {
  const name = host.toLowerCase();
  return sharedSuffixes.find((suffix) => name.endsWith(`.${suffix}`));
}

/** True for an ID that is the same in every tenant. */
export function isWellKnownId(id: string): boolean {
  return ids.has(id.toLowerCase()) || firstPartyApp(id) !== undefined;
}

/** True for this computer itself, and for no address at all. */
export function isOwnAddress(ip: string): boolean {
  return /^(?:127\.|0\.0\.0\.0$|::1?$|::ffff:127\.)/i.test(ip);
}

/** True for the name of a certificate that everybody's servers have. */
export function isPublicAuthority(distinguishedName: string): boolean {
  return authorities.test(distinguishedName);
}
