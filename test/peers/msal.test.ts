import { createHash, X509Certificate } from 'node:crypto';
import {
  ConfidentialClientApplication,
  PublicClientApplication,
  type INetworkModule,
  type NodeAuthOptions,
} from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeDevicePage } from '../../electron/cli/practice-device-page.ts';
import { createAppCertificate } from '../../electron/practice/app-certificate.ts';
import { clouds } from '../../shared/clouds.ts';
import { practiceNetwork } from '../electron/practice/msal-network.ts';
import { claimsOf, createPkce, imapScope } from '../electron/practice/sign-in.ts';
import { peer } from './oidc-configuration.ts';
import { startOidcProviderPeer, type OidcProviderPeer } from './oidc-provider.ts';
import { fillIn } from './peer-sign-in.ts';

const scopes = [imapScope, 'offline_access'];
const redirectUri = clouds.global.nativeClientRedirectUri.value;

let running: OidcProviderPeer;
beforeAll(async () => {
  running = await startOidcProviderPeer();
});
afterAll(() => running.stop());

function auth(clientId: string) {
  const { authority } = running;
  return { clientId, authority, knownAuthorities: [new URL(authority).host] };
}

/** MSAL as it is, with nothing of this program's but what carries its requests. */
function publicClient(networkClient: INetworkModule = practiceNetwork(running)) {
  return new PublicClientApplication({
    auth: auth(peer.publicClientId),
    system: { networkClient },
  });
}

function byClientCredential(clientId: string, proof: Partial<NodeAuthOptions>) {
  return new ConfidentialClientApplication({
    auth: { ...auth(clientId), ...proof },
    system: { networkClient: practiceNetwork(running) },
  }).acquireTokenByClientCredential({ scopes: ['https://outlook.office365.com/.default'] });
}

/** Signs the person in, and redeems the code with this verifier or with the right one. */
async function acquireByCode(client: PublicClientApplication, changedVerifier?: string) {
  const { verifier, challenge } = createPkce();
  const [state, nonce] = ['state-of-msal', 'nonce-of-msal'];
  const url = await client.getAuthCodeUrl({
    ...{ scopes, redirectUri, codeChallenge: challenge, codeChallengeMethod: 'S256' },
    ...{ state, nonce },
  });
  const { ca } = running;
  const shown = await fillIn({ url, redirectUri, ca, signal: new AbortController().signal });
  if (shown.kind !== 'redirected') throw new Error(`The page ended as ${shown.kind}.`);
  const answer = new URL(shown.url.reveal()).searchParams;
  const code = answer.get('code') ?? '';
  return client.acquireTokenByCode(
    { scopes, redirectUri, code, codeVerifier: changedVerifier ?? verifier, state },
    { code, state: answer.get('state') ?? '', nonce },
  );
}

describe('MSAL at oidc-provider', () => {
  it('gets tokens by code and PKCE, and renews them by refresh token', async () => {
    const client = publicClient();
    const { account, accessToken } = await acquireByCode(client);
    expect(account).toMatchObject({ username: peer.user, tenantId: peer.tenantId });
    expect(claimsOf(accessToken)['aud']).toBe('https://outlook.office.com');
    if (!account) throw new Error('MSAL found no account.');
    const renewed = await client.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(renewed.fromCache).toBe(false);
    expect(renewed.accessToken).not.toBe(accessToken);
  });

  it('is refused with another verifier', async () => {
    const wrong = acquireByCode(publicClient(), createPkce().verifier);
    await expect(wrong).rejects.toMatchObject({ errorCode: 'invalid_grant' });
  });

  it('gets tokens by device code', async () => {
    const beside: Promise<unknown>[] = [];
    const result = await publicClient(withoutPauses()).acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ verificationUri, userCode }) => {
        const signal = new AbortController().signal;
        beside.push(
          completeDevicePage({ ...{ verificationUri, userCode }, ca: running.ca, signal }, peer),
        );
      },
    });
    expect(await Promise.all(beside)).toEqual([undefined]);
    expect(result?.account).toMatchObject({ username: peer.user, tenantId: peer.tenantId });
  });

  it('gets a token for the app by secret, and none by another', async () => {
    const clientId = peer.confidentialClientId;
    const { clientSecret } = peer;
    const result = await byClientCredential(clientId, { clientSecret });
    expect(claimsOf(result?.accessToken)).toMatchObject({ client_id: clientId });
    const wrong = byClientCredential(clientId, { clientSecret: 'wrong' });
    await expect(wrong).rejects.toMatchObject({ errorCode: 'invalid_client' });
  });

  it('gets a token for the app by certificate, and none by another', async () => {
    const clientId = peer.certificateClientId;
    const right = { clientCertificate: certificateOf(running.clientCertificate.content) };
    const result = await byClientCredential(clientId, right);
    expect(claimsOf(result?.accessToken)).toMatchObject({ client_id: clientId });
    const { content } = await createAppCertificate();
    const wrong = byClientCredential(clientId, { clientCertificate: certificateOf(content) });
    await expect(wrong).rejects.toMatchObject({ errorCode: 'invalid_client' });
  });
});

/** The peer asks for five seconds between two questions; MSAL is told of 50 milliseconds. */
function withoutPauses(): INetworkModule {
  const network = practiceNetwork(running);
  return {
    ...network,
    async sendPostRequestAsync<T>(...asked: Parameters<INetworkModule['sendPostRequestAsync']>) {
      const answer = await network.sendPostRequestAsync<T>(...asked);
      const body: object = answer.body ?? {};
      return 'device_code' in body
        ? { ...answer, body: { ...answer.body, interval: 0.05 } }
        : answer;
    },
  };
}

/** A certificate with its key as MSAL takes them. */
function certificateOf(content: Uint8Array): NonNullable<NodeAuthOptions['clientCertificate']> {
  const pem = Buffer.from(content).toString('utf8');
  const { raw } = new X509Certificate(pem);
  return {
    thumbprintSha256: createHash('sha256').update(raw).digest('hex'),
    privateKey: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY-----')),
  };
}
