import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCredentials } from '../../../electron/auth/credentials.ts';
import { createSignInService } from '../../../electron/auth/sign-in-service.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import {
  makeCertificateFiles,
  password,
  type CertificateFiles,
} from '../../electron/auth/certificates/certificate-files.ts';
import {
  type Changes,
  certificateIn,
  checked,
  connectionTo,
  failure,
  secretOf,
  signedIn,
  surroundings,
  targetOf,
} from './sign-ins.ts';

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

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Where every connection of the app goes. */
function here(at: Practice = practice): Changes {
  return { target: targetOf(connectionTo('secret'), at) };
}

describe('an app', () => {
  test.each([
    ['a client secret', 'secret', () => secretOf(practice.info.clientSecret)],
    ['a certificate in PEM', 'certificate', () => certificateIn(files, 'cert.pem', 'key.pem')],
    ['a PFX with its chain', 'certificate', () => certificateIn(files, 'app.pfx')],
  ] as const)('signs in with %s and opens the mailbox', async (_name, flow, credential) => {
    const connection = connectionTo(flow);
    const signed = await signedIn(connection, credential(), here());
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
    expect(await checked(connection, signed, targetOf(connection, practice))).toEqual(['imap: ok']);
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
      target: targetOf(connection, practice),
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
        error: { code: 'credential/wrong-secret' },
      },
    );
  });

  test('signs in where the environment names a region', async () => {
    vi.stubEnv('MSAL_FORCE_REGION', 'westeurope');
    const credential = secretOf(practice.info.clientSecret);
    await expect(signedIn(connectionTo('secret'), credential, here())).resolves.toBeDefined();
  });

  test('is not let into a mailbox that it was not given', async () => {
    const connection = connectionTo('secret', { user: 'megan@contoso.example' });
    const signed = await signedIn(connection, secretOf(practice.info.clientSecret), here());
    expect(await checked(connection, signed, targetOf(connection, practice))).toEqual([
      'imap: failed',
    ]);
  });
});

describe('an app is refused', () => {
  const refused = (code: string, number: number) => ({
    code,
    refusal: { error: 'invalid_client', numbers: [number] },
  });

  test('with a wrong secret', async () => {
    expect(
      await failure(connectionTo('secret'), secretOf('canary-wrong~secret'), here()),
    ).toMatchObject(refused('credential/wrong-secret', 7000215));
  });

  test('with an expired secret', async () => {
    const credential = secretOf(later.info.clientSecret);
    expect(await failure(connectionTo('secret'), credential, here(later))).toMatchObject(
      refused('credential/expired-secret', 7000222),
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
    const credential = certificateIn(files, 'other.pem', 'other-key.pem');
    const error = await failure(connectionTo('certificate'), credential, here());
    expect(error).toMatchObject(refused('credential/wrong-certificate', 700027));
    const thumbprint = credential.kind === 'certificate' ? credential.thumbprint : '';
    expect(error.detail).toContain(thumbprint);
  });

  test('with a certificate that has expired', async () => {
    const credential = certificateIn(files, 'cert.pem', 'key.pem');
    expect(await failure(connectionTo('certificate'), credential, here(later))).toMatchObject(
      refused('credential/wrong-certificate', 700027),
    );
  });

  test('with the key of another’s certificate', async () => {
    const right = certificateIn(files, 'cert.pem', 'key.pem');
    const other = certificateIn(files, 'other.pem', 'other-key.pem');
    if (right.kind !== 'certificate' || other.kind !== 'certificate')
      throw new Error('no certificate');
    const credential = { ...right, privateKey: other.privateKey };
    const error = await failure(connectionTo('certificate'), credential, here());
    expect(error).toMatchObject(refused('credential/wrong-certificate', 700027));
  });

  test('by a tenant that does not exist', async () => {
    const connection = connectionTo('secret');
    const target = targetOf(connection, practice);
    const elsewhere = target.authority.replace(practice.info.tenantId, 'fabrikam.example');
    const credential = secretOf(practice.info.clientSecret);
    const changed = { target: { ...target, authority: elsewhere } };
    expect(await failure(connection, credential, changed)).toMatchObject({
      code: 'tenant/not-found',
      refusal: { numbers: [90002] },
    });
  });
});

test('a key that is not its certificate’s is refused before there is anything to sign in with', () => {
  const choice = createCredentials().readCertificate([
    files.read('cert.pem'),
    files.read('other-key.pem'),
  ]);
  expect(choice).toEqual({ ok: false, error: { code: 'certificate/key-mismatch' } });
});
