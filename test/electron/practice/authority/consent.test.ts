import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds } from '../../../../shared/clouds.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { httpsRequest, type HttpsAnswer } from '../https-request.ts';
import { imapScope, redirectOf, requestAuthorize, submitSignIn } from '../sign-in.ts';

const redirectUri = clouds.global.nativeClientRedirectUri.value;
const adele = {
  username: 'adele@contoso.example',
  password: 'Practice-Adele-1',
  action: 'sign-in',
};
const alex = { username: 'alex@contoso.example', password: 'Practice-Alex-2', action: 'sign-in' };

type Practice = Awaited<ReturnType<typeof startPractice>>;
let practice: Practice;
/** Where nobody has consented. */
let asking: Practice;
beforeAll(async () => {
  [practice, asking] = await Promise.all([
    startPractice(),
    startPractice({ authority: { askConsent: true } }),
  ]);
});
afterAll(() => Promise.all([practice.stop(), asking.stop()]));

function requestAdminConsent(
  changes: Record<string, string> = {},
  { tenant = practice, path = 'v2.0/adminconsent' } = {},
): Promise<HttpsAnswer> {
  const query = new URLSearchParams({
    client_id: tenant.info.clientId,
    redirect_uri: redirectUri,
    state: 'the state',
    scope: `${imapScope} offline_access`,
    ...changes,
  });
  return httpsRequest(`${tenant.authority}/${path}?${query.toString()}`, { ca: tenant.ca });
}

function parameters(answer: HttpsAnswer): Record<string, string> {
  const url = redirectOf(answer);
  expect(url.origin + url.pathname).toBe(redirectUri);
  return Object.fromEntries(url.searchParams);
}

describe('consent of a person', () => {
  it('is asked with prompt=consent, names the permissions, and leads to the code', async () => {
    const page = await requestAuthorize(practice, { prompt: 'consent' });
    const question = await submitSignIn(practice, page, adele);
    expect(question.status).toBe(200);
    expect(question.body).toContain('Permissions requested');
    expect(question.body).toContain(imapScope);
    expect(parameters(await submitSignIn(practice, question, { action: 'accept' }))).toMatchObject({
      code: expect.any(String) as string,
      state: 'state-of-this-test',
    });
  });

  it('can be declined, which the client is told', async () => {
    const page = await requestAuthorize(practice, { prompt: 'consent' });
    const question = await submitSignIn(practice, page, adele);
    const answer = parameters(await submitSignIn(practice, question, { action: 'cancel' }));
    expect(answer).toMatchObject({ error: 'access_denied', state: 'state-of-this-test' });
    expect(answer['error_description']).toContain('AADSTS65004: ');
    expect(answer).not.toHaveProperty('code');
  });

  it('is no way past the password', async () => {
    const page = await requestAuthorize(practice, { prompt: 'consent' });
    const answer = await submitSignIn(practice, page, { action: 'accept' });
    expect(answer.body).toContain('AADSTS50126');
  });

  it('is not asked where an administrator has agreed for everybody', async () => {
    const page = await requestAuthorize(practice);
    expect(redirectOf(await submitSignIn(practice, page, alex)).searchParams.has('code')).toBe(
      true,
    );
  });

  it('is asked of each person once where nobody has agreed, until an administrator does', async () => {
    const signIn = async (person: Record<string, string>) =>
      submitSignIn(asking, await requestAuthorize(asking), person);
    const first = await signIn(alex);
    expect(first.body).toContain('Permissions requested');
    await submitSignIn(asking, first, { action: 'cancel' });
    const second = await signIn(alex);
    expect(second.body).toContain('Permissions requested');
    await submitSignIn(asking, second, { action: 'accept' });
    expect(redirectOf(await signIn(alex)).searchParams.has('code')).toBe(true);

    expect((await signIn(adele)).body).toContain('Permissions requested');
    const page = await requestAdminConsent({}, { tenant: asking });
    await submitSignIn(asking, await submitSignIn(asking, page, adele), { action: 'accept' });
    expect(redirectOf(await signIn(adele)).searchParams.has('code')).toBe(true);
  });
});

describe('consent of an administrator', () => {
  it.each(['v2.0/adminconsent', 'adminconsent'])('is given at /%s', async (path) => {
    const question = await submitSignIn(practice, await requestAdminConsent({}, { path }), adele);
    expect(question.body).toContain('review for your organization');
    expect(question.body).toContain(imapScope);
    expect(parameters(await submitSignIn(practice, question, { action: 'accept' }))).toEqual({
      admin_consent: 'True',
      tenant: practice.info.tenantId,
      state: 'the state',
      scope: `${imapScope} offline_access`,
    });
  });

  it.each(['password', 'question'])('can be declined at the %s', async (where) => {
    let page = await requestAdminConsent();
    if (where === 'question') page = await submitSignIn(practice, page, adele);
    const answer = parameters(await submitSignIn(practice, page, { action: 'cancel' }));
    expect(answer).toMatchObject({ error: 'access_denied', state: 'the state' });
    expect(answer['error_description']).toContain('AADSTS65004: ');
    expect(answer).not.toHaveProperty('admin_consent');
  });

  it('is not taken from somebody who is none', async () => {
    const answer = await submitSignIn(practice, await requestAdminConsent(), alex);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Need admin approval');
    expect(answer.body).toContain('AADSTS90094');
    expect(answer.headers.location).toBeUndefined();
    expect(answer.body).not.toContain('<form');
  });

  it.each<[string, Record<string, string>, string]>([
    ['no client', { client_id: '' }, 'AADSTS900144'],
    ['an unknown client', { client_id: '00000000-0000-4000-8000-000000000000' }, 'AADSTS700016'],
    ['no redirect URI', { redirect_uri: '' }, 'AADSTS900144'],
    ['another redirect URI', { redirect_uri: 'https://attacker.example/' }, 'AADSTS50011'],
    ['a state without end', { state: 'x'.repeat(2049) }, 'AADSTS9002313'],
  ])('with %s is refused on a page that leads nowhere', async (_name, changes, code) => {
    const answer = await requestAdminConsent(changes);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(code);
    expect(answer.headers.location).toBeUndefined();
  });
});
