import type { Connection, Endpoint } from './connection.ts';
import type { Protocol } from './protocols.ts';

/**
 * How sure a fact is: `documented` by Microsoft, `reported` by people who use it, or `conflicting`:
 * sources differ or hardly anyone names it, so the value can be edited and the window says so.
 */
export type Confidence = 'documented' | 'reported' | 'conflicting';

/** Pages, programs and people that name a cloud's values. */
export type CloudSource =
  | 'oauth-page'
  | 'outlook-page'
  | 'national-clouds'
  | 'desktop-apps'
  | 'azure-government-apps'
  | 'entra-faq'
  | 'exchange-admin'
  | 'exchange-blog'
  | 'email-engine'
  | 'oauth-proxy'
  | 'client-diagnostics'
  | 'as-gcc-high'
  | 'dod-delegated'
  | 'dod-application'
  | 'dod-audiences'
  | 'dod-servers'
  | 'china-authority'
  | 'china-desktop-apps'
  | 'china-audiences'
  | 'china-smtp'
  | 'china-exchange';

/** A fact with where it comes from. */
export interface Rated<T> {
  value: T;
  confidence: Confidence;
  /** Who says so, for the administrator to look up; `cloud-sources` among the messages names it. */
  source: CloudSource;
  /** What other sources say. */
  others?: readonly T[];
}

/** The first pages of one cloud's portals; none where no address is known for sure. */
export interface Portals {
  entra: Rated<string>;
  exchange?: Rated<string>;
}

/** Where one cloud has its authority, its mail servers and its portals, and what it calls them. */
export interface Cloud {
  /** Origin of the authority; the tenant follows as the first path segment. */
  authority: Rated<string>;
  /** The redirect URI of sign-in windows. */
  nativeClientRedirectUri: Rated<string>;
  /** What delegated scopes start with, slash included. */
  delegatedResource: Rated<string>;
  /** What `.default` is asked of, slash included; personal accounts have no application access. */
  applicationResource: Rated<string> | undefined;
  /** `aud` values that Exchange of this cloud is known to accept. */
  audiences: Rated<readonly string[]>;
  endpoints: Readonly<Record<Protocol, Rated<Endpoint>>>;
  portals: Portals;
  /** The tenant where there is only one: personal accounts have no tenant of their own. */
  fixedTenant?: string;
}

/** The tenant of all personal accounts. Source: Microsoft, "Access token claims reference". */
export const personalTenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';

export const cloudIds = ['global', 'gcc-high', 'dod', '21vianet', 'outlook'] as const;
export type CloudId = (typeof cloudIds)[number];

/** The path of the redirect URI that Microsoft registers for embedded sign-in windows. */
const nativeClientPath = '/common/oauth2/nativeclient';

function documented<T>(value: T, source: CloudSource): Rated<T> {
  return { value, confidence: 'documented', source };
}

function reported<T>(value: T, source: CloudSource): Rated<T> {
  return { value, confidence: 'reported', source };
}

function conflicting<T>(value: T, others: readonly T[], source: CloudSource): Rated<T> {
  return { value, confidence: 'conflicting', source, others };
}

function servers(
  incoming: string,
  outgoing: string,
  rate: (endpoint: Endpoint, protocol: Protocol) => Rated<Endpoint>,
): Cloud['endpoints'] {
  return {
    imap: rate({ host: incoming, port: 993, security: 'tls' }, 'imap'),
    pop: rate({ host: incoming, port: 995, security: 'tls' }, 'pop'),
    smtp: rate({ host: outgoing, port: 587, security: 'starttls' }, 'smtp'),
  };
}

/** Every cloud, by its ID: the one place that knows hosts, ports and resources. */
export const clouds: Readonly<Record<CloudId, Cloud>> = {
  global: {
    authority: documented('https://login.microsoftonline.com', 'national-clouds'),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.com${nativeClientPath}`,
      'desktop-apps',
    ),
    delegatedResource: documented('https://outlook.office.com/', 'oauth-page'),
    applicationResource: documented('https://outlook.office365.com/', 'oauth-page'),
    audiences: reported(
      ['https://outlook.office.com', 'https://outlook.office365.com'],
      'client-diagnostics',
    ),
    endpoints: servers('outlook.office365.com', 'smtp.office365.com', (endpoint) =>
      documented(endpoint, 'oauth-page'),
    ),
    portals: {
      entra: documented('https://entra.microsoft.com/', 'entra-faq'),
      exchange: documented('https://admin.exchange.microsoft.com/', 'exchange-admin'),
    },
  },
  'gcc-high': {
    authority: documented('https://login.microsoftonline.us', 'national-clouds'),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.us${nativeClientPath}`,
      'azure-government-apps',
    ),
    delegatedResource: reported('https://outlook.office365.us/', 'email-engine'),
    applicationResource: reported('https://outlook.office365.us/', 'email-engine'),
    audiences: reported(['https://outlook.office365.us'], 'client-diagnostics'),
    endpoints: servers('outlook.office365.us', 'smtp.office365.us', (endpoint) =>
      reported(endpoint, 'email-engine'),
    ),
    portals: {
      entra: documented('https://entra.microsoft.us/', 'entra-faq'),
      exchange: documented('https://admin.exchange.office365.us/', 'exchange-blog'),
    },
  },
  dod: {
    authority: documented('https://login.microsoftonline.us', 'national-clouds'),
    nativeClientRedirectUri: reported(
      `https://login.microsoftonline.us${nativeClientPath}`,
      'as-gcc-high',
    ),
    delegatedResource: conflicting(
      'https://outlook.office365.us/',
      ['https://outlook-dod.office365.us/'],
      'dod-delegated',
    ),
    applicationResource: conflicting(
      'https://outlook-dod.office365.us/',
      ['https://outlook.office365.us/'],
      'dod-application',
    ),
    audiences: conflicting(
      ['https://outlook-dod.office365.us', 'https://outlook.office365.us'],
      [],
      'dod-audiences',
    ),
    endpoints: servers('outlook-dod.office365.us', 'outlook-dod.office365.us', (endpoint) =>
      conflicting(endpoint, [], 'dod-servers'),
    ),
    // Microsoft names an Exchange admin center for GCC High, and none for DoD.
    portals: { entra: documented('https://entra.microsoft.us/', 'entra-faq') },
  },
  '21vianet': {
    authority: conflicting(
      'https://login.partner.microsoftonline.cn',
      ['https://login.chinacloudapi.cn'],
      'china-authority',
    ),
    nativeClientRedirectUri: documented(
      `https://login.partner.microsoftonline.cn${nativeClientPath}`,
      'china-desktop-apps',
    ),
    delegatedResource: reported('https://partner.outlook.cn/', 'oauth-proxy'),
    applicationResource: reported('https://partner.outlook.cn/', 'oauth-proxy'),
    audiences: conflicting(['https://partner.outlook.cn'], [], 'china-audiences'),
    endpoints: servers('partner.outlook.cn', 'smtp.partner.outlook.cn', (endpoint, protocol) =>
      protocol === 'smtp'
        ? conflicting(endpoint, [{ ...endpoint, host: 'partner.outlook.cn' }], 'china-smtp')
        : reported(endpoint, 'email-engine'),
    ),
    portals: {
      entra: documented('https://entra.microsoftonline.cn/', 'entra-faq'),
      exchange: reported('https://partner.outlook.cn/ecp/', 'china-exchange'),
    },
  },
  outlook: {
    authority: documented('https://login.microsoftonline.com', 'national-clouds'),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.com${nativeClientPath}`,
      'desktop-apps',
    ),
    delegatedResource: documented('https://outlook.office.com/', 'oauth-page'),
    applicationResource: undefined,
    audiences: reported(['https://outlook.office.com'], 'client-diagnostics'),
    endpoints: servers('outlook.office365.com', 'smtp-mail.outlook.com', (endpoint) =>
      documented(endpoint, 'outlook-page'),
    ),
    // Personal accounts have no admin center; apps for them are registered in any tenant's.
    portals: { entra: documented('https://entra.microsoft.com/', 'entra-faq') },
    fixedTenant: 'consumers',
  },
};

/** The origins by which a cloud's authority is known: the usual one first. */
export function authoritiesOf(cloud: CloudId): readonly string[] {
  const { value, others = [] } = clouds[cloud].authority;
  return [value, ...others];
}

/**
 * Where a connection's checks go: the cloud's servers, but for those that the connection names
 * itself. A practice connection takes all of them from the practice tenant instead.
 */
export function endpointsOf({
  cloud,
  endpoints,
}: Pick<Connection, 'cloud' | 'endpoints'>): Record<Protocol, Endpoint> {
  const own = clouds[cloud].endpoints;
  return {
    imap: own.imap.value,
    pop: own.pop.value,
    smtp: own.smtp.value,
    ...endpoints,
  };
}
