import type { Shell } from 'electron';
import { appError, type Result } from '../../shared/errors.ts';

/** Microsoft's own pages that the app refers to. Compared as whole host names, never by suffix. */
const allowedHosts: ReadonlySet<string> = new Set([
  'entra.microsoft.com',
  'admin.exchange.microsoft.com',
  'admin.microsoft.com',
  'portal.azure.com',
  'learn.microsoft.com',
  'aka.ms',
]);

/** Microsoft's page that explains an AADSTS number, the one page of the sign-in host. */
const errorPage = { host: 'login.microsoftonline.com', path: '/error' };

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
  const allowed =
    allowedHosts.has(parsed.hostname) ||
    (parsed.hostname === errorPage.host && parsed.pathname === errorPage.path);
  return allowed ? parsed.href : undefined;
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
