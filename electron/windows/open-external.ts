import type { Shell } from 'electron';
import { authoritiesOf, cloudIds, clouds } from '../../shared/clouds.ts';
import { appError, type Result } from '../../shared/errors.ts';
import { programLinks } from '../../shared/programs/links.ts';

/** Microsoft's own pages that the app refers to. Compared as whole host names, never by suffix. */
const allowedHosts: ReadonlySet<string> = new Set([
  ...portalHosts(),
  'admin.microsoft.com',
  'portal.azure.com',
  'security.microsoft.com',
  'outlook.live.com',
  'learn.microsoft.com',
  'aka.ms',
]);

/** Microsoft's page that explains an AADSTS number. */
const errorPage = { host: 'login.microsoftonline.com', path: '/error' };

/**
 * Where a device code is entered; each cloud has an address of its own.
 * Source: Microsoft, "OAuth 2.0 device authorization grant", and what the authorities answer.
 */
const deviceCodePages: ReadonlySet<string> = new Set([
  'microsoft.com/devicelogin',
  'www.microsoft.com/devicelogin',
  'login.microsoft.com/device',
  'microsoft.com/deviceloginus',
  'microsoft.com/deviceloginchina',
]);

/** The hosts of the authorities, where consent is asked for. */
const authorityHosts: ReadonlySet<string> = new Set(
  cloudIds.flatMap(authoritiesOf).map((authority) => new URL(authority).hostname),
);

/** The pages of programs that settings are made for; no other page of their sites. */
const programPages: ReadonlySet<string> = new Set(Object.values(programLinks));

/** One path segment for the tenant, then the page; no other page of an authority. */
const consentPath = /^\/[^/]+\/v2\.0\/adminconsent$/;

/** Where a code is entered at the practice tenant. */
const practiceDevicePath = /^\/[A-Za-z0-9.-]{1,253}\/oauth2\/deviceauth$/;

function portalHosts(): string[] {
  return cloudIds.flatMap((id) => {
    const { entra, exchange } = clouds[id].portals;
    return [entra, exchange].flatMap((portal) => (portal ? [new URL(portal.value).hostname] : []));
  });
}

/** Far more than any link of the app, and below what Windows takes as a command line. */
const maxLinkLength = 2048;

/** Printable ASCII without space and backslash: a parser drops or turns the rest silently. */
const plainUrl = /^https:\/\/[!-[\]-~]+$/;

/**
 * Whether a link may be opened outside the app, and as what: an `https:` page of the allowed
 * hosts, without user, password or port.
 * The one page elsewhere is that of the practice tenant for device codes.
 *
 * @param practiceAuthority `https://localhost:PORT/<tenant>`, while a practice tenant runs
 * @returns the URL as parsed and written again, so that what was checked is what is opened;
 *   `undefined` where it is refused
 */
export function allowedLink(url: string, practiceAuthority?: string): string | undefined {
  if (url.length > maxLinkLength || !plainUrl.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') {
    return undefined;
  }
  if (isPracticeDevicePage(parsed, practiceAuthority)) return parsed.href;
  return parsed.port === '' && isAllowed(parsed) ? parsed.href : undefined;
}

function isPracticeDevicePage(url: URL, practiceAuthority: string | undefined): boolean {
  if (practiceAuthority === undefined) return false;
  const { origin, pathname } = url;
  const isPage = practiceDevicePath.test(pathname) && url.search === '' && url.hash === '';
  return origin === new URL(practiceAuthority).origin && isPage;
}

function isAllowed({ hostname, pathname, href }: URL): boolean {
  return (
    programPages.has(href) ||
    allowedHosts.has(hostname) ||
    deviceCodePages.has(hostname + pathname) ||
    (hostname === errorPage.host && pathname === errorPage.path) ||
    (authorityHosts.has(hostname) && consentPath.test(pathname))
  );
}

/**
 * Opens a page in the person's browser.
 *
 * @param practiceAuthority as for {@link allowedLink}
 * @returns `link/refused` for what {@link allowedLink} refuses, and where the system has nothing
 *   to open it with
 */
export async function openExternal(
  shell: Pick<Shell, 'openExternal'>,
  url: string,
  practiceAuthority?: string,
): Promise<Result<undefined>> {
  const link = allowedLink(url, practiceAuthority);
  if (link === undefined) return { ok: false, error: appError('link/refused') };
  try {
    await shell.openExternal(link);
    return { ok: true, value: undefined };
  } catch {
    return { ok: false, error: appError('link/refused') };
  }
}
