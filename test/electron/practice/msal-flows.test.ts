import { createHash, X509Certificate } from 'node:crypto';
import {
  ConfidentialClientApplication,
  PublicClientApplication,
  type NodeAuthOptions,
} from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppCertificate } from '../../../electron/practice/app-certificate.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { httpsRequest } from './https-request.ts';
import { scanner } from './helpers.ts';
import { practiceAuth, practiceNetwork } from './msal-network.ts';
import { claimsOf, imapScope, submitSignIn } from './sign-in.ts';

const applicationScope = 'https://outlook.office365.com/.default';

let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice({ authority: { deviceCodeIntervalSeconds: 0.05 } });
});
afterAll(() => practice.stop());

/** Types the code at the page, signs in and answers the question. */
async function walk(verificationUri: string, code: string, action: string): Promise<void> {
  const page = await httpsRequest(verificationUri, { ca: practice.ca });
  const signIn = await submitSignIn(practice, page, { otc: code });
  const question = await submitSignIn(practice, signIn, {
    username: 'adele@contoso.example',
    password: 'Practice-Adele-1',
    action: 'sign-in',
  });
  await submitSignIn(practice, question, { action });
}

function publicClient(): PublicClientApplication {
  return new PublicClientApplication({
    auth: practiceAuth(practice),
    system: { networkClient: practiceNetwork(practice) },
  });
}

function confidentialClient(credential: Partial<NodeAuthOptions>): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: { ...practiceAuth(practice), ...credential },
    system: { networkClient: practiceNetwork(practice) },
  });
}

/** A certificate as MSAL takes it. */
function certificateOf(content: Uint8Array): NonNullable<NodeAuthOptions['clientCertificate']> {
  const pem = Buffer.from(content).toString('utf8');
  const { raw } = new X509Certificate(pem);
  return {
    thumbprintSha256: createHash('sha256').update(raw).digest('hex'),
    privateKey: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY-----')),
  };
}

describe('MSAL with a device code', () => {
  it('waits for the person, and renews what it got', async () => {
    const client = publicClient();
    const walks: Promise<void>[] = [];
    const result = await client.acquireTokenByDeviceCode({
      scopes: [imapScope],
      deviceCodeCallback: ({ verificationUri, userCode }) => {
        walks.push(walk(verificationUri, userCode, 'accept'));
      },
    });
    await Promise.all(walks);
    expect(result?.account?.username).toBe('adele@contoso.example');
    expect(await practice.decide(result?.accessToken ?? '', scanner, 'imap')).toEqual({ ok: true });
    const account = result?.account;
    if (!account) throw new Error('MSAL found no account.');
    const renewed = await client.acquireTokenSilent({
      account,
      scopes: [imapScope],
      forceRefresh: true,
    });
    expect(renewed.fromCache).toBe(false);
    expect(renewed.accessToken).not.toBe(result.accessToken);
  });

  it('stops when the person declines', async () => {
    const walks: Promise<void>[] = [];
    const request = publicClient().acquireTokenByDeviceCode({
      scopes: [imapScope],
      deviceCodeCallback: ({ verificationUri, userCode }) => {
        walks.push(walk(verificationUri, userCode, 'cancel'));
      },
    });
    await expect(request).rejects.toThrow(/authorization_declined/);
    await Promise.all(walks);
  });
});

describe('MSAL with client credentials', () => {
  it('gets a token by secret that opens a mailbox granted to the app', async () => {
    const { clientSecret } = practice.info;
    const result = await confidentialClient({ clientSecret }).acquireTokenByClientCredential({
      scopes: [applicationScope],
    });
    expect(claimsOf(result?.accessToken)['idtyp']).toBe('app');
    expect(await practice.decide(result?.accessToken ?? '', scanner, 'imap')).toEqual({ ok: true });
  });

  it('is told the number of a wrong secret', async () => {
    await expect(
      confidentialClient({ clientSecret: 'wrong' }).acquireTokenByClientCredential({
        scopes: [applicationScope],
      }),
    ).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 });
  });

  it('gets tokens by certificate, again and again with the assertion it keeps', async () => {
    const { content } = await practice.clientCertificate();
    const client = confidentialClient({ clientCertificate: certificateOf(content) });
    const request = { scopes: [applicationScope], skipCache: true };
    const first = await client.acquireTokenByClientCredential(request);
    const second = await client.acquireTokenByClientCredential(request);
    expect(claimsOf(first?.accessToken)['appidacr']).toBe('2');
    expect(second?.accessToken).not.toBe(first?.accessToken);
  });

  it('is told the number of a certificate that the app does not have', async () => {
    const { content } = await createAppCertificate();
    await expect(
      confidentialClient({
        clientCertificate: certificateOf(content),
      }).acquireTokenByClientCredential({ scopes: [applicationScope] }),
    ).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 700027 });
  });
});
