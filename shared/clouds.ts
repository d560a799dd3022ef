import type { Endpoint } from './connection.ts';
import type { Protocol } from './protocols.ts';

/**
 * How sure a fact is: `documented` by Microsoft, `reported` by people who use it, or `conflicting`:
 * sources differ, so the value can be edited and the window says so.
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

/** The first pages of one cloud's portals. */
export interface Portals {
  entra: Rated<string>;
  exchange: Rated<string>;
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

export const cloudIds = ['global', 'gcc-high', 'dod', '21vianet', 'outlook'] as const;
export type CloudId = (typeof cloudIds)[number];

/** The path of the redirect URI that Microsoft registers for embedded sign-in windows. */
const nativeClientPath = '/common/oauth2/nativeclient';

const oauthPage =
  'Microsoft, “Authenticate an IMAP, POP or SMTP connection using OAuth” (learn.microsoft.com)';
const outlookPage = 'Microsoft, “POP, IMAP, and SMTP settings for Outlook.com”';
const emailEngine = 'EmailEngine documentation, “Setting Up Outlook and Microsoft 365”';

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

function portals(entra: string, exchange: string): Portals {
  return { entra: reported(entra, oauthPage), exchange: reported(exchange, oauthPage) };
}

/** Every cloud, by its ID: the one place that knows hosts, ports and resources. */
export const clouds: Readonly<Record<CloudId, Cloud>> = {
  global: {
    authority: documented('https://login.microsoftonline.com', oauthPage),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.com${nativeClientPath}`,
      oauthPage,
    ),
    delegatedResource: documented('https://outlook.office.com/', oauthPage),
    applicationResource: documented('https://outlook.office365.com/', oauthPage),
    audiences: documented(
      ['https://outlook.office.com', 'https://outlook.office365.com'],
      oauthPage,
    ),
    endpoints: servers('outlook.office365.com', 'smtp.office365.com', (endpoint) =>
      documented(endpoint, oauthPage),
    ),
    portals: portals('https://entra.microsoft.com/', 'https://admin.exchange.microsoft.com/'),
  },
  'gcc-high': {
    authority: reported('https://login.microsoftonline.us', emailEngine),
    nativeClientRedirectUri: reported(
      `https://login.microsoftonline.us${nativeClientPath}`,
      emailEngine,
    ),
    delegatedResource: reported('https://outlook.office365.us/', emailEngine),
    applicationResource: reported('https://outlook.office365.us/', emailEngine),
    audiences: reported(['https://outlook.office365.us'], 'github.com/richfaj/SmtpClientDiag'),
    endpoints: servers('outlook.office365.us', 'smtp.office365.us', (endpoint) =>
      reported(endpoint, emailEngine),
    ),
    portals: portals('https://entra.microsoft.us/', 'https://admin.exchange.office365.us/'),
  },
  dod: {
    authority: reported('https://login.microsoftonline.us', emailEngine),
    nativeClientRedirectUri: reported(
      `https://login.microsoftonline.us${nativeClientPath}`,
      emailEngine,
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
      'Not described by Microsoft',
    ),
    endpoints: servers('outlook-dod.office365.us', 'outlook-dod.office365.us', (endpoint) =>
      reported(endpoint, emailEngine),
    ),
    portals: portals('https://entra.microsoft.us/', 'https://admin.exchange.office365.us/'),
  },
  '21vianet': {
    authority: conflicting(
      'https://login.partner.microsoftonline.cn',
      ['https://login.chinacloudapi.cn'],
      'github.com/simonrob/email-oauth2-proxy; both names are in use',
    ),
    nativeClientRedirectUri: reported(
      `https://login.partner.microsoftonline.cn${nativeClientPath}`,
      emailEngine,
    ),
    delegatedResource: reported(
      'https://partner.outlook.cn/',
      'github.com/simonrob/email-oauth2-proxy',
    ),
    applicationResource: reported(
      'https://partner.outlook.cn/',
      'github.com/simonrob/email-oauth2-proxy',
    ),
    audiences: conflicting(['https://partner.outlook.cn'], [], 'Not described by Microsoft'),
    endpoints: servers('partner.outlook.cn', 'smtp.partner.outlook.cn', (endpoint, protocol) =>
      protocol === 'smtp'
        ? conflicting(
            endpoint,
            [{ ...endpoint, host: 'partner.outlook.cn' }],
            `github.com/mguessan/davmail issue 341; ${emailEngine} names partner.outlook.cn`,
          )
        : reported(endpoint, emailEngine),
    ),
    portals: portals('https://entra.microsoftonline.cn/', 'https://partner.outlook.cn/ecp/'),
  },
  outlook: {
    authority: documented('https://login.microsoftonline.com', oauthPage),
    nativeClientRedirectUri: documented(
      `https://login.microsoftonline.com${nativeClientPath}`,
      oauthPage,
    ),
    delegatedResource: documented('https://outlook.office.com/', oauthPage),
    applicationResource: undefined,
    audiences: documented(['https://outlook.office.com'], oauthPage),
    endpoints: servers('outlook.office365.com', 'smtp-mail.outlook.com', (endpoint) =>
      documented(endpoint, outlookPage),
    ),
    portals: portals('https://entra.microsoft.com/', 'https://outlook.live.com/'),
    fixedTenant: 'consumers',
  },
};

/** The origins by which a cloud's authority is known: the usual one first. */
export function authoritiesOf(cloud: CloudId): readonly string[] {
  const { value, others = [] } = clouds[cloud].authority;
  return [value, ...others];
}
