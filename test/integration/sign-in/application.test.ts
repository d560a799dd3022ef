import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { createCredentials } from '../../../electron/auth/credentials.ts';
import { requestDeadlineMs } from '../../../electron/auth/limits.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { signIn, type SignInInput } from '../../../electron/auth/sign-in.ts';
import { createSignInService } from '../../../electron/auth/sign-in-service.ts';
import type { SignedIn, SignInOutcome } from '../../../electron/auth/types.ts';
import { runConnection } from '../../../electron/mail/run.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { resolveTarget, type Target } from '../../../electron/target.ts';
import type { Connection } from '../../../shared/connection.ts';
import { exampleApp } from '../../electron/fakes.ts';
import {
  makeCertificateFiles,
  password,
  type CertificateFiles,
} from '../../electron/auth/certificates/certificate-files.ts';
import {
  startStubAuthority,
  stubConfiguration,
  unsignedJwt,
  type StubAnswer,
} from '../../servers/stub-authority.ts';
import { findSecrets } from '../../support/secret-search.ts';

type Practice = Awaited<ReturnType<typeof startPractice>>;

let practice: Practice;
/** A tenant forty days on, where secrets and certificates have expired. */
let later: Practice;
let files: CertificateFiles;
beforeAll(async () => {
  files = makeCertificateFiles();
  const parts = ['-inkey', 'key.pem', '-in', 'cert.pem', '-certfile', 'ca.pem'];
  files.openssl('pkcs12', '-export', ...parts, '-passout', `pass:${password}`, '-out', 'app.pfx');
  [practice, later] = await Promise.all([
    startPractice(),
    startPractice({
      now: () => Date.now() + 40 * 24 * 3_600_000,
      authority: { clientSecretExpired: true },
    }),
  ]);
  const pem = Buffer.from(files.read('cert.pem').content).toString();
  practice.registerCertificate(pem);
  later.registerCertificate(pem);
});
afterAll(async () => {
  files.stop();
  await Promise.all([practice.stop(), later.stop()]);
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) await stop();
});

function connectionTo(flow: Connection['flow'], changes: Partial<Connection> = {}): Connection {
  return {
    version: 1,
    name: 'Scanner',
    practice: true,
    cloud: 'global',
    tenant: practice.info.tenantDomain,
    clientId: practice.info.clientId,
    access: 'application',
    flow,
    protocols: ['imap'],
    offlineAccess: false,
    user: 'scanner@contoso.example',
    ...changes,
  };
}

function targetOf(connection: Connection, at = practice): Target {
  const target = resolveTarget(connection, at);
  if (!target) throw new Error('there is no target');
  return target;
}

const surroundings = {
  showSignInPage: () => Promise.reject(new Error('nobody is asked')),
  openBrowser: () => Promise.reject(new Error('nothing is opened')),
};

function secretOf(value: string): Credential {
  return { kind: 'client-secret', value: makeSecret(value) };
}

/** A certificate as the window gives it: chosen, and opened with its password. */
function certificateIn(...names: string[]): Credential {
  const credentials = createCredentials();
  const choice = credentials.readCertificate(names.map((name) => files.read(name)));
  if (!choice.ok || choice.value.kind === 'none') throw new Error('it was not read');
  const { credentialId } = choice.value;
  if (choice.value.kind === 'locked') credentials.unlock(credentialId, password);
  const credential = credentials.get(credentialId);
  if (!credential) throw new Error('it was not kept');
  return credential;
}

type Changes = Partial<SignInInput> & { at?: Practice };

async function attempt(
  connection: Connection,
  credential: Credential | undefined,
  { at = practice, ...changes }: Changes = {},
): Promise<SignInOutcome> {
  const outcome = await signIn({
    connection,
    target: targetOf(connection, at),
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

function secretsOf(credential: Credential | undefined): Record<string, string> {
  if (!credential) return {};
  if (credential.kind !== 'certificate') return { value: credential.value.reveal() };
  const lines = credential.privateKey.reveal().split('\n').slice(1, -2);
  return Object.fromEntries(lines.map((line, index) => [`line ${index}`, line]));
}

async function failure(...given: Parameters<typeof attempt>) {
  const outcome = await attempt(...given);
  if (outcome.kind === 'success') throw new Error('the sign-in succeeded');
  expect(outcome.record.error).toEqual(outcome.error);
  return outcome.error;
}

async function signedIn(...given: Parameters<typeof attempt>): Promise<SignedIn> {
  const outcome = await attempt(...given);
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.signedIn;
}

/** How an IMAP check with the token ends. */
async function checked(connection: Connection, signed: SignedIn) {
  const record = await runConnection(
    { runId: 'run', app: exampleApp, connection, signedIn: signed, target: targetOf(connection) },
    { signal: new AbortController().signal, emit: () => undefined },
  );
  return record.checks.map(({ protocol, outcome }) => `${protocol}: ${outcome}`);
}

describe('an app', () => {
  test.each([
    ['a client secret', 'secret', () => secretOf(practice.info.clientSecret)],
    ['a certificate in PEM', 'certificate', () => certificateIn('cert.pem', 'key.pem')],
    ['a PFX with its chain', 'certificate', () => certificateIn('app.pfx')],
  ] as const)('signs in with %s and opens the mailbox', async (_name, flow, credential) => {
    const connection = connectionTo(flow);
    const signed = await signedIn(connection, credential());
    expect(signed.summary).toMatchObject({
      flow,
      account: practice.info.clientId,
      tenantId: practice.info.tenantId,
      renewable: true,
      remembered: false,
      token: {
        forApplication: true,
        roles: expect.arrayContaining(['IMAP.AccessAsApp']) as string[],
      },
    });
    expect(await checked(connection, signed)).toEqual(['imap: ok']);
  });

  test('gets a new token without anybody, and none of an earlier sign-in', async () => {
    const service = createSignInService({
      surroundings,
      route: () => ({ resolve: () => Promise.reject(new Error('not asked')) }) as never,
      keptCache: () => Promise.resolve({ ok: false, error: { code: 'keeping/unavailable' } }),
    });
    const connection = connectionTo('secret');
    const request = {
      connection,
      target: targetOf(connection),
      remember: false,
      chooseAccount: false,
    };
    const right = secretOf(practice.info.clientSecret);
    const first = await service.start({ ...request, credential: right });
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    const second = await service.renew(first.value.signInId);
    if (!second.ok) throw new Error(JSON.stringify(second.error));
    expect(second.value.signInId).toBe(first.value.signInId);
    expect(second.value.token.fingerprint).not.toBe(first.value.token.fingerprint);
    expect(await service.start({ ...request, credential: secretOf('wrong-canary') })).toMatchObject(
      {
        ok: false,
        error: { code: 'signin/refused' },
      },
    );
  });

  test('signs in where the environment names a region', async () => {
    vi.stubEnv('MSAL_FORCE_REGION', 'westeurope');
    const credential = secretOf(practice.info.clientSecret);
    await expect(signedIn(connectionTo('secret'), credential)).resolves.toBeDefined();
  });

  test('is not let into a mailbox that it was not given', async () => {
    const connection = connectionTo('secret', { user: 'megan@contoso.example' });
    const signed = await signedIn(connection, secretOf(practice.info.clientSecret));
    expect(await checked(connection, signed)).toEqual(['imap: failed']);
  });
});

describe('an app is refused', () => {
  const refused = (number: number) => ({
    code: 'signin/refused',
    refusal: { error: 'invalid_client', numbers: [number] },
  });

  test('with a wrong secret', async () => {
    expect(await failure(connectionTo('secret'), secretOf('canary-wrong~secret'))).toMatchObject(
      refused(7000215),
    );
  });

  test('with an expired secret', async () => {
    const credential = secretOf(later.info.clientSecret);
    expect(await failure(connectionTo('secret'), credential, { at: later })).toMatchObject(
      refused(7000222),
    );
  });

  test('with a certificate that was not uploaded', async () => {
    files.openssl(
      'req',
      '-x509',
      '-key',
      'other-key.pem',
      '-subj',
      '/CN=Other',
      '-out',
      'other.pem',
    );
    const credential = certificateIn('other.pem', 'other-key.pem');
    const error = await failure(connectionTo('certificate'), credential);
    expect(error).toMatchObject(refused(700027));
    const thumbprint = credential.kind === 'certificate' ? credential.thumbprint : '';
    expect(error.detail).toContain(thumbprint);
  });

  test('with a certificate that has expired', async () => {
    const credential = certificateIn('cert.pem', 'key.pem');
    expect(await failure(connectionTo('certificate'), credential, { at: later })).toMatchObject(
      refused(700027),
    );
  });

  test('with the key of another’s certificate', async () => {
    const right = certificateIn('cert.pem', 'key.pem');
    const other = certificateIn('other.pem', 'other-key.pem');
    if (right.kind !== 'certificate' || other.kind !== 'certificate')
      throw new Error('no certificate');
    const credential = { ...right, privateKey: other.privateKey };
    const error = await failure(connectionTo('certificate'), credential);
    expect(error).toMatchObject({ code: 'signin/refused', refusal: { error: 'invalid_client' } });
  });

  test('by a tenant that does not exist', async () => {
    const connection = connectionTo('secret');
    const target = targetOf(connection);
    const elsewhere = target.authority.replace(practice.info.tenantId, 'fabrikam.example');
    const credential = secretOf(practice.info.clientSecret);
    const changed = { target: { ...target, authority: elsewhere } };
    expect(await failure(connection, credential, changed)).toMatchObject({
      code: 'signin/refused',
      refusal: { numbers: [90002] },
    });
  });
});

describe('an app’s sign-in ends without a token', () => {
  test('when the token is another tenant’s', async () => {
    const connection = connectionTo('secret', { tenant: '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11' });
    const credential = secretOf(practice.info.clientSecret);
    expect(await failure(connection, credential)).toMatchObject({ code: 'signin/wrong-tenant' });
  });

  /** An authority that answers the token request as the test says. */
  async function stubbed(token: () => StubAnswer | undefined) {
    const stub = await startStubAuthority(practice.info.tenantId, ({ path }, authority) =>
      path.includes('/.well-known/') ? { body: stubConfiguration(authority) } : token(),
    );
    stops.push(() => stub.stop());
    const connection = connectionTo('secret');
    const target = { ...targetOf(connection), authority: stub.authority, ca: stub.ca };
    return { stub, connection, changes: { target } };
  }

  test('before anything is asked for, where the secret is missing or of the wrong kind', async () => {
    const { stub, connection, changes } = await stubbed(() => undefined);
    const missing = { code: 'credential/missing' };
    const certificate = certificateIn('cert.pem', 'key.pem');
    expect(await failure(connection, undefined, changes)).toEqual(missing);
    expect(await failure(connection, certificate, changes)).toEqual(missing);
    const other = { ...connection, flow: 'certificate' } as const;
    expect(await failure(other, secretOf('canary~secret'), changes)).toEqual(missing);
    expect(stub.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test.each(['common', 'organizations', 'consumers'])(
    'for %s, which is no tenant',
    async (tenant) => {
      const { stub, connection, changes } = await stubbed(() => undefined);
      const named = { ...connection, tenant, practice: false };
      const error = await failure(named, secretOf('canary~secret'), changes);
      expect(error.code).toBe('input/invalid');
      expect(stub.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    },
  );

  test('when it is cancelled while the authority thinks', async () => {
    const controller = new AbortController();
    const { connection, changes } = await stubbed(() => {
      controller.abort();
      return undefined;
    });
    const signal = controller.signal;
    const error = await failure(connection, secretOf('canary~secret'), { ...changes, signal });
    expect(error).toEqual({ code: 'signin/cancelled' });
  });

  test('when the authority says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { connection, changes } = await stubbed(() => {
      vi.advanceTimersByTime(requestDeadlineMs);
      return undefined;
    });
    const error = await failure(connection, secretOf('canary~secret'), changes);
    expect(error.code).toBe('signin/no-answer');
  });

  test('when the network is lost before the answer', async () => {
    const { stub, connection, changes } = await stubbed(() => {
      void stub.stop();
      return undefined;
    });
    const error = await failure(connection, secretOf('canary~secret'), changes);
    expect(error.code).toBe('signin/network');
  });

  test('when the answer echoes the secret, which is not shown', async () => {
    const { connection, changes } = await stubbed(() => ({
      status: 401,
      body: JSON.stringify({
        error: 'invalid_client',
        error_description: 'AADSTS7000215: canary~secret is wrong',
        error_codes: [7000215],
      }),
    }));
    const error = await failure(connection, secretOf('canary~secret'), changes);
    expect(error.detail).toContain('[hidden] is wrong');
  });
});

describe('a pasted token', () => {
  const opensMailbox = { user: 'adele@contoso.example', scopes: ['IMAP.AccessAsUser.All'] };
  const delegated = { access: 'delegated', user: 'adele@contoso.example' } as const;
  const pasted = (value: string): Credential => ({
    kind: 'pasted-token',
    value: makeSecret(value),
  });

  test('opens the mailbox, and cannot be renewed', async () => {
    const connection = connectionTo('pasted-token', delegated);
    const token = await practice.mint(opensMailbox);
    const signed = await signedIn(connection, pasted(token));
    expect(signed.summary).toMatchObject({
      account: 'adele@contoso.example',
      tenantId: practice.info.tenantId,
      renewable: false,
    });
    expect(signed.summary.token.expiresAt).toBeDefined();
    expect(await checked(connection, signed)).toEqual(['imap: ok']);
  });

  test('is taken where the authority cannot be reached', async () => {
    const connection = connectionTo('pasted-token', delegated);
    const target = { ...targetOf(connection), authority: 'https://localhost:1/contoso.example' };
    const token = await practice.mint(opensMailbox);
    const signed = await signedIn(connection, pasted(token), { target });
    expect(signed.summary.tenantId).toBe(practice.info.tenantId);
    expect(await checked(connection, signed)).toEqual(['imap: ok']);
  });

  test('of a personal account says nothing of itself, and is taken', async () => {
    const connection = connectionTo('pasted-token', {
      ...delegated,
      tenant: practice.info.tenantId,
    });
    const signed = await signedIn(connection, pasted('EwCIA8l6BAAU-canary-opaque-token'));
    expect(signed.summary.token.kind).toBe('opaque');
    expect(signed.summary.account).toBe('');
  });

  test('of another tenant is refused', async () => {
    const connection = connectionTo('pasted-token', {
      ...delegated,
      tenant: practice.info.tenantId,
    });
    const token = unsignedJwt({
      tid: '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11',
      upn: 'canary@contoso.example',
    });
    expect(await failure(connection, pasted(token))).toMatchObject({ code: 'signin/wrong-tenant' });
  });

  test('that is missing is asked for', async () => {
    const connection = connectionTo('pasted-token', delegated);
    expect(await failure(connection, undefined)).toEqual({ code: 'credential/missing' });
  });
});

test('a key that is not its certificate’s is refused before there is anything to sign in with', () => {
  const choice = createCredentials().readCertificate([
    files.read('cert.pem'),
    files.read('other-key.pem'),
  ]);
  expect(choice).toEqual({ ok: false, error: { code: 'certificate/key-mismatch' } });
});
