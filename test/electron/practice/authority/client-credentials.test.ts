import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppCertificate } from '../../../../electron/practice/app-certificate.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { claimsOf, requestToken } from '../sign-in.ts';
import { makeAssertion, signer, type AssertionChanges, type Signer } from './assertions.ts';

const resource = 'https://outlook.office365.com';
const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The time of the tests. */
const time = Date.now();
let practice: Awaited<ReturnType<typeof startPractice>>;
let own: Signer;
let stranger: Signer;
beforeAll(async () => {
  practice = await startPractice({ now: () => time });
  own = signer((await practice.clientCertificate()).content);
  stranger = signer((await createAppCertificate()).content);
});
afterAll(() => practice.stop());

function assertion(changes: AssertionChanges = {}): Promise<string> {
  return makeAssertion({ practice, own, time }, changes);
}

async function ask(
  changes: Record<string, string | undefined>,
  asked = practice,
): Promise<{ status: number; body: Record<string, unknown> }> {
  return requestToken(asked, {
    grant_type: 'client_credentials',
    client_id: asked.info.clientId,
    scope: `${resource}/.default`,
    ...changes,
  });
}

function askBySecret(changes: Record<string, string | undefined> = {}) {
  return ask({ client_secret: practice.info.clientSecret, ...changes });
}

async function askByAssertion(changes: AssertionChanges = {}) {
  return ask({
    client_assertion_type: jwtBearer,
    client_assertion: await assertion(changes),
  });
}

describe('client credentials by secret', () => {
  it('give a token of the application itself, and nothing else', async () => {
    const { status, body } = await askBySecret();
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual([
      'access_token',
      'expires_in',
      'ext_expires_in',
      'token_type',
    ]);
    const claims = claimsOf(body['access_token']);
    expect(claims).toMatchObject({
      aud: resource,
      appid: practice.info.clientId,
      appidacr: '1',
      idtyp: 'app',
      roles: ['IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp'],
      tid: practice.info.tenantId,
    });
    expect(claims['oid']).toBe(claims['sub']);
    expect(claims).not.toHaveProperty('upn');
    expect(claims).not.toHaveProperty('scp');
  });

  it.each([
    'https://outlook.office365.com',
    'https://outlook.office.com',
    'https://outlook.office365.us',
    'https://outlook-dod.office365.us',
    'https://partner.outlook.cn',
  ])('give a token for %s', async (audience) => {
    const { body } = await askBySecret({ scope: `${audience}/.default` });
    expect(claimsOf(body['access_token'])['aud']).toBe(audience);
  });

  it('give a Microsoft Graph token without a role, which the mail servers refuse', async () => {
    const { body } = await askBySecret({ scope: 'https://graph.microsoft.com/.default' });
    const token = String(body['access_token']);
    expect(claimsOf(token)['roles']).toEqual([]);
    expect(await practice.decide(token, 'scanner@contoso.example', 'imap')).toEqual({
      ok: false,
      reason: 'audience',
    });
  });

  it.each<[string, Record<string, string | undefined>, number, number, string]>([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 7000215, 'invalid_client'],
    ['no secret', { client_secret: undefined }, 401, 7000216, 'invalid_client'],
    ['no scope', { scope: undefined }, 400, 90014, 'invalid_request'],
    [
      'a permission instead of .default',
      { scope: `${resource}/IMAP.AccessAsApp` },
      400,
      1002012,
      'invalid_scope',
    ],
    [
      'two resources',
      { scope: `${resource}/.default https://graph.microsoft.com/.default` },
      400,
      70011,
      'invalid_scope',
    ],
    [
      'an unknown resource',
      { scope: 'https://mail.example/.default' },
      400,
      500011,
      'invalid_resource',
    ],
    [
      'an unknown client',
      { client_id: '00000000-0000-4000-8000-000000000000' },
      400,
      700016,
      'unauthorized_client',
    ],
  ])('refuse %s', async (_name, changes, status, code, error) => {
    const answer = await askBySecret(changes);
    expect(answer.status).toBe(status);
    expect(answer.body['error_codes']).toEqual([code]);
    expect(answer.body['error']).toBe(error);
    expect(JSON.stringify(answer.body)).not.toContain(practice.info.clientSecret);
  });

  it('tell an administrator who pasted the secret’s ID what to paste', async () => {
    const { body } = await askBySecret({ client_secret: randomUUID() });
    expect(body['error_description']).toContain(
      'the client secret value, not the client secret ID',
    );
  });

  it.each(['common', 'organizations', 'consumers'])('are not given by /%s', async (name) => {
    const { origin } = new URL(practice.authority);
    const { body } = await ask(
      { client_secret: practice.info.clientSecret },
      { ...practice, authority: `${origin}/${name}` },
    );
    expect(body['error_codes']).toEqual([9001023]);
  });

  it('say that a secret has expired only to who has it', async () => {
    const expired = await startPractice({ authority: { clientSecretExpired: true } });
    try {
      const codes = async (secret: string) =>
        (await ask({ client_secret: secret }, expired)).body['error_codes'];
      expect(await codes(expired.info.clientSecret)).toEqual([7000222]);
      expect(await codes('wrong')).toEqual([7000215]);
    } finally {
      await expired.stop();
    }
  });

  it('are no way to redeem what a person has agreed to', async () => {
    const { body } = await ask({
      grant_type: 'refresh_token',
      client_secret: practice.info.clientSecret,
      refresh_token: '1.invented',
    });
    expect(body['error_codes']).toEqual([700025]);
  });
});

describe('client credentials by certificate', () => {
  it.each<[string, () => AssertionChanges]>([
    ['PS256 and the SHA-256 thumbprint', () => ({})],
    ['RS256 and the SHA-1 thumbprint', () => ({ header: { alg: 'RS256', x5t: own.sha1 } })],
    [
      'a thumbprint with padding, as MSAL for Python writes it',
      () => ({ header: { alg: 'RS256', x5t: `${own.sha1}=` } }),
    ],
    ['the issuer as audience', () => ({ claims: { aud: `${practice.authority}/v2.0` } })],
    ['a clock four minutes slow', () => ({ claims: { exp: Math.floor(time / 1000) - 240 } })],
    ['a clock four minutes fast', () => ({ claims: { nbf: Math.floor(time / 1000) + 240 } })],
  ])('take %s', async (_name, changes) => {
    const { status, body } = await askByAssertion(changes());
    expect(body['error_description']).toBeUndefined();
    expect(status).toBe(200);
    expect(claimsOf(body['access_token'])).toMatchObject({ appidacr: '2', idtyp: 'app' });
  });

  it.each<[string, () => AssertionChanges, number]>([
    ['another key under the name of this one', () => ({ key: stranger }), 700027],
    [
      'a certificate that is not registered',
      () => ({ key: stranger, header: { 'x5t#S256': stranger.sha256 } }),
      700027,
    ],
    ['no thumbprint', () => ({ header: {} }), 50027],
    [
      'an algorithm that Entra ID does not take',
      () => ({ header: { alg: 'RS512', x5t: own.sha1 } }),
      50027,
    ],
    ['another audience', () => ({ claims: { aud: 'https://login.example/token' } }), 700023],
    ['another issuer', () => ({ claims: { iss: randomUUID() } }), 700021],
    ['another subject', () => ({ claims: { sub: randomUUID() } }), 700021],
    ['the past', () => ({ claims: { exp: Math.floor(time / 1000) - 301 } }), 700024],
    ['the future', () => ({ claims: { nbf: Math.floor(time / 1000) + 302 } }), 700024],
    ['no end', () => ({ claims: { exp: undefined } as never }), 700024],
    ['no ID', () => ({ claims: { jti: undefined } as never }), 50027],
  ])('refuse %s', async (_name, changes, code) => {
    const { body } = await askByAssertion(changes());
    expect(body['error_codes']).toEqual([code]);
    expect(body).not.toHaveProperty('access_token');
  });

  it('name the thumbprint that the administrator has to look for', async () => {
    const { body } = await askByAssertion({
      key: stranger,
      header: { 'x5t#S256': stranger.sha256 },
    });
    expect(body['error_description']).toContain(
      Buffer.from(stranger.sha256, 'base64url').toString('hex').toUpperCase(),
    );
  });

  it('refuse what is no JWT, or unsigned, or of another type', async () => {
    const [, payload = ''] = (await assertion()).split('.');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', 'x5t#S256': own.sha256 })).toString(
      'base64url',
    );
    const codes = async (text: string, type = jwtBearer) =>
      (await ask({ client_assertion_type: type, client_assertion: text })).body['error_codes'];
    expect(await codes('nonsense')).toEqual([50027]);
    expect(await codes(`${unsigned}.${payload}.`)).toEqual([50027]);
    expect(await codes(await assertion(), 'urn:example:other')).toEqual([90023]);
  });

  it('refuse a certificate whose time is over', async () => {
    const day = 86_400_000;
    const old = await createAppCertificate(new Date(time - 2 * day), new Date(time - day));
    practice.registerCertificate(old.certPem);
    const key = signer(old.content);
    const { body } = await askByAssertion({ key, header: { 'x5t#S256': key.sha256 } });
    expect(body['error_codes']).toEqual([700027]);
    expect(body['error_description']).toContain('The key used is expired.');
  });

  it('take an assertion again, as Entra ID does, unless the tenant is strict', async () => {
    const strict = await startPractice({ authority: { refuseReusedAssertions: true } });
    try {
      for (const [tenant, second] of [
        [practice, undefined],
        [strict, [50012]],
      ] as const) {
        const key = signer((await tenant.clientCertificate()).content);
        const text = await assertion({
          key,
          header: { 'x5t#S256': key.sha256 },
          claims: { aud: `${tenant.authority}/v2.0` },
        });
        const codes = async () =>
          (await ask({ client_assertion_type: jwtBearer, client_assertion: text }, tenant)).body[
            'error_codes'
          ];
        expect(await codes()).toBeUndefined();
        expect(await codes()).toEqual(second);
      }
    } finally {
      await strict.stop();
    }
  });
});

describe('clientCertificate', () => {
  it('is one file with an RSA-2048 certificate and its key, the same each time', async () => {
    const [one, other] = await Promise.all([
      practice.clientCertificate(),
      practice.clientCertificate(),
    ]);
    expect(one).toEqual(other);
    expect(one.name).toBe('practice-app.pem');
    const certificate = new X509Certificate(own.pem);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(certificate.subject).toBe('CN=Contoso scanner');
    expect(certificate.checkPrivateKey(createPrivateKey(own.pem))).toBe(true);
    expect(own.pem).toContain('-----BEGIN PRIVATE KEY-----');
  });
});
