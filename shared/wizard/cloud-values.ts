import { authoritiesOf, clouds, type CloudId, type Rated } from '../clouds.ts';
import type { Connection, Endpoint } from '../connection.ts';
import type { AccessType } from '../flows.ts';
import { protocols, type Protocol } from '../protocols.ts';
import { isDomain, isHttpsOrigin } from '../text/validators.ts';
import type { Draft, DraftChange } from './draft.ts';

/** A mail server as it is being typed. */
export interface ServerText {
  host: string;
  port: string;
  security: Endpoint['security'];
}

/**
 * What was typed in place of a cloud's own values, where sources differ on these. Kept for each
 * cloud, so that looking at another cloud loses nothing.
 */
export interface CloudEdits {
  authority?: string;
  resources?: Partial<Record<AccessType, string>>;
  servers?: Partial<Record<Protocol, ServerText>>;
}

/** True for a value that may be changed: it is not certain. */
export function isEditable(rated: Rated<unknown>): boolean {
  return rated.confidence === 'conflicting';
}

/** What a cloud says of the resource of one access type; personal accounts have one only. */
export function ratedResource(cloud: CloudId, access: AccessType): Rated<string> | undefined {
  const { delegatedResource, applicationResource } = clouds[cloud];
  return access === 'delegated' ? delegatedResource : applicationResource;
}

/** The origin of the authority that a draft asks, whatever practice tenant runs. */
export function draftAuthority({ cloud, edits }: Draft): string {
  const { authority } = clouds[cloud];
  const typed = isEditable(authority) ? edits[cloud]?.authority : undefined;
  return typed !== undefined && authoritiesOf(cloud).includes(typed) ? typed : authority.value;
}

/** The resource as it stands in its field; empty where the cloud has none for this access. */
export function resourceText({ cloud, edits }: Draft, access: AccessType): string {
  const rated = ratedResource(cloud, access);
  if (!rated) return '';
  return (isEditable(rated) ? edits[cloud]?.resources?.[access] : undefined) ?? rated.value;
}

/** A mail server as it stands in its fields. */
export function serverText({ cloud, edits }: Draft, protocol: Protocol): ServerText {
  const rated = clouds[cloud].endpoints[protocol];
  const typed = isEditable(rated) ? edits[cloud]?.servers?.[protocol] : undefined;
  const { host, port, security } = rated.value;
  return typed ?? { host, port: String(port), security };
}

/** The change that puts another value in the place of the present cloud's. */
export function editCloud(draft: Draft, change: CloudEdits): DraftChange {
  const before = draft.edits[draft.cloud] ?? {};
  return {
    edits: {
      ...draft.edits,
      [draft.cloud]: {
        ...before,
        ...change,
        resources: { ...before.resources, ...change.resources },
        servers: { ...before.servers, ...change.servers },
      },
    },
  };
}

/** Space around it and a missing slash are forgiven. */
function wholeResource(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith('/') ? trimmed : `${trimmed}/`;
}

/** True for `https://`, a host name and perhaps a slash, in the field of a resource. */
export function isResourceText(text: string): boolean {
  return isHttpsOrigin(wholeResource(text).slice(0, -1)) && wholeResource(text).length <= 253;
}

/** True for a host name of at least two labels. */
export function isHostText(text: string): boolean {
  return isDomain(text.trim());
}

/** True for a port that can be connected to. */
export function isPortText(text: string): boolean {
  const trimmed = text.trim();
  return /^\d{1,5}$/.test(trimmed) && Number(trimmed) >= 1 && Number(trimmed) <= 65535;
}

/** What of a connection is chosen here. */
export type ChangedValues = Pick<Connection, 'authority' | 'resource' | 'endpoints'>;

/**
 * What a draft has instead of its cloud's own values: only what really differs from these. A
 * practice connection takes authority and servers from the practice tenant. Everything in the fields
 * has to be right.
 */
export function changedValues(draft: Draft): ChangedValues {
  const resource = changedResource(draft);
  if (draft.practice) return resource;
  const authority = draftAuthority(draft);
  const servers = protocols.flatMap((protocol) => changedServer(draft, protocol));
  return {
    ...(authority === clouds[draft.cloud].authority.value ? {} : { authority }),
    ...resource,
    ...(servers.length === 0 ? {} : { endpoints: Object.fromEntries(servers) }),
  };
}

function changedResource(draft: Draft): Pick<ChangedValues, 'resource'> {
  const { cloud, access } = draft;
  const text = resourceText(draft, access);
  const resource = wholeResource(text);
  const same = text === '' || resource === ratedResource(cloud, access)?.value;
  return same ? {} : { resource };
}

function changedServer(draft: Draft, protocol: Protocol): [Protocol, Endpoint][] {
  const text = serverText(draft, protocol);
  const typed = { ...text, host: text.host.trim(), port: Number(text.port) };
  const own = clouds[draft.cloud].endpoints[protocol].value;
  const same =
    typed.host === own.host && typed.port === own.port && typed.security === own.security;
  return same ? [] : [[protocol, typed]];
}

/**
 * What scopes are made of: the resource that was typed counts as soon as it can be one, also while
 * other fields are still empty.
 */
export function scopeSettings(
  draft: Draft,
): Pick<Connection, 'cloud' | 'access' | 'protocols' | 'offlineAccess' | 'resource'> {
  const { cloud, access, offlineAccess } = draft;
  const known = isResourceText(resourceText(draft, access)) ? changedResource(draft) : {};
  return { cloud, access, protocols: [...draft.protocols], offlineAccess, ...known };
}
