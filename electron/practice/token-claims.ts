import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { findPerson, tenant, tenantIdOf, type Person } from './directory.ts';

/** Entra ID gives access tokens 60 to 90 minutes. */
export const accessTokenSeconds = 3600;

/** Entra ID dates tokens five minutes back, so that clocks behind its own accept them. */
const backdatedSeconds = 300;

/** What a test may ask for in a token. Everything left out is as a right token has it. */
export interface MintRequest {
  /** Whose token; an application's has nobody's. */
  user?: string;
  audience?: string;
  /** With or without the resource in front; the token has the bare names. */
  scopes?: readonly string[];
  /** Negative: the token has expired. */
  expiresInSeconds?: number;
  tenantId?: string;
  /** Given: a token for an application (client credentials) instead of a person. */
  roles?: readonly string[];
  /** The application proved who it is by its certificate, not by its secret. */
  byCertificate?: boolean;
  /** How many groups it lists; none unless said otherwise. */
  groups?: number;
}

/** What an ID token says besides the person. */
export interface IdTokenRequest {
  person: Person;
  clientId: string;
  nonce?: string;
}

/**
 * The claims of a version 1.0 access token, as Exchange Online gets them from Entra ID.
 * Source: Microsoft, "Access token claims reference".
 */
export function accessTokenClaims(request: MintRequest, issuer: string, now: number): JWTPayload {
  const expires = now + (request.expiresInSeconds ?? accessTokenSeconds);
  const issued = Math.min(now, expires - accessTokenSeconds) - backdatedSeconds;
  const common = {
    aud: request.audience ?? 'https://outlook.office.com',
    iss: issuer,
    iat: issued,
    nbf: issued,
    exp: expires,
    aio: opaque(48),
    app_displayname: tenant.clientName,
    appid: tenant.clientId,
    rh: `1.${opaque(60)}.`,
    tid: request.tenantId ?? tenantIdFor(request),
    uti: opaque(16),
    ver: '1.0',
    xms_ftd: opaque(32),
    ...(request.groups === undefined ? {} : { groups: groupIds(request.groups) }),
  };
  if (request.roles) {
    return {
      ...common,
      appidacr: request.byCertificate === true ? '2' : '1',
      idtyp: 'app',
      oid: tenant.servicePrincipalId,
      sub: tenant.servicePrincipalId,
      roles: request.roles,
    };
  }
  const person = findPerson(request.user ?? '');
  const address = person?.address ?? request.user ?? '';
  const scopes = request.scopes ?? ['IMAP.AccessAsUser.All'];
  return {
    ...common,
    acct: 0,
    acr: '1',
    amr: ['pwd'],
    appidacr: '0',
    enfpolids: [],
    family_name: person?.surname ?? 'Unknown',
    given_name: person?.givenName ?? 'Unknown',
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    login_hint: opaque(96),
    name: person?.name ?? address,
    oid: person?.objectId ?? derivedGuid(address),
    puid: derivedGuid(`${address} puid`).replaceAll('-', '').slice(0, 16).toUpperCase(),
    scp: scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1)).join(' '),
    sid: randomUUID(),
    signin_state: ['kmsi'],
    sub: pairwiseSubject(address),
    unique_name: address,
    upn: address,
    wids: [derivedGuid('role member')],
    xms_idrel: '1 2',
    xms_sub_fct: '3 8',
    xms_tcdt: 1_600_000_000,
  };
}

/** The claims of a version 2.0 ID token. Source: Microsoft, "ID token claims reference". */
export function idTokenClaims(request: IdTokenRequest, issuer: string, now: number): JWTPayload {
  const { person } = request;
  const issued = now - backdatedSeconds;
  return {
    aud: request.clientId,
    iss: issuer,
    iat: issued,
    nbf: issued,
    exp: now + accessTokenSeconds,
    name: person.name,
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    oid: person.objectId,
    preferred_username: person.address,
    rh: `1.${opaque(60)}.`,
    sid: randomUUID(),
    sub: pairwiseSubject(person.address),
    tid: tenantIdOf(person),
    uti: opaque(16),
    ver: '2.0',
  };
}

/** The tenant that a token for this request comes from. */
function tenantIdFor({ user }: MintRequest): string {
  const person = findPerson(user ?? '');
  return person ? tenantIdOf(person) : tenant.id;
}

/** Random text of the kind that fills Entra ID's undocumented claims. */
function opaque(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** The same for one person and application at each sign-in, as `sub` must be. */
function pairwiseSubject(address: string): string {
  return createHash('sha256')
    .update(`${tenant.clientId} ${address.toLowerCase()}`)
    .digest('base64url');
}

/** The object IDs of so many groups. */
function groupIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => derivedGuid(`group ${index}`));
}

/** A GUID that is always the same for the same text. */
function derivedGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
