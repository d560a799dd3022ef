import { createCredentials, type ChosenFile } from '../../electron/auth/credentials.ts';
import { createSystemBrowserFlow } from '../../electron/auth/flows/system-browser.ts';
import { signIn, type SignInInput } from '../../electron/auth/sign-in.ts';
import type { SignedIn, SignInOutcome } from '../../electron/auth/types.ts';
import {
  createPracticeSignInPage,
  credentialFor,
} from '../../electron/cli/practice-sign-in-page.ts';
import { walkPages } from '../../electron/cli/walk-pages.ts';
import type { Target } from '../../electron/target.ts';
import { clouds } from '../../shared/clouds.ts';
import type { Connection } from '../../shared/connection.ts';
import { postForm } from '../electron/auth/flows/practice-person.ts';
import { peer } from './oidc-configuration.ts';
import type { OidcProviderPeer } from './oidc-provider.ts';

export const delegatedScopes = [
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'offline_access',
];

const connection: Connection = {
  version: 1,
  name: 'Peer',
  practice: false,
  cloud: 'global',
  tenant: peer.tenantId,
  clientId: peer.publicClientId,
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  user: peer.user,
};

export function targetOf({ authority, ca }: OidcProviderPeer, scopes: string[]): Target {
  return {
    authority,
    redirectUri: clouds.global.nativeClientRedirectUri.value,
    scopes,
    endpoints: {},
    ca,
  };
}

/** How long the browser may take where no answer is taken, in milliseconds. */
const browserMs = 1_000;

/** Where nobody is to be asked. */
export const nobody: SignInInput['surroundings'] = {
  showSignInPage: () => Promise.reject(new Error('no page is to be shown')),
  openBrowser: () => Promise.reject(new Error('no browser is to be opened')),
};

/** A person who knows the password. */
export const fillIn = createPracticeSignInPage({ user: peer.user, password: peer.password });

/** One of this program's sign-ins, at the peer. */
export function signInAtPeer(
  at: OidcProviderPeer,
  changes: Partial<Connection> = {},
  more: Partial<SignInInput> = {},
): Promise<SignInOutcome> {
  return signIn({
    connection: { ...connection, ...changes },
    target: targetOf(at, delegatedScopes),
    surroundings: { ...nobody, showSignInPage: fillIn },
    signal: new AbortController().signal,
    ...more,
  });
}

/**
 * Signs in with a browser: fills in the pages up to the form that the peer has posted to the
 * loopback address, and posts it, changed by `tamper`.
 */
export async function signInInBrowser(
  at: OidcProviderPeer,
  tamper?: (answer: URLSearchParams) => void,
) {
  let posted = new URLSearchParams();
  const beside: Promise<unknown>[] = [];
  const browse = async (url: string): Promise<void> => {
    const end = await walkPages({
      ...{ url, ca: at.ca, signal: new AbortController().signal },
      valueOf: (field) => credentialFor(field, { user: peer.user, password: peer.password }),
      isEnd: (address) => address.startsWith('http://localhost:'),
    });
    if (end.kind !== 'form') throw new Error(`The pages end at ${end.kind}.`);
    posted = new URLSearchParams(end.form.fields.map(({ name, value }) => [name, value]));
    tamper?.(posted);
    await postForm(end.form.action, posted);
  };
  const outcome = await signInAtPeer(
    at,
    { flow: 'browser' },
    {
      flow: createSystemBrowserFlow(tamper && browserMs),
      surroundings: {
        ...nobody,
        openBrowser: (url) => {
          beside.push(browse(url));
          return Promise.resolve();
        },
      },
    },
  );
  await Promise.all(beside);
  return { outcome, posted };
}

/** What came of a sign-in that has to work. */
export function succeeded(outcome: SignInOutcome): SignedIn {
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.signedIn;
}

/** Signs in as the app with the certificate and key of a file. */
export function signInWithCertificate(
  at: OidcProviderPeer,
  file: ChosenFile,
): Promise<SignInOutcome> {
  const credentials = createCredentials();
  const read = credentials.readCertificate([file]);
  const credential =
    read.ok && read.value.kind === 'certificate'
      ? credentials.get(read.value.credentialId)
      : undefined;
  if (!credential) throw new Error('the certificate was not read');
  return signInAtPeer(
    at,
    {
      ...{ clientId: peer.certificateClientId, access: 'application', flow: 'certificate' },
      offlineAccess: false,
    },
    {
      ...{ surroundings: nobody, credential },
      target: targetOf(at, ['https://outlook.office365.com/.default']),
    },
  );
}
