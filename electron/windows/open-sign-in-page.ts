import type { Shell } from 'electron';
import { authoritiesOf, cloudIds } from '../../shared/clouds.ts';

/** An authorization request has about a thousand characters; Windows takes some two thousand. */
const maxAddressLength = 2_048;

/** Where authorities of every cloud have the page on which a person signs in. */
const pagePath = /^\/[A-Za-z0-9.-]{1,253}\/oauth2\/v2\.0\/authorize$/;

/** Printable ASCII without space and backslash: a parser drops or turns the rest silently. */
const plainAddress = /^https:\/\/[!-[\]-~]+$/;

/**
 * Whether an address is a sign-in page that may be opened outside the app, and as what: the
 * authorization endpoint of a cloud's authority, or of the practice tenant that this program runs.
 *
 * @param practiceAuthority `https://localhost:PORT/<tenant>`, while a practice tenant runs
 * @returns the address as parsed and written again, so that what was checked is what is opened;
 *   `undefined` where it is refused
 */
export function allowedSignInPage(
  address: string,
  practiceAuthority: string | undefined,
): string | undefined {
  if (address.length > maxAddressLength || !plainAddress.test(address)) return undefined;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const origins = cloudIds.flatMap((cloud) => authoritiesOf(cloud));
  if (practiceAuthority !== undefined) origins.push(new URL(practiceAuthority).origin);
  const isKnown = origins.includes(url.origin) && pagePath.test(url.pathname);
  return isKnown && url.hash === '' ? url.href : undefined;
}

/**
 * Opens a sign-in page in the person's browser.
 *
 * @throws what {@link allowedSignInPage} refuses, and where the system has nothing to open it with;
 *   the message holds nothing of the address
 */
export async function openSignInPage(
  shell: Pick<Shell, 'openExternal'>,
  address: string,
  practiceAuthority: string | undefined,
): Promise<void> {
  const page = allowedSignInPage(address, practiceAuthority);
  if (page === undefined) throw new Error('this is no sign-in page');
  await shell.openExternal(page);
}
