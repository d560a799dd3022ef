import type { Shell } from 'electron';
import { authoritiesOf, cloudIds, clouds } from '../../shared/clouds.ts';
import { appError, type Result } from '../../shared/errors.ts';

/** Microsoft's own pages that the app refers to. Compared as whole host names, never by suffix. */
const allowedHosts: ReadonlySet<string> = new Set([
  ...portalHosts(),
  'admin.microsoft.com',
  'portal.azure.com',
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

/** One path segment for the tenant, then the page; no other page of an authority. */
const consentPath = /^\/[^/]+\/v2\.0\/adminconsent$/;

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
 *
 * @returns the URL as parsed and written again, so that what was checked is what is opened;
 *   `undefined` where it is refused
 */
export function allowedLink(url: string): string | undefined {
  if (url.length > maxLinkLength || !plainUrl.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const plain =
    parsed.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === '' &&
    parsed.port === '';
  if (!plain) return undefined;
  return isAllowed(parsed) ? parsed.href : undefined;
}

function isAllowed({ hostname, pathname }: URL): boolean {
  return (
    allowedHosts.has(hostname) ||
    deviceCodePages.has(hostname + pathname) ||
    (hostname === errorPage.host && pathname === errorPage.path) ||
    (authorityHosts.has(hostname) && consentPath.test(pathname))
  );
}

/**
 * Opens a page in the person's browser: the only place that does.
 *
 * @returns `link/refused` for what {@link allowedLink} refuses, and where the system has nothing
 *   to open it with
 */
export async function openExternal(
  shell: Pick<Shell, 'openExternal'>,
  url: string,
): Promise<Result<undefined>> {
  const link = allowedLink(url);
  if (link === undefined) return { ok: false, error: appError('link/refused') };
  try {
    await shell.openExternal(link);
    return { ok: true, value: undefined };
  } catch {
    return { ok: false, error: appError('link/refused') };
  }
}
