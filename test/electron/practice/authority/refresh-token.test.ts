import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { claimsOf, refreshRequest, requestToken, signInForTokens } from '../sign-in.ts';

let time = Date.now();
let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice({ now: () => time });
});
afterAll(() => practice.stop());

describe('token endpoint, refresh token', () => {
  it('gives new tokens for the same person', async () => {
    const first = await signInForTokens(practice);
    const { status, body } = await requestToken(
      practice,
      refreshRequest(practice, first['refresh_token']),
    );
    expect(status).toBe(200);
    expect(claimsOf(body['access_token'])['upn']).toBe('adele@contoso.example');
    expect(body['refresh_token']).not.toBe(first['refresh_token']);
    expect(body['access_token']).not.toBe(first['access_token']);
    expect(claimsOf(body['id_token'])).not.toHaveProperty('nonce');
  });

  it('takes each refresh token once, and a second try ends what came of the first', async () => {
    const first = await signInForTokens(practice);
    const other = await signInForTokens(practice);
    const second = await requestToken(practice, refreshRequest(practice, first['refresh_token']));
    const again = await requestToken(practice, refreshRequest(practice, first['refresh_token']));
    expect(again.status).toBe(400);
    expect(again.body['error']).toBe('invalid_grant');
    expect(again.body['error_codes']).toEqual([70000]);
    const third = await requestToken(
      practice,
      refreshRequest(practice, second.body['refresh_token']),
    );
    expect(third.body['error_codes']).toEqual([50173]);
    const elsewhere = await requestToken(
      practice,
      refreshRequest(practice, other['refresh_token']),
    );
    expect(elsewhere.status).toBe(200);
  });

  it('gives tokens for another permission that the registration has', async () => {
    const first = await signInForTokens(practice);
    const { body } = await requestToken(practice, {
      ...refreshRequest(practice, first['refresh_token']),
      scope: 'https://outlook.office.com/SMTP.Send',
    });
    expect(claimsOf(body['access_token'])['scp']).toBe('SMTP.Send');
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('does not spend the refresh token on a request that is wrong otherwise', async () => {
    const first = await signInForTokens(practice);
    const request = refreshRequest(practice, first['refresh_token']);
    expect((await requestToken(practice, { ...request, scope: undefined })).status).toBe(400);
    expect((await requestToken(practice, request)).status).toBe(200);
  });

  it('refuses a token that it never gave', async () => {
    const { body } = await requestToken(practice, refreshRequest(practice, '1.invented'));
    expect(body['error_codes']).toEqual([70000]);
  });

  it('gives a token for another resource, for the same person', async () => {
    const first = await signInForTokens(practice);
    const { body } = await requestToken(practice, {
      ...refreshRequest(practice, first['refresh_token']),
      scope: 'https://graph.microsoft.com/User.Read offline_access',
    });
    expect(claimsOf(body['access_token'])).toMatchObject({
      aud: 'https://graph.microsoft.com',
      scp: 'User.Read',
      upn: 'adele@contoso.example',
    });
  });

  it('refuses a permission that the registration does not have', async () => {
    const first = await signInForTokens(practice);
    const { body } = await requestToken(practice, {
      ...refreshRequest(practice, first['refresh_token']),
      scope: 'https://outlook.office.com/Mail.Read',
    });
    expect(body['error_codes']).toEqual([650053]);
  });

  it('refuses what a person’s revoked sign-ins gave, with the sub-error that clients act on', async () => {
    const alex = { username: 'alex@contoso.example', password: 'Practice-Alex-2' };
    const first = await signInForTokens(practice);
    const other = await signInForTokens(practice, {}, alex);
    practice.revokeSignIns('ADELE@contoso.example');
    const { status, body } = await requestToken(
      practice,
      refreshRequest(practice, first['refresh_token']),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
      suberror: 'bad_token',
    });
    expect(
      (await requestToken(practice, refreshRequest(practice, other['refresh_token']))).status,
    ).toBe(200);
    const later = await signInForTokens(practice);
    expect(
      (await requestToken(practice, refreshRequest(practice, later['refresh_token']))).status,
    ).toBe(200);
  });

  it('ends after ninety days without use, and begins anew with each use', async () => {
    const days = 86_400_000;
    const first = await signInForTokens(practice);
    time += 89 * days;
    const second = await requestToken(practice, refreshRequest(practice, first['refresh_token']));
    expect(second.status).toBe(200);
    time += 89 * days;
    const third = await requestToken(
      practice,
      refreshRequest(practice, second.body['refresh_token']),
    );
    expect(third.status).toBe(200);
    time += 90 * days;
    const { body } = await requestToken(
      practice,
      refreshRequest(practice, third.body['refresh_token']),
    );
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [700082] });
  });
});
