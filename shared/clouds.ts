import type { Connection, Endpoint } from './connection.ts';
import type { Protocol } from './protocols.ts';

/**
 * How sure a fact is: `documented` by Microsoft, `reported` by people who use it, or `conflicting`:
 * sources differ or hardly anyone names it, so the value can be edited and the window says so.
 */
export type Confidence = 'documented' | 'reported' | 'conflicting';

/** A fact with where it comes from. */
export interface Rated<T> {
  value: T;
  confidence: Confidence;
  /** Who says so, for the administrator to look up. */
  source: string;
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

const oauthPage =
  'Microsoft, “Authenticate an IMAP, POP or SMTP connection using OAuth” (learn.microsoft.com)';
const outlookPage = 'Microsoft, “POP, IMAP, and SMTP settings for Outlook.com”';
const nationalClouds = 'Microsoft, “National clouds” (learn.microsoft.com)';
const desktopApps =
  'Microsoft, “Desktop app that calls web APIs: App registration” (learn.microsoft.com)';
const entraFaq = 'Microsoft, “Microsoft Entra frequently asked questions” (learn.microsoft.com)';
const exchangeAdmin = 'Microsoft, “Exchange admin center in Exchange Online” (learn.microsoft.com)';
const exchangeBlog = 'Microsoft Exchange Team Blog, on the new Exchange admin center for GCC High';
const emailEngine = 'EmailEngine documentation, “Setting Up Outlook and Microsoft 365”';
const oauthProxy = 'github.com/simonrob/email-oauth2-proxy';
const clientDiagnostics = 'github.com/richfaj/SmtpClientDiag';

function documented<T>(value: T, source: string): Rated<T> {
  return { value, confidence: 'documented', source };
}

function reported<T>(value: T, source: string): Rated<T> {
  return { value, confidence: 'reported', source };
}

function conflicting<T>(value: T, others: readonly T[], source: string): Rated<T> {
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
    authority: documented('https://login.microsoftonline.com', nationalClouds),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.com${nativeClientPath}`,
      desktopApps,
    ),
    delegatedResource: documented('https://outlook.office.com/', oauthPage),
    applicationResource: documented('https://outlook.office365.com/', oauthPage),
    audiences: reported(
      ['https://outlook.office.com', 'https://outlook.office365.com'],
      clientDiagnostics,
    ),
    endpoints: servers('outlook.office365.com', 'smtp.office365.com', (endpoint) =>
      documented(endpoint, oauthPage),
    ),
    portals: {
      entra: documented('https://entra.microsoft.com/', entraFaq),
      exchange: documented('https://admin.exchange.microsoft.com/', exchangeAdmin),
    },
  },
  'gcc-high': {
    authority: documented('https://login.microsoftonline.us', nationalClouds),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.us${nativeClientPath}`,
      'Microsoft, “Enroll in and create Azure Government apps” (learn.microsoft.com)',
    ),
    delegatedResource: reported('https://outlook.office365.us/', emailEngine),
    applicationResource: reported('https://outlook.office365.us/', emailEngine),
    audiences: reported(['https://outlook.office365.us'], clientDiagnostics),
    endpoints: servers('outlook.office365.us', 'smtp.office365.us', (endpoint) =>
      reported(endpoint, emailEngine),
    ),
    portals: {
      entra: documented('https://entra.microsoft.us/', entraFaq),
      exchange: documented('https://admin.exchange.office365.us/', exchangeBlog),
    },
  },
  dod: {
    authority: documented('https://login.microsoftonline.us', nationalClouds),
    nativeClientRedirectUri: reported(
      `https://login.microsoftonline.us${nativeClientPath}`,
      'Programs in use take the address of GCC High',
    ),
    delegatedResource: conflicting(
      'https://outlook.office365.us/',
      ['https://outlook-dod.office365.us/'],
      `${emailEngine}; Microsoft’s CSS-Exchange scripts name outlook-dod.office365.us`,
    ),
    applicationResource: conflicting(
      'https://outlook-dod.office365.us/',
      ['https://outlook.office365.us/'],
      'Programs in use differ between outlook-dod.office365.us and outlook.office365.us',
    ),
    audiences: conflicting(
      ['https://outlook-dod.office365.us', 'https://outlook.office365.us'],
      [],
      'Not described by Microsoft; these are the names that programs in use ask for',
    ),
    endpoints: servers('outlook-dod.office365.us', 'outlook-dod.office365.us', (endpoint) =>
      conflicting(
        endpoint,
        [],
        `Not described by Microsoft; the ${emailEngine} names it, and programs in use differ on other names of this cloud`,
      ),
    ),
    // Microsoft names an Exchange admin center for GCC High, and none for DoD.
    portals: { entra: documented('https://entra.microsoft.us/', entraFaq) },
  },
  '21vianet': {
    authority: conflicting(
      'https://login.partner.microsoftonline.cn',
      ['https://login.chinacloudapi.cn'],
      `${nationalClouds}; ${oauthProxy} and others use the older login.chinacloudapi.cn`,
    ),
    nativeClientRedirectUri: documented(
      `https://login.partner.microsoftonline.cn${nativeClientPath}`,
      'Microsoft, “Desktop app that calls web APIs: App registration” (docs.azure.cn)',
    ),
    delegatedResource: reported('https://partner.outlook.cn/', oauthProxy),
    applicationResource: reported('https://partner.outlook.cn/', oauthProxy),
    audiences: conflicting(
      ['https://partner.outlook.cn'],
      [],
      'Not described by Microsoft; this is the name that programs in use ask for',
    ),
    endpoints: servers('partner.outlook.cn', 'smtp.partner.outlook.cn', (endpoint, protocol) =>
      protocol === 'smtp'
        ? conflicting(
            endpoint,
            [{ ...endpoint, host: 'partner.outlook.cn' }],
            `github.com/mguessan/davmail issue 341; ${emailEngine} names partner.outlook.cn`,
          )
        : reported(endpoint, emailEngine),
    ),
    portals: {
      entra: documented('https://entra.microsoftonline.cn/', entraFaq),
      exchange: reported(
        'https://partner.outlook.cn/ecp/',
        'Settings of Microsoft’s Hybrid Configuration Wizard for Exchange Server',
      ),
    },
  },
  outlook: {
    authority: documented('https://login.microsoftonline.com', nationalClouds),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.com${nativeClientPath}`,
      desktopApps,
    ),
    delegatedResource: documented('https://outlook.office.com/', oauthPage),
    applicationResource: undefined,
    audiences: reported(['https://outlook.office.com'], clientDiagnostics),
    endpoints: servers('outlook.office365.com', 'smtp-mail.outlook.com', (endpoint) =>
      documented(endpoint, outlookPage),
    ),
    // Personal accounts have no admin center; apps for them are registered in any tenant's.
    portals: { entra: documented('https://entra.microsoft.com/', entraFaq) },
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
