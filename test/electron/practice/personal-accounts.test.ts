import { PublicClientApplication } from '@azure/msal-node';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { personalTenant } from '../../../electron/practice/directory.ts';
import { httpsRequest } from './https-request.ts';
import { adele, alex, lineClients, practiceForAll } from './helpers.ts';
import { xoauth2 } from './line-client.ts';
import { practiceAuth, practiceNetwork } from './msal-network.ts';
import {
  createPkce,
  redirectOf,
  requestAuthorize,
  signInForTokens,
  submitSignIn,
} from './sign-in.ts';

const sam = { username: 'sam@outlook.example', password: 'Practice-Sam-5', action: 'sign-in' };

let time = Date.now();
const practice = practiceForAll({ now: () => time });
const connected = lineClients('imap');

/** The practice tenant as another tenant name reaches it. */
async function at(name: string) {
  const running = await practice();
  return { ...running, authority: `${new URL(running.authority).origin}/${name}` };
}

async function tokensOfSam(name = 'consumers') {
  return signInForTokens(await at(name), {}, sam);
}

describe('a personal account', () => {
  it.each(['consumers', 'common', personalTenant.id])('signs in at /%s', async (name) => {
    const running = await practice();
    const { origin } = new URL(running.authority);
    const tokens = await tokensOfSam(name);
    const keys = await httpsRequest(`${origin}/consumers/discovery/v2.0/keys`, { ca: running.ca });
    const { payload } = await jwtVerify(
      String(tokens['id_token']),
      createLocalJWKSet(JSON.parse(keys.body) as JSONWebKeySet),
      { issuer: `${origin}/${personalTenant.id}/v2.0`, currentDate: new Date(time) },
    );
    expect(payload).toMatchObject({
      preferred_username: sam.username,
      tid: '9188040d-6c67-4c5b-b112-36a304b66dad',
    });
  });

  it('has an access token that nobody can read, and that opens its own mailbox only', async () => {
    const token = String((await tokensOfSam())['access_token']);
    expect(token).toMatch(/^EwB[A-Za-z0-9+/=]{500,}$/);
    const running = await practice();
    expect(await running.decide(token, sam.username, 'imap')).toEqual({ ok: true });
    expect(await running.decide(token, sam.username, 'pop3')).toEqual({
      ok: false,
      reason: 'scope',
    });
    expect(await running.decide(token, adele, 'imap')).toEqual({
      ok: false,
      reason: 'not-permitted',
    });
    const client = await connected(practice);
    expect(
      await client.command(`A01 AUTHENTICATE XOAUTH2 ${xoauth2(sam.username, token)}`),
    ).toEqual(['A01 OK AUTHENTICATE completed.']);
    expect((await client.command('A02 SELECT INBOX')).at(-1)).toMatch(/^A02 OK/);
  });

  it('has an access token that expires, and cannot be invented', async () => {
    const token = String((await tokensOfSam())['access_token']);
    const running = await practice();
    const invented = `${token.slice(0, -4)}AAAA`;
    expect(await running.decide(invented, sam.username, 'imap')).toEqual({
      ok: false,
      reason: 'malformed',
    });
    time += 3_600_000;
    expect(await running.decide(token, sam.username, 'imap')).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  it('is no account of the tenant, and the tenant’s are no personal ones', async () => {
    for (const [name, person] of [
      ['contoso.example', sam],
      ['organizations', sam],
      ['consumers', { username: alex, password: 'Practice-Alex-2', action: 'sign-in' }],
    ] as const) {
      const tenant = await at(name);
      const refused = await submitSignIn(tenant, await requestAuthorize(tenant), person);
      expect(refused.status, name).toBe(200);
      expect(refused.body, name).toContain('AADSTS50020');
    }
  });

  it('is not among the tenant’s people', async () => {
    const { info } = await practice();
    expect(JSON.stringify(info.people)).not.toContain(sam.username);
    expect(info.personalPeople?.map(({ address }) => address)).toEqual([sam.username]);
  });

  it('is an account of its own to MSAL', async () => {
    const running = await practice();
    const client = new PublicClientApplication({
      auth: practiceAuth(running, 'consumers'),
      system: { networkClient: practiceNetwork(running) },
    });
    const scopes = ['https://outlook.office.com/IMAP.AccessAsUser.All'];
    const redirectUri = 'http://localhost';
    const { verifier, challenge } = createPkce();
    const url = await client.getAuthCodeUrl({
      scopes,
      redirectUri,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
    });
    const page = await httpsRequest(url, { ca: running.ca });
    const { searchParams } = redirectOf(await submitSignIn(running, page, sam));
    const result = await client.acquireTokenByCode({
      scopes,
      redirectUri,
      code: searchParams.get('code') ?? '',
      codeVerifier: verifier,
    });
    expect(result.account).toMatchObject({
      username: sam.username,
      tenantId: personalTenant.id,
    });
    expect(result.accessToken).toMatch(/^EwB/);
    const { account } = result;
    if (!account) throw new Error('MSAL found no account.');
    const renewed = await client.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(renewed.accessToken).toMatch(/^EwB/);
    expect(renewed.accessToken).not.toBe(result.accessToken);
  });
});
