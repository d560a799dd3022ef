import {
  CryptoProvider,
  InteractionRequiredAuthError,
  PublicClientApplication,
} from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds } from '../../../shared/clouds.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { httpsRequest } from './https-request.ts';
import { practiceAuth, practiceNetwork } from './msal-network.ts';
import { claimsOf, imapScope, redirectOf, submitSignIn } from './sign-in.ts';

let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());

/** MSAL as the product uses it. */
function createClient(requested: string[]): PublicClientApplication {
  return new PublicClientApplication({
    auth: practiceAuth(practice),
    system: { networkClient: practiceNetwork(practice, requested) },
  });
}

/** The whole sign-in as MSAL sees it; `nonce` is what MSAL will compare with. */
async function acquire(client: PublicClientApplication, expectedNonce = 'the nonce') {
  const cryptography = new CryptoProvider();
  const { verifier, challenge } = await cryptography.generatePkceCodes();
  const state = cryptography.createNewGuid();
  const url = await client.getAuthCodeUrl({
    scopes: [imapScope],
    redirectUri: clouds.global.nativeClientRedirectUri.value,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    state,
    nonce: 'the nonce',
    loginHint: 'adele@contoso.example',
  });
  const page = await httpsRequest(url, { ca: practice.ca });
  const redirect = redirectOf(
    await submitSignIn(practice, page, {
      username: 'adele@contoso.example',
      password: 'Practice-Adele-1',
      action: 'sign-in',
    }),
  );
  const { searchParams } = redirect;
  return client.acquireTokenByCode(
    {
      scopes: [imapScope],
      redirectUri: clouds.global.nativeClientRedirectUri.value,
      code: searchParams.get('code') ?? '',
      codeVerifier: verifier,
      state,
    },
    {
      code: searchParams.get('code') ?? '',
      state: searchParams.get('state') ?? '',
      nonce: expectedNonce,
    },
  );
}

describe('MSAL', () => {
  it('completes a sign-in, and renews it, talking to nobody but the practice tenant', async () => {
    const requested: string[] = [];
    const client = createClient(requested);
    const result = await acquire(client);
    expect(result.account).toMatchObject({
      username: 'adele@contoso.example',
      tenantId: practice.info.tenantId,
      localAccountId: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18',
    });
    expect(result.scopes).toContain(imapScope);
    expect(await practice.decide(result.accessToken, 'scanner@contoso.example', 'imap')).toEqual({
      ok: true,
    });

    const { account } = result;
    if (!account) throw new Error('MSAL found no account.');
    const cached = await client.acquireTokenSilent({ account, scopes: [imapScope] });
    expect(cached.fromCache).toBe(true);
    expect(cached.accessToken).toBe(result.accessToken);
    for (const round of [1, 2]) {
      const renewed = await client.acquireTokenSilent({
        account,
        scopes: [imapScope],
        forceRefresh: true,
      });
      expect(renewed.fromCache, `round ${round}`).toBe(false);
      expect(renewed.accessToken).not.toBe(result.accessToken);
      expect(claimsOf(renewed.accessToken)['upn']).toBe('adele@contoso.example');
    }
    expect(new Set(requested)).toEqual(new Set([new URL(practice.authority).host]));
  });

  it('renews by refresh token', async () => {
    const client = createClient([]);
    await acquire(client);
    const cache = JSON.parse(client.getTokenCache().serialize()) as {
      RefreshToken: Record<string, { secret: string }>;
    };
    const [refreshToken] = Object.values(cache.RefreshToken);
    const renewed = await createClient([]).acquireTokenByRefreshToken({
      scopes: [imapScope],
      refreshToken: refreshToken?.secret ?? '',
    });
    expect(claimsOf(renewed?.accessToken)['scp']).toBe('IMAP.AccessAsUser.All');
  });

  it('is told that a person has to sign in again where the sign-ins were revoked', async () => {
    const client = createClient([]);
    const { account } = await acquire(client);
    if (!account) throw new Error('MSAL found no account.');
    practice.revokeSignIns('adele@contoso.example');
    const renewal = client.acquireTokenSilent({ account, scopes: [imapScope], forceRefresh: true });
    await expect(renewal).rejects.toBeInstanceOf(InteractionRequiredAuthError);
    await expect(renewal).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      errorNo: 50173,
      subError: 'bad_token',
    });
  });

  it('finds the nonce of its request in the ID token, and refuses another', async () => {
    await expect(acquire(createClient([]), 'another nonce')).rejects.toMatchObject({
      errorCode: 'nonce_mismatch',
    });
  });

  it('reports the numbers of a refusal', async () => {
    const request = createClient([]).acquireTokenByCode({
      scopes: [imapScope],
      redirectUri: clouds.global.nativeClientRedirectUri.value,
      code: '1.invented',
      codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
    await expect(request).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      errorNo: 9002313,
    });
  });
});
