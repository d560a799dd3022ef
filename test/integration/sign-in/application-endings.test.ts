import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../../electron/practice/certificate-authority.ts';
import { tenant } from '../../../electron/practice/directory.ts';
import {
  makeCertificateFiles,
  type CertificateFiles,
} from '../../electron/auth/certificates/certificate-files.ts';
import {
  startStubAuthority,
  stubConfiguration,
  unsignedJwt,
  type StubAnswer,
} from '../../servers/stub-authority.ts';
import { certificateIn, connectionTo, failure, secretOf } from './sign-ins.ts';

let files: CertificateFiles;
let certificates: CertificateAuthority;
beforeAll(async () => {
  files = makeCertificateFiles();
  certificates = await createCertificateAuthority({ loopbackOnly: true });
});
afterAll(() => {
  files.stop();
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('an app’s sign-in ends without a token', () => {
  /** An authority that answers the token request as the test says. */
  async function stubbed(token: () => StubAnswer | undefined) {
    const stub = await startStubAuthority(
      tenant.id,
      ({ path }, authority) =>
        path.includes('/.well-known/') ? { body: stubConfiguration(authority) } : token(),
      certificates,
    );
    stops.push(() => stub.stop());
    const connection = connectionTo('secret');
    const target = {
      authority: stub.authority,
      redirectUri: '',
      scopes: ['https://outlook.office365.com/.default'],
      endpoints: {},
      ca: stub.ca,
    };
    return { stub, connection, changes: { target } };
  }

  test('when the token is another tenant’s', async () => {
    const { connection, changes } = await stubbed(() => ({
      body: JSON.stringify({
        token_type: 'Bearer',
        expires_in: 3599,
        access_token: unsignedJwt({ tid: '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11', roles: [] }),
      }),
    }));
    const error = await failure(connection, secretOf('canary~secret'), changes);
    expect(error.code).toBe('signin/wrong-tenant');
  });

  test('before anything is asked for, where the secret is missing or of the wrong kind', async () => {
    const { stub, connection, changes } = await stubbed(() => undefined);
    const missing = { code: 'credential/missing' };
    const certificate = certificateIn(files, 'cert.pem', 'key.pem');
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
