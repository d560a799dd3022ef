import { expect } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { createCredentials } from '../../../electron/auth/credentials.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { signIn, type SignInInput } from '../../../electron/auth/sign-in.ts';
import type { SignedIn, SignInOutcome } from '../../../electron/auth/types.ts';
import { runConnection } from '../../../electron/mail/run.ts';
import { tenant } from '../../../electron/practice/directory.ts';
import { resolveTarget, type PracticeServers, type Target } from '../../../electron/target.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { AppError } from '../../../shared/errors.ts';
import {
  password,
  type CertificateFiles,
} from '../../electron/auth/certificates/certificate-files.ts';
import { exampleApp } from '../../electron/fakes.ts';
import { findSecrets } from '../../support/secret-search.ts';

/** The practice app's connection to the scanner's mailbox. */
export function connectionTo(
  flow: Connection['flow'],
  changes: Partial<Connection> = {},
): Connection {
  return {
    version: 1,
    name: 'Scanner',
    practice: true,
    cloud: 'global',
    tenant: tenant.domain,
    clientId: tenant.clientId,
    access: 'application',
    flow,
    protocols: ['imap'],
    offlineAccess: false,
    user: 'scanner@contoso.example',
    ...changes,
  };
}

/** Where the connection goes with this practice tenant. */
export function targetOf(connection: Connection, at: PracticeServers): Target {
  const target = resolveTarget(connection, at);
  if (!target) throw new Error('there is no target');
  return target;
}

/** Nobody is at the screen. */
export const surroundings = {
  showSignInPage: () => Promise.reject(new Error('nobody is asked')),
  openBrowser: () => Promise.reject(new Error('nothing is opened')),
};

export function secretOf(value: string): Credential {
  return { kind: 'client-secret', value: makeSecret(value) };
}

/** A certificate as the window gives it: chosen, and opened with its password. */
export function certificateIn(files: CertificateFiles, ...names: string[]): Credential {
  const credentials = createCredentials();
  const choice = credentials.readCertificate(names.map((name) => files.read(name)));
  if (!choice.ok || choice.value.kind === 'none') throw new Error('it was not read');
  const { credentialId } = choice.value;
  if (choice.value.kind === 'locked') credentials.unlock(credentialId, password);
  const credential = credentials.get(credentialId);
  if (!credential) throw new Error('it was not kept');
  return credential;
}

/** What a test says of a sign-in; `target` says where. */
export type Changes = Pick<SignInInput, 'target'> & Partial<SignInInput>;

/** Signs in, and sees that nothing of the credential is in what comes of it. */
async function attempt(
  connection: Connection,
  credential: Credential | undefined,
  changes: Changes,
): Promise<SignInOutcome> {
  const outcome = await signIn({
    connection,
    surroundings,
    signal: new AbortController().signal,
    ...(credential === undefined ? {} : { credential }),
    ...changes,
  });
  const shown =
    outcome.kind === 'failed'
      ? JSON.stringify(outcome)
      : JSON.stringify([outcome.signedIn.summary, outcome.signedIn.record]);
  expect(findSecrets(shown, secretsOf(credential))).toEqual([]);
  return outcome;
}

/** The parts of a credential that must appear nowhere, as `findSecrets` wants them. */
export function secretsOf(credential: Credential | undefined): Record<string, string> {
  if (!credential) return {};
  if (credential.kind !== 'certificate') return { value: credential.value.reveal() };
  const lines = credential.privateKey.reveal().split('\n').slice(1, -2);
  return Object.fromEntries(lines.map((line, index) => [`line ${index}`, line]));
}

/** How a sign-in fails that has to. */
export async function failure(...given: Parameters<typeof attempt>): Promise<AppError> {
  const outcome = await attempt(...given);
  if (outcome.kind === 'success') throw new Error('the sign-in succeeded');
  expect(outcome.record.error).toEqual(outcome.error);
  return outcome.error;
}

/** What comes of a sign-in that has to work. */
export async function signedIn(...given: Parameters<typeof attempt>): Promise<SignedIn> {
  const outcome = await attempt(...given);
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.signedIn;
}

/** How an IMAP check with the token ends. */
export async function checked(
  connection: Connection,
  signed: SignedIn,
  target: Target,
): Promise<string[]> {
  const record = await runConnection(
    { runId: 'run', app: exampleApp, connection, signedIn: signed, target },
    { signal: new AbortController().signal, emit: () => undefined },
  );
  return record.checks.map(({ protocol, outcome }) => `${protocol}: ${outcome}`);
}
