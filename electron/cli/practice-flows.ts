import type { Connection } from '../../shared/connection.ts';
import type { PracticePerson } from '../../shared/practice.ts';
import type { Credential } from '../auth/credential.ts';
import { createCredentials } from '../auth/credentials.ts';
import { createSilentFlow } from '../auth/flows/silent.ts';
import { makeSecret } from '../auth/make-secret.ts';
import { signIn, type SignInInput } from '../auth/sign-in.ts';
import { createMemoryCache } from '../auth/token-cache.ts';
import type { SignInOutcome } from '../auth/types.ts';
import type { PracticeTenant } from '../practice/types.ts';
import type { Target } from '../target.ts';
import { completeDevicePage } from './practice-device-page.ts';
import { createPracticeSignInPage } from './practice-sign-in-page.ts';

/** A sign-in at a practice tenant, by any flow that the terminal can walk. */
export interface PracticeSignIn {
  tenant: PracticeTenant;
  connection: Connection;
  target: Target;
  /** Who fills in the pages, where the flow has any. */
  person: PracticePerson;
  signal: AbortSignal;
  /** Renew the sign-in at once, for a scenario that is about renewals. */
  renew?: boolean;
  /** In place of the connection's own flow; tests hurry the device code so. */
  flow?: SignInInput['flow'];
}

/** Signs in by the connection's flow, and does on the pages what the person would. */
export async function practiceSignIn(request: PracticeSignIn): Promise<SignInOutcome> {
  const { tenant, connection, target, person, signal, renew = false, flow } = request;
  const credentials = { user: person.address, password: person.password };
  const credential = await practiceCredential(tenant, connection);
  const input: SignInInput = {
    ...{ connection, target, signal, cache: createMemoryCache() },
    ...(credential === undefined ? {} : { credential }),
    surroundings: {
      showSignInPage: createPracticeSignInPage(credentials),
      openBrowser: () => Promise.reject(new Error('the terminal opens no browser')),
    },
    onProgress: (progress) => {
      // What goes wrong on the page, the flow learns by asking for the token.
      if (progress.kind === 'device-code') {
        void completeDevicePage({ ...progress, ca: tenant.ca, signal }, credentials);
      }
    },
  };
  const outcome = await signIn({ ...input, ...(flow === undefined ? {} : { flow }) });
  if (!renew || outcome.kind === 'failed') return outcome;
  const { accountId } = outcome.signedIn;
  if (accountId === undefined) return outcome;
  const silent = createSilentFlow({ accountId, forceRefresh: true, id: connection.flow });
  return signIn({ ...input, flow: silent });
}

/** The practice app's own secret or certificate, where the flow uses one. */
async function practiceCredential(
  tenant: PracticeTenant,
  { flow }: Connection,
): Promise<Credential | undefined> {
  if (flow === 'secret') {
    return { kind: 'client-secret', value: makeSecret(tenant.info.clientSecret) };
  }
  if (flow !== 'certificate') return undefined;
  const credentials = createCredentials();
  const read = credentials.readCertificate([await tenant.clientCertificate()]);
  if (!read.ok || read.value.kind !== 'certificate') {
    throw new Error('the certificate of the practice tenant cannot be read');
  }
  return credentials.get(read.value.credentialId);
}
