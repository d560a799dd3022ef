import { authoritiesOf, cloudIds, clouds, type CloudId } from '../../clouds.ts';
import type { Endpoint } from '../../connection.ts';
import { isPersonalAddress } from '../../text/recognise.ts';
import { isTenant, isTenantAlias } from '../../text/validators.ts';
import type { PartialRun } from '../partial-run.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { textOf } from './said.ts';
import { namedIn } from './named.ts';

type Where = Pick<
  Partial<Facts>,
  'cloud' | 'account' | 'tenant' | 'authority' | 'security' | 'port' | 'host' | 'portUse' | 'proxy'
>;

/** Where it was asked: cloud, tenant, authority, server. */
export function whereFacts(run: PartialRun, failure: Failure): Where {
  const { connection = {}, reported = {}, network } = run;
  const { host, port, security } = endpointOf(failure);
  // The practice tenant's servers stand where Exchange Online's would.
  const isPractice = connection.practice === true && host === 'localhost';
  const named = namedIn(failure);
  const authority = reported.authority ?? connection.authority ?? named.authority;
  const tenant =
    reported.tenant ?? tenantIn(reported.authority ?? connection.authority) ?? connection.tenant;
  return {
    ...given('cloud', cloudOf(run, authority, host)),
    ...given('account', accountOf(run, failure)),
    ...given('tenant', tenantKind(tenant ?? named.tenant) ?? namedTenant(tenantIn(authority))),
    ...given('authority', authorityUse(run, authority, tenant ?? named.tenant)),
    ...given('security', security),
    ...given('port', isPractice ? undefined : port),
    ...given('host', isPractice ? 'exchange' : hostKind(host, failure)),
    ...given('portUse', isPractice ? undefined : portUse(failure)),
    ...given('proxy', proxyOf(reported.proxy, network?.proxy)),
  };
}

function proxyOf(reported: string | undefined, own: unknown): Facts['proxy'] {
  if (reported !== undefined) return /^(?:no|none|direct)$/i.test(reported) ? 'no' : 'yes';
  return own === undefined ? undefined : 'yes';
}

function accountOf(
  { connection = {}, reported = {} }: PartialRun,
  failure: Failure,
): Facts['account'] {
  if (reported.accountType !== undefined) return reported.accountType;
  if (connection.cloud === 'outlook') return 'personal';
  const user = failure.check?.user ?? reported.user ?? connection.user;
  if (user !== undefined && isPersonalAddress(user)) return 'personal';
  return connection.cloud === undefined ? undefined : 'work';
}

/** The tenant in the URL of an authority. */
function tenantIn(authority: string | undefined): string | undefined {
  const [, tenant] = /^https?:\/\/[^/]+\/([^/?#]+)/i.exec(authority ?? '') ?? [];
  return tenant;
}

function tenantKind(tenant: string | undefined): Facts['tenant'] {
  if (tenant === undefined) return undefined;
  const name = tenant.trim().toLowerCase();
  if (name === '') return 'absent';
  if (isTenantAlias(name)) return name as 'common' | 'organizations' | 'consumers';
  const empty = /^0{8}-|your|<|\{|\[|tenant[-_ ]?(?:id|name)|^tenant$|x{4}/;
  if (empty.test(name) || !isTenant(name)) return 'placeholder';
  return 'named';
}

/** What stands in a URL within words can be cut or hidden: only a whole name counts. */
function namedTenant(tenant: string | undefined): Facts['tenant'] {
  const kind = tenantKind(tenant);
  return kind === 'placeholder' || kind === 'absent' ? undefined : kind;
}

/** The cloud, where nobody says it: by what only one cloud has. */
function cloudOf(
  { connection = {}, reported = {} }: PartialRun,
  authority: string | undefined,
  host: string | undefined,
): CloudId | undefined {
  if (connection.cloud !== undefined) return connection.cloud;
  const said = cloudNamed(reported.tenantCloud);
  if (said !== undefined) return said;
  const origin = originOf(authority);
  const scope = reported.scope?.toLowerCase() ?? '';
  // The global cloud shares its names with personal accounts, and DoD some with GCC High.
  return cloudIds.find(
    (id) =>
      id !== 'global' &&
      id !== 'outlook' &&
      (authoritiesOf(id).includes(origin) ||
        Object.values(clouds[id].endpoints).some(({ value }) => value.host === host) ||
        scope.includes(clouds[id].delegatedResource.value)),
  );
}

/** The cloud of Germany was closed in October 2021 (Microsoft, "Microsoft Cloud Deutschland"). */
const closedAuthority = /login\.microsoftonline\.de/i;
const olderEndpoint = /\/oauth2\/(?:authorize|token|devicecode)\b|login\.windows\.net/i;

/** The environments of Exchange Online PowerShell (`Connect-ExchangeOnline`). */
const environments: Readonly<Record<string, CloudId>> = {
  o365default: 'global',
  o365usgovgcchigh: 'gcc-high',
  o365usgovdod: 'dod',
  o365china: '21vianet',
};

/** Which cloud the authority is of, against that of the tenant, by all that says so. */
function authorityUse(
  { connection = {}, reported = {} }: PartialRun,
  authority: string | undefined,
  tenant: string | undefined,
): Facts['authority'] {
  const own = cloudNamed(reported.tenantCloud) ?? cloudOfDomain(tenant);
  const asked = environments[reported.exchangeEnvironment?.toLowerCase() ?? ''] ?? connection.cloud;
  if (authority !== undefined) return authorityKind(authority, own ?? connection.cloud);
  if (own === undefined || asked === undefined) return undefined;
  return authoritiesOf(own)[0] === authoritiesOf(asked)[0] ? undefined : 'other-cloud';
}

/** Domains that only one cloud gives out. Source: Microsoft, "National clouds". */
function cloudOfDomain(tenant: string | undefined): CloudId | undefined {
  if (tenant === undefined) return undefined;
  if (/\.onmicrosoft\.us$/i.test(tenant)) return 'gcc-high';
  return /\.partner\.onmschina\.cn$/i.test(tenant) ? '21vianet' : undefined;
}

function originOf(authority: string | undefined): string {
  return /^https?:\/\/[^/]+/i.exec(authority ?? '')?.[0].toLowerCase() ?? '';
}

function authorityKind(authority: string, own: CloudId | undefined): Facts['authority'] {
  if (closedAuthority.test(authority)) return 'closed-cloud';
  const origin = originOf(authority);
  const known = cloudIds.some((id) => authoritiesOf(id).includes(origin));
  if (own !== undefined && known && !authoritiesOf(own).includes(origin)) return 'other-cloud';
  if (olderEndpoint.test(authority)) return 'v1';
  return known ? 'right-cloud' : undefined;
}

/** The cloud that people mean by a name; `undefined` for a name that says none. */
export function cloudNamed(name: string | undefined): CloudId | undefined {
  if (name === undefined) return undefined;
  if (/gcc[-_ ]?high|us ?gov|azure ?government|fairfax|usgov/i.test(name)) return 'gcc-high';
  if (/dod/i.test(name)) return 'dod';
  if (/china|21vianet|mooncake/i.test(name)) return '21vianet';
  if (/personal|consumer|outlook/i.test(name)) return 'outlook';
  return /global|commercial|public|worldwide|gcc/i.test(name) ? 'global' : undefined;
}

/** Hosts of the mail servers of all clouds. */
const mailHosts: ReadonlySet<string> = new Set(
  cloudIds.flatMap((id) => Object.values(clouds[id].endpoints).map(({ value }) => value.host)),
);
/** Names under which Outlook.com has its servers, and names under which it had them. */
const personalHost = /^(?:smtp|imap|pop3?)-mail\.outlook\.com$/i;
const retiredHost = /\.(?:hotmail|live)\.com$/i;
/** Where mail for a domain is delivered; nobody signs in there. */
const exchanger =
  /\.mail\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)$|\.mx\.microsoft$/i;

function hostKind(host: string | undefined, { protocol }: Failure): Facts['host'] {
  if (host === undefined) return undefined;
  const name = host.toLowerCase();
  if (exchanger.test(name)) return 'mx';
  const first = name.split('.')[0] ?? '';
  const foreign = protocol === 'smtp' ? /^(?:imap|pop)/ : /^smtp/;
  if (protocol !== 'entra' && foreign.test(first)) return 'other-protocol';
  if (personalHost.test(name)) return 'personal';
  if (retiredHost.test(name)) return 'retired';
  return mailHosts.has(name) || name === 'outlook.office.com' ? 'exchange' : 'other';
}

/** Ports of mail and of the web, as they stand behind a host or an address in what was said. */
const portInText =
  /(?:(?:\.[a-z\d-]+\]?|\])(?::|, (?:port:? )?)|\bport[ =:]+)(25|80|110|143|443|465|587|993|995|2525)\b(?![:.]\d)/i;

/** Where it connected to: as it was set, else as it was said. */
function endpointOf(failure: Failure): Partial<Endpoint> {
  const { check, protocol } = failure;
  const { endpoint = {} } = check ?? {};
  if (endpoint.port !== undefined || protocol === 'entra') return endpoint;
  const [, port] = portInText.exec(textOf(failure)) ?? [];
  return port === undefined ? endpoint : { ...endpoint, port: Number(port) };
}

/** What each port is for. Source: RFC 8314 sections 3 and 7, RFC 6409 section 3.1. */
const portsOf = { imap: [143, 993], pop: [110, 995], smtp: [25, 465, 587] } as const;
const implicitPorts: readonly number[] = [465, 993, 995];
const webPorts: readonly number[] = [80, 443, 8080, 8443];
/** Of mail, but Microsoft names none of them for Exchange Online ("POP, IMAP, and SMTP settings"). */
const unservedPorts: readonly number[] = [110, 143, 465];

function portUse(failure: Failure): Facts['portUse'] {
  const { protocol } = failure;
  const { port, security } = endpointOf(failure);
  if (port === undefined || protocol === 'entra' || protocol === 'powershell') return undefined;
  if (webPorts.includes(port)) return 'web';
  const foreign = (['imap', 'pop', 'smtp'] as const)
    .filter((other) => other !== protocol)
    .some((other) => portsOf[other].some((known) => known === port));
  if (foreign) return 'other-protocol';
  if (unservedPorts.includes(port)) return 'not-served';
  if (security === 'tls' && [25, 587].includes(port)) return 'implicit-on-starttls';
  if (security === 'starttls' && implicitPorts.includes(port)) return 'starttls-on-implicit';
  if (port === 25) return 'relay';
  return port === 587 || port === 993 || port === 995 ? 'right' : 'not-served';
}
