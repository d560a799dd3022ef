import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds } from '../../../../shared/clouds.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { readSignInPage, redirectOf, requestAuthorize, signIn, submitSignIn } from '../sign-in.ts';

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

describe('sign-in page', () => {
  it('shows the people to pick from, and a form that works without a script', async () => {
    const page = await requestAuthorize(practice);
    expect(page.status).toBe(200);
    for (const person of practice.info.people) expect(page.body).toContain(person.address);
    expect(page.body).toMatch(/<label for="username">User name<\/label>/);
    expect(page.body).toMatch(/<label for="password">Password<\/label>/);
    expect(page.body).not.toContain('<script');
  });

  it('has the user name filled in where the client gave a hint, and offers nobody else', async () => {
    const page = await requestAuthorize(practice, { login_hint: 'megan@contoso.example' });
    expect(page.body).toContain('value="megan@contoso.example"');
    expect(page.body).not.toContain('adele@contoso.example');
  });

  it('offers everybody with prompt=select_account, whoever is hinted at', async () => {
    const hint = { login_hint: 'megan@contoso.example', prompt: 'select_account' };
    const page = await requestAuthorize(practice, hint);
    expect(page.body).toContain('value="megan@contoso.example"');
    for (const person of practice.info.people) expect(page.body).toContain(person.address);
    const picked = await submitSignIn(practice, page, {
      username: 'alex@contoso.example',
      action: 'pick',
    });
    expect(picked.body).toContain('value="alex@contoso.example"');
    expect(picked.body).not.toContain('adele@contoso.example');
  });

  it('fills in the person that was picked', async () => {
    const picked = await submitSignIn(practice, await requestAuthorize(practice), {
      username: 'alex@contoso.example',
      action: 'pick',
    });
    expect(picked.status).toBe(200);
    expect(picked.body).toContain('value="alex@contoso.example"');
    expect(picked.body).toContain('Practice password of Alex Wilber');
  });

  it('forbids to keep, frame or script it, and lets its form go to the redirect URI only', async () => {
    const { headers } = await requestAuthorize(practice);
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self' https://login.microsoftonline.com;");
    expect(policy).not.toContain('unsafe-inline');
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-.*; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
  });

  it('shows what was typed as text, never as markup', async () => {
    const hostile = '"><img src=x onerror=alert(1)>';
    const page = await requestAuthorize(practice, { login_hint: hostile });
    expect(page.body).not.toContain('<img');
    const again = await submitSignIn(practice, page, {
      username: hostile,
      password: 'x',
      action: 'sign-in',
    });
    expect(again.body).not.toContain('<img');
    expect(again.body).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('sign-in', () => {
  it('leads to the redirect URI with code and state', async () => {
    const redirect = await signIn(practice);
    expect(redirect.origin + redirect.pathname).toBe(clouds.global.nativeClientRedirectUri.value);
    expect(redirect.searchParams.get('state')).toBe('state-of-this-test');
    expect(redirect.searchParams.get('code')?.length).toBeGreaterThan(100);
    expect(redirect.searchParams.has('error')).toBe(false);
  });

  it.each([
    'http://localhost',
    'http://localhost/',
    'http://localhost:51234',
    'http://localhost:51234/',
    ...Object.values(clouds).map(({ nativeClientRedirectUri }) => nativeClientRedirectUri.value),
  ])('leads to %s', async (redirectUri) => {
    const redirect = await signIn(practice, { redirect_uri: redirectUri });
    expect(redirect.origin).toBe(new URL(redirectUri).origin);
    expect(redirect.searchParams.has('code')).toBe(true);
  });

  it('takes the user name in any case', async () => {
    const redirect = await signIn(practice, {}, { ...adele, username: ' Adele@CONTOSO.example ' });
    expect(redirect.searchParams.has('code')).toBe(true);
  });

  it('says AADSTS50126 in the page for a wrong password, and lets the person try again', async () => {
    const page = await requestAuthorize(practice);
    const refused = await submitSignIn(practice, page, { ...adele, password: 'practice-adele-1' });
    expect(refused.status).toBe(200);
    expect(refused.headers.location).toBeUndefined();
    expect(refused.body).toMatch(/role="alert"/);
    expect(refused.body).toContain('AADSTS50126');
    expect(refused.body).toContain('Your account or password is incorrect.');
    expect(refused.body).not.toContain('practice-adele-1');
    const accepted = redirectOf(await submitSignIn(practice, refused, adele));
    expect(accepted.searchParams.has('code')).toBe(true);
  });

  it('says AADSTS50034 for somebody the tenant does not know', async () => {
    const refused = await submitSignIn(practice, await requestAuthorize(practice), {
      ...adele,
      username: 'eve@contoso.example',
    });
    expect(refused.body).toContain('AADSTS50034');
    expect(refused.body).toContain('eve@contoso.example');
  });

  it('is refused at the redirect URI when the person cancels', async () => {
    const redirect = redirectOf(
      await submitSignIn(practice, await requestAuthorize(practice), { action: 'cancel' }),
    );
    expect(Object.fromEntries(redirect.searchParams)).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'state-of-this-test',
    });
  });

  it('can be finished once only', async () => {
    const page = await requestAuthorize(practice);
    redirectOf(await submitSignIn(practice, page, adele));
    const again = await submitSignIn(practice, page, adele);
    expect(again.status).toBe(400);
    expect(again.body).toContain('AADSTS50089');
  });

  it('is refused when the form comes from another page, or from another browser', async () => {
    const page = await requestAuthorize(practice);
    const { cookie } = readSignInPage(await requestAuthorize(practice));
    const wrong: Record<string, string>[] = [
      { Origin: 'https://attacker.example' },
      { Origin: 'null' },
      { Cookie: cookie },
      { Cookie: '' },
    ];
    for (const headers of wrong) {
      const answer = await submitSignIn(practice, page, adele, headers);
      expect(answer.status, JSON.stringify(headers)).toBe(400);
      expect(answer.headers.location).toBeUndefined();
    }
    expect(redirectOf(await submitSignIn(practice, page, adele)).searchParams.has('code')).toBe(
      true,
    );
  });

  it('expires after ten minutes', async () => {
    const page = await requestAuthorize(practice);
    time += 10 * 60_000;
    const answer = await submitSignIn(practice, page, adele);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('AADSTS50089');
  });
});
