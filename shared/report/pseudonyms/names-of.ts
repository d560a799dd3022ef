import type { Connection, Endpoint } from '../../connection.ts';
import { protocols } from '../../protocols.ts';
import type { CheckRecord, TlsSummary } from '../../run-record.ts';
import { isDomain, isGuid, isTenantAlias } from '../../text/validators.ts';
import type { TokenSummary } from '../../token-summary.ts';
import type { ReportSubject } from '../source.ts';
import type { NameKind } from './kinds.ts';
import { isIpAddress } from './patterns.ts';
import { isOwnAddress, isPublicAuthority, isWellKnownHost, isWellKnownId } from './well-known.ts';

/** A name of which the record says what it is. */
export interface OwnName {
  kind: NameKind;
  text: string;
}

/** Claims that name a person, an app or a computer in words of their own. */
const namingClaims: ReadonlySet<string> = new Set([
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'app_displayname'],
  ...['upn', 'unique_name', 'preferred_username', 'email', 'verified_primary_email', 'sub', 'oid'],
  ...['onprem_sid', 'onprem_sam_account_name', 'deviceid', 'ipaddr', 'tid', 'appid', 'azp'],
  ...['phone_number', 'employeeid', 'acct_upn', 'idp_upn', 'winaccountname'],
]);

/** True for a claim whose whole value is a name. */
export function isNamingClaim(name: string): boolean {
  return namingClaims.has(name);
}

/**
 * The names that a record says outright: the connection's own first and always in the same order, so
 * that they have the same pseudonyms in each of its reports.
 */
export function namesOf(subject: ReportSubject): OwnName[] {
  if (subject.kind === 'sign-in') return distinct(connectionNames(subject.connection));
  const { connection, network, token, checks } = subject.record;
  const { proxy } = network;
  return distinct([
    ...connectionNames(connection),
    ...(proxy ? [host(proxy.host), name(proxy.user)] : []),
    ...tokenNames(token),
    ...checks.flatMap(checkNames),
  ]);
}

function connectionNames(connection: Connection): (OwnName | undefined)[] {
  const { endpoints = {}, furtherMailboxes = [], authority, resource } = connection;
  return [
    tenant(connection.tenant),
    id(connection.clientId),
    address(connection.user),
    address(connection.sharedMailbox),
    address(connection.sender),
    ...furtherMailboxes.map(address),
    id(connection.servicePrincipalObjectId),
    ...protocols.map((protocol) => host(endpoints[protocol]?.host)),
    host(hostOf(authority)),
    host(hostOf(resource)),
  ];
}

function tokenNames(token: TokenSummary): (OwnName | undefined)[] {
  return [
    id(token.tenantId),
    id(token.clientId),
    whatever(token.user),
    id(token.objectId),
    ...token.claims.map((claim) => (isNamingClaim(claim.name) ? whatever(claim.value) : undefined)),
  ];
}

function checkNames(check: CheckRecord): (OwnName | undefined)[] {
  return [
    endpointHost(check.endpoint),
    address(check.user),
    address(check.sender),
    ...[...check.addresses, check.connectedTo].map(ip),
    ...(check.tls ? tlsNames(check.tls) : []),
  ];
}

function endpointHost({ host: name }: Endpoint): OwnName | undefined {
  return host(name);
}

function tlsNames({ servername, chain }: TlsSummary): (OwnName | undefined)[] {
  return [
    host(servername),
    ...chain.flatMap(({ subject, issuer, altNames, sha256 }) => [
      ...distinguishedNames(subject),
      ...distinguishedNames(issuer),
      ...altNames.map((each) => host(/^DNS:(?:\*\.)?(.+)$/i.exec(each)?.[1])),
      // By its fingerprint a certificate, and so the name in it, is found in public logs.
      isPublicAuthority(`${subject} ${issuer}`) ? undefined : name(sha256, 'id'),
    ]),
  ];
}

/** The values of `CN=mail.contoso.com, O=Contoso, C=JP`, without the country. */
function distinguishedNames(text: string): (OwnName | undefined)[] {
  if (isPublicAuthority(text)) return [];
  return text.split(/, (?=[A-Za-z\d.]+=)/).map((part) => {
    const [, key = '', value = ''] = /^([A-Za-z\d.]+)=(.*)$/s.exec(part) ?? [];
    return key.toUpperCase() === 'C' ? undefined : whatever(value.replace(/^\*\./, ''));
  });
}

/** What a value is by its form. */
function whatever(text: string | undefined): OwnName | undefined {
  if (text === undefined) return undefined;
  if (isGuid(text)) return id(text);
  if (/^[^@\s]+@[^@\s]+$/.test(text)) return address(text);
  if (isIpAddress(text)) return ip(text);
  return isDomain(text) || text.toLowerCase() === 'localhost' ? host(text) : name(text);
}

function tenant(text: string): OwnName | undefined {
  if (isTenantAlias(text)) return undefined;
  return isGuid(text) ? id(text) : domain(text);
}

function address(text: string | undefined): OwnName | undefined {
  return text === undefined || text === '' ? undefined : { kind: 'address', text };
}

function domain(text: string): OwnName | undefined {
  return isWellKnownHost(text) ? undefined : { kind: 'domain', text };
}

function host(text: string | undefined): OwnName | undefined {
  if (text === undefined || text === '') return undefined;
  if (isIpAddress(text)) return ip(text);
  return isWellKnownHost(text) ? undefined : { kind: 'host', text };
}

function ip(text: string | undefined): OwnName | undefined {
  return text === undefined || !isIpAddress(text) || isOwnAddress(text)
    ? undefined
    : { kind: 'ip', text };
}

function id(text: string | undefined): OwnName | undefined {
  return text === undefined || text === '' || isWellKnownId(text)
    ? undefined
    : { kind: 'id', text };
}

function name(text: string | undefined, kind: NameKind = 'name'): OwnName | undefined {
  return text === undefined || text === '' ? undefined : { kind, text };
}

function hostOf(url: string | undefined): string | undefined {
  return /^https:\/\/([^/:?#]+)/i.exec(url ?? '')?.[1];
}

function distinct(names: readonly (OwnName | undefined)[]): OwnName[] {
  const found = new Map<string, OwnName>();
  for (const each of names) {
    const key = each?.text.toLowerCase();
    if (each && key !== undefined && !found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
