import { cloudIds, clouds, type CloudId } from '../clouds.ts';
import { accessTypes, type AccessType } from '../flows.ts';
import { protocols, type Protocol } from '../protocols.ts';
import {
  isEditable,
  ratedResource,
  type CloudEdits,
  type ServerText,
} from '../wizard/cloud-values.ts';
import type { Draft } from '../wizard/draft.ts';

/** One value that stands in place of a cloud's own, and decides where a token is got or goes to. */
export interface ForeignValue {
  cloud: CloudId;
  what:
    | { kind: 'authority' }
    | { kind: 'resource'; access: AccessType }
    | { kind: 'server'; protocol: Protocol };
  value: string;
  /** What the cloud itself has there. */
  own: string;
}

/** Everything in a draft that is not its cloud's own value, of every cloud. */
export function foreignValues({ edits }: Pick<Draft, 'edits'>): ForeignValue[] {
  return cloudIds.flatMap((cloud) => {
    const typed = edits[cloud];
    return typed ? ofCloud(cloud, typed).filter(({ value, own }) => value !== own) : [];
  });
}

/** What was typed in place of values that cannot be changed counts for nothing, and is left out. */
export function countingEdits(edits: Draft['edits']): Draft['edits'] {
  const kept = cloudIds.flatMap((cloud) => {
    const counting = countingOf(cloud, edits[cloud] ?? {});
    return Object.keys(counting).length === 0 ? [] : [[cloud, counting]];
  });
  return Object.fromEntries(kept) as Draft['edits'];
}

function ofCloud(cloud: CloudId, typed: CloudEdits): ForeignValue[] {
  const { authority, endpoints } = clouds[cloud];
  return [
    ...(typed.authority === undefined
      ? []
      : [
          {
            cloud,
            what: { kind: 'authority' } as const,
            value: typed.authority,
            own: authority.value,
          },
        ]),
    ...accessTypes.flatMap((access): ForeignValue[] => {
      const value = typed.resources?.[access];
      if (value === undefined) return [];
      const own = ratedResource(cloud, access)?.value ?? '';
      return [{ cloud, what: { kind: 'resource', access }, value, own }];
    }),
    ...protocols.flatMap((protocol): ForeignValue[] => {
      const server = typed.servers?.[protocol];
      if (!server) return [];
      const own = endpoints[protocol].value;
      return [
        {
          cloud,
          what: { kind: 'server', protocol },
          value: serverName(server),
          own: serverName(own),
        },
      ];
    }),
  ];
}

function serverName({
  host,
  port,
  security,
}: {
  host: string;
  port: string | number;
  security: ServerText['security'];
}): string {
  return `${host}:${String(port)}, ${security === 'tls' ? 'TLS' : 'STARTTLS'}`;
}

function countingOf(cloud: CloudId, { authority, resources, servers }: CloudEdits): CloudEdits {
  const own = clouds[cloud];
  const named = accessTypes.filter((access) => {
    const rated = ratedResource(cloud, access);
    return resources?.[access] !== undefined && rated !== undefined && isEditable(rated);
  });
  const typed = protocols.filter(
    (protocol) => servers?.[protocol] && isEditable(own.endpoints[protocol]),
  );
  const isAuthority = authority !== undefined && isEditable(own.authority);
  return {
    ...(isAuthority ? { authority } : {}),
    ...(named.length === 0
      ? {}
      : { resources: Object.fromEntries(named.map((access) => [access, resources?.[access]])) }),
    ...(typed.length === 0
      ? {}
      : { servers: Object.fromEntries(typed.map((protocol) => [protocol, servers?.[protocol]])) }),
  };
}
