import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { httpsRequest, type HttpsAnswer } from '../https-request.ts';
import { allScopes, claimsOf, requestToken, submitSignIn } from '../sign-in.ts';

const adele = {
  username: 'adele@contoso.example',
  password: 'Practice-Adele-1',
  action: 'sign-in',
};

let time = Date.now();
let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice({ now: () => time });
});
afterAll(() => practice.stop());

interface DeviceCode {
  user_code: string;
  device_code: string;
  verification_uri: string;
  expires_in: number;
  interval: number;
  message: string;
}

async function requestCode(
  changes: Record<string, string> = {},
): Promise<{ status: number; body: DeviceCode & Record<string, unknown> }> {
  const answer = await httpsRequest(`${practice.authority}/oauth2/v2.0/devicecode`, {
    ca: practice.ca,
    form: { client_id: practice.info.clientId, scope: allScopes, ...changes },
  });
  return {
    status: answer.status,
    body: JSON.parse(answer.body) as DeviceCode & Record<string, unknown>,
  };
}

async function poll(
  deviceCode: string,
  grantType = 'urn:ietf:params:oauth:grant-type:device_code',
): Promise<Record<string, unknown>> {
  const { body } = await requestToken(practice, {
    grant_type: grantType,
    client_id: practice.info.clientId,
    device_code: deviceCode,
    client_info: '1',
  });
  return body;
}

/** Opens the page and types the code. */
async function enterCode(code: DeviceCode, typed = code.user_code): Promise<HttpsAnswer> {
  const page = await httpsRequest(code.verification_uri, { ca: practice.ca });
  expect(page.status).toBe(200);
  return submitSignIn(practice, page, { otc: typed });
}

/** Types the code, signs in and answers the question. */
async function complete(code: DeviceCode, action: 'accept' | 'cancel'): Promise<HttpsAnswer> {
  const question = await submitSignIn(practice, await enterCode(code), adele);
  expect(question.body).toContain('Are you trying to sign in to Contoso scanner?');
  return submitSignIn(practice, question, { action });
}

describe('device authorization', () => {
  it('gives what a person has to do, at the authority itself', async () => {
    const { status, body } = await requestCode();
    expect(status).toBe(200);
    expect(body).toEqual({
      user_code: expect.stringMatching(/^[A-Z0-9]{9}$/) as string,
      device_code: expect.stringMatching(/^\S{100,}$/) as string,
      verification_uri: `${practice.authority}/oauth2/deviceauth`,
      expires_in: 900,
      interval: 5,
      message: `To sign in, use a web browser to open the page ${practice.authority}/oauth2/deviceauth and enter the code ${body.user_code} to authenticate.`,
    });
    expect((await requestCode()).body.user_code).not.toBe(body.user_code);
  });

  it.each<[string, Record<string, string>, number]>([
    ['no client', { client_id: '' }, 900144],
    ['an unknown client', { client_id: '00000000-0000-4000-8000-000000000000' }, 700016],
    ['no scope', { scope: '' }, 900144],
    ['two resources', { scope: `${allScopes} User.Read` }, 700022],
  ])('refuses %s', async (_name, changes, code) => {
    const { status, body } = await requestCode(changes);
    expect(status).toBe(400);
    expect(body['error_codes']).toEqual([code]);
  });

  it('is asked by POST', async () => {
    const answer = await httpsRequest(`${practice.authority}/oauth2/v2.0/devicecode`, {
      ca: practice.ca,
    });
    expect(answer.status).toBe(405);
  });
});

describe('device code', () => {
  it.each(['device_code', 'urn:ietf:params:oauth:grant-type:device_code'])(
    'gives tokens once, by the grant type %s',
    async (grantType) => {
      const { body: code } = await requestCode();
      expect(await poll(code.device_code, grantType)).toMatchObject({
        error: 'authorization_pending',
        error_codes: [70016],
      });
      const done = await complete(code, 'accept');
      expect(done.body).toContain('You have signed in to Contoso scanner');
      time += 5_000;
      const tokens = await poll(code.device_code, grantType);
      expect(claimsOf(tokens['access_token'])['upn']).toBe(adele.username);
      expect(tokens).toHaveProperty('refresh_token');
      expect(claimsOf(tokens['id_token'])['preferred_username']).toBe(adele.username);
      time += 5_000;
      expect(await poll(code.device_code, grantType)).toMatchObject({
        error: 'invalid_grant',
        error_codes: [54005],
      });
    },
  );

  it('says slow_down to who polls too fast, and wants five seconds more each time', async () => {
    const { body: code } = await requestCode();
    const errorAfter = async (milliseconds: number) => {
      time += milliseconds;
      return (await poll(code.device_code))['error'];
    };
    expect(await errorAfter(0)).toBe('authorization_pending');
    expect(await errorAfter(4_000)).toBe('slow_down');
    expect(await errorAfter(5_000)).toBe('slow_down');
    expect(await errorAfter(15_000)).toBe('authorization_pending');
    expect(await errorAfter(10_000)).toBe('slow_down');
    expect(await errorAfter(20_000)).toBe('authorization_pending');
  });

  it('forgives a client what the way of its request took', async () => {
    const { body: code } = await requestCode();
    await poll(code.device_code);
    time += 4_900;
    expect((await poll(code.device_code))['error']).toBe('authorization_pending');
  });

  it('ends when the person declines, at the question or at the password', async () => {
    for (const decline of [
      (code: DeviceCode) => complete(code, 'cancel'),
      async (code: DeviceCode) =>
        submitSignIn(practice, await enterCode(code), { action: 'cancel' }),
    ]) {
      const { body: code } = await requestCode();
      expect((await decline(code)).body).toContain('You did not sign in');
      expect(await poll(code.device_code)).toMatchObject({ error: 'authorization_declined' });
    }
  });

  it('lasts fifteen minutes', async () => {
    const { body: code } = await requestCode();
    const { body: late } = await requestCode();
    time += 900_000 - 1;
    expect((await poll(code.device_code))['error']).toBe('authorization_pending');
    const entered = await enterCode(late);
    expect(entered.body).toContain('Password');
    time += 1;
    expect(await poll(late.device_code)).toMatchObject({
      error: 'expired_token',
      error_codes: [70020],
    });
    const question = await submitSignIn(practice, entered, adele);
    const done = await submitSignIn(practice, question, { action: 'accept' });
    expect(done.body).toContain('This code is no longer valid');
    expect((await enterCode(late)).body).toContain('AADSTS70019');
  });

  it('is refused where it was never given, or is missing', async () => {
    expect(await poll('invented')).toMatchObject({
      error: 'bad_verification_code',
      error_codes: [70018],
    });
    expect((await poll(''))['error_codes']).toEqual([900144]);
  });

  it('is not given to a client with a secret', async () => {
    const { body: code } = await requestCode();
    const { status, body } = await requestToken(practice, {
      grant_type: 'device_code',
      client_id: practice.info.clientId,
      client_secret: practice.info.clientSecret,
      device_code: code.device_code,
    });
    expect(status).toBe(401);
    expect(body['error_codes']).toEqual([700025]);
  });
});

describe('page for the code', () => {
  it('forgives case, blanks and dashes', async () => {
    const { body: code } = await requestCode();
    const { user_code: typed } = code;
    const page = await enterCode(code, ` ${typed.slice(0, 4)}-${typed.slice(4).toLowerCase()} `);
    expect(page.body).toContain('Password');
  });

  it('says of a wrong code that it is wrong, as text, and lets the person try again', async () => {
    const { body: code } = await requestCode();
    const refused = await enterCode(code, '<img src=x>');
    expect(refused.body).toContain('AADSTS70018');
    expect(refused.body).toMatch(/role="alert"/);
    expect(refused.body).not.toContain('<img');
    expect((await submitSignIn(practice, refused, { otc: code.user_code })).body).toContain(
      'Password',
    );
  });

  it('takes no code that was answered', async () => {
    const { body: code } = await requestCode();
    await complete(code, 'accept');
    expect((await enterCode(code)).body).toContain('AADSTS70018');
  });

  it('does not skip the password', async () => {
    const { body: code } = await requestCode();
    const page = await enterCode(code);
    const refused = await submitSignIn(practice, page, { action: 'accept' });
    expect(refused.body).toContain('AADSTS50126');
    expect((await poll(code.device_code))['error']).toBe('authorization_pending');
  });

  it('answers to the browser that opened it only', async () => {
    const { body: code } = await requestCode();
    const question = await submitSignIn(practice, await enterCode(code), adele);
    for (const headers of [{ Origin: 'https://attacker.example' }, { Cookie: '' }]) {
      expect((await submitSignIn(practice, question, { action: 'accept' }, headers)).status).toBe(
        400,
      );
    }
    expect((await poll(code.device_code))['error']).toBe('authorization_pending');
  });
});
