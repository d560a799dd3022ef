import type { Endpoint } from './connection.ts';
import type { Protocol } from './stages.ts';

/** The redirect URI that embedded sign-in windows of the Global cloud use, as Microsoft names it. */
export const nativeClientRedirectUri =
  'https://login.microsoftonline.com/common/oauth2/nativeclient';

/** Where one cloud has its authority and its mail servers. */
export interface Cloud {
  /** Origin of the authority; the tenant follows as the first path segment. */
  authority: string;
  redirectUri: string;
  /** What delegated scopes start with, slash included. */
  scopeResource: string;
  /** `aud` values that Exchange of this cloud accepts. */
  audiences: readonly string[];
  endpoints: Readonly<Record<Protocol, Endpoint>>;
}

/**
 * Hosts, ports and names of the Global cloud.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
export const clouds = {
  global: {
    authority: 'https://login.microsoftonline.com',
    redirectUri: nativeClientRedirectUri,
    scopeResource: 'https://outlook.office.com/',
    audiences: ['https://outlook.office.com', 'https://outlook.office365.com'],
    endpoints: {
      imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
      pop: { host: 'outlook.office365.com', port: 995, security: 'tls' },
      smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
    },
  },
} as const satisfies Record<string, Cloud>;

export type CloudId = keyof typeof clouds;
