import { cloudIds, clouds, type CloudId } from '../../clouds.ts';
import { accessTypes, type AccessType } from '../../flows.ts';
import { protocols, type Protocol } from '../../protocols.ts';
import { isEditable, ratedResource, resourceText, serverText } from '../cloud-values.ts';
import type { Draft } from '../draft.ts';
import type { FindingRule, Strength, SettingsFindingId } from './types.ts';

/** Names of Microsoft Graph in all clouds. Source: Microsoft, “National cloud deployments”. */
const graphHosts: ReadonlySet<string> = new Set([
  ...['graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us'],
  ...['microsoftgraph.chinacloudapi.cn', 'graph.windows.net', 'canary.graph.microsoft.com'],
]);

/** What each port is for. Source: IANA, “Service Name and Transport Protocol Port Number Registry”. */
const portUses = {
  25: 'smtp',
  80: 'web',
  110: 'pop',
  143: 'imap',
  443: 'web',
  465: 'smtp',
  587: 'smtp',
  993: 'imap',
  995: 'pop',
} as const satisfies Readonly<Record<number, Protocol | 'web'>>;

/** A port of which the texts say what it is for. */
export type KnownPort = keyof typeof portUses;

/** What is usual at a port, as far as a mail program may meet it. */
function useOf(port: number): Protocol | 'web' | undefined {
  return Object.hasOwn(portUses, port) ? portUses[port as KnownPort] : undefined;
}

/** Where mail for a domain is delivered, which takes no sign-in; of all clouds. */
const deliveryHosts =
  /\.mail\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn|outlook\.de)$|\.mx\.microsoft$/;

/** The resource that was typed, without space around it, in lower case; empty where it is fixed. */
function typedResource(draft: Draft, access: AccessType): string {
  const rated = ratedResource(draft.cloud, access);
  return rated && isEditable(rated) ? resourceText(draft, access).trim().toLowerCase() : '';
}

function isGraph(resource: string): boolean {
  return graphHosts.has(resource.replace(/^https:\/\//, '').replace(/\/.*$/, ''));
}

/** True for more than one resource in a field for one. */
function namesSeveral(resource: string): boolean {
  const parts = resource.split(/[\s,;]+|(?=https:\/\/)/);
  const named = parts.filter((part) => part.includes('.') || part.startsWith('https://'));
  return named.length > 1;
}

function resourcesOf(cloud: CloudId): string[] {
  return accessTypes.flatMap((access) => {
    const rated = ratedResource(cloud, access);
    return rated ? [rated.value, ...(rated.others ?? [])] : [];
  });
}

/** The other clouds’ names of a value that this cloud does not have. */
function isOfOtherCloud(
  draft: Draft,
  value: string,
  valuesOf: (cloud: CloudId) => readonly string[],
): boolean {
  const others = cloudIds.filter((cloud) => cloud !== draft.cloud);
  return !valuesOf(draft.cloud).includes(value) && others.flatMap(valuesOf).includes(value);
}

function resourceRules(access: AccessType): FindingRule[] {
  const place = { step: 'tenant', field: `${access}Resource` } as const;
  return [
    {
      ...{ ...place, id: 'scope-multiple-resources', strength: 'problem' },
      when: (draft) => namesSeveral(typedResource(draft, access)),
    },
    {
      ...{ ...place, id: 'wrong-token-audience/graph', strength: 'problem' },
      when: (draft) => isGraph(typedResource(draft, access)),
    },
    {
      ...{ ...place, id: 'wrong-token-audience/other-cloud', strength: 'caution' },
      when: (draft) => {
        const typed = typedResource(draft, access).replace(/\/*$/, '/');
        return isOfOtherCloud(draft, typed, resourcesOf);
      },
    },
  ];
}

/** A mail server as it was typed; `undefined` where it is fixed. */
function typedServer(draft: Draft, protocol: Protocol) {
  if (draft.practice || !isEditable(clouds[draft.cloud].endpoints[protocol])) return undefined;
  const { host, port, security } = serverText(draft, protocol);
  return { host: host.trim().toLowerCase(), port: Number(port.trim()), security };
}
type TypedServer = NonNullable<ReturnType<typeof typedServer>>;

function hostsOf(cloud: CloudId): string[] {
  return protocols.flatMap((protocol) => {
    const { value, others = [] } = clouds[cloud].endpoints[protocol];
    return [value, ...others].map(({ host }) => host);
  });
}

function serverRules(protocol: Protocol): FindingRule[] {
  function rule(
    [id, part, strength]: [SettingsFindingId, 'Host' | 'Port', Strength],
    when: (server: TypedServer, draft: Draft) => boolean | string,
  ): FindingRule {
    return {
      ...{ id, step: 'tenant', field: `${protocol}${part}`, strength },
      when: (draft) => {
        const server = typedServer(draft, protocol);
        return server !== undefined && when(server, draft);
      },
    };
  }

  return [
    rule(['wrong-smtp-endpoint', 'Host', 'problem'], ({ host }) => deliveryHosts.test(host)),
    rule(['wrong-host-or-port/other-cloud', 'Host', 'caution'], ({ host }, draft) =>
      isOfOtherCloud(draft, host, hostsOf),
    ),
    rule(['wrong-host-or-port/other-protocol', 'Port', 'problem'], ({ port }) => {
      const use = useOf(port);
      return use !== undefined && use !== protocol && String(port);
    }),
    rule(
      ['implicit-tls-on-starttls-port', 'Port', 'problem'],
      ({ port, security }) => protocol === 'smtp' && port === 587 && security === 'tls',
    ),
    rule(
      ['starttls-on-implicit-tls-port', 'Port', 'problem'],
      ({ port, security }) => security === 'starttls' && isTlsPort(protocol, port) && String(port),
    ),
    rule(
      ['port-blocked/smtp-25', 'Port', 'caution'],
      ({ port }) => protocol === 'smtp' && port === 25,
    ),
    rule(
      ['wrong-host-or-port/unusual-port', 'Port', 'caution'],
      ({ port }) => isUnusual(protocol, port) && String(usualPorts[protocol]),
    ),
  ];
}

const usualPorts: Readonly<Record<Protocol, number>> = { imap: 993, pop: 995, smtp: 587 };

function isTlsPort(protocol: Protocol, port: number): boolean {
  return protocol !== 'smtp' && port === usualPorts[protocol];
}

/** A port of the same protocol that Microsoft names for none of its clouds. */
function isUnusual(protocol: Protocol, port: number): boolean {
  return useOf(port) === protocol && port !== usualPorts[protocol] && port !== 25;
}

/** What can be wrong with what was typed in place of a cloud's own values. */
export const cloudValueRules: readonly FindingRule[] = [
  ...accessTypes.flatMap(resourceRules),
  ...protocols.flatMap(serverRules),
];
