import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import type { HttpsAnswer } from '../https-request.ts';
import { requestAuthorize, requestToken, submitSignIn } from '../sign-in.ts';

const redirectUri = 'http://localhost:51234/';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const adele = {
  username: 'adele@contoso.example',
  password: 'Practice-Adele-1',
  action: 'sign-in',
};

let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());

/** The fields of the page's form. */
function fieldsOf(page: HttpsAnswer): Record<string, string> {
  const inputs = page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

function ask(changes: Record<string, string | undefined> = {}): Promise<HttpsAnswer> {
  return requestAuthorize(practice, {
    response_mode: 'form_post',
    redirect_uri: redirectUri,
    code_challenge: challenge,
    ...changes,
  });
}

describe('response mode form_post', () => {
  it('posts the code to the redirect URI, by a script or a button, and shows it nowhere', async () => {
    const page = await submitSignIn(practice, await ask(), adele);
    expect(page.status).toBe(200);
    expect(page.headers.location).toBeUndefined();
    expect(page.body).toContain(`<form method="post" action="${redirectUri}">`);
    expect(page.body).toContain('<button class="primary">Continue</button>');
    const { code = '', state } = fieldsOf(page);
    expect(state).toBe('state-of-this-test');
    expect(page.body.split(code)).toHaveLength(2);
    const { status } = await requestToken(practice, {
      grant_type: 'authorization_code',
      client_id: practice.info.clientId,
      code,
      redirect_uri: redirectUri,
      // The verifier of RFC 7636 appendix B.
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
    expect(status).toBe(200);
  });

  it('lets its page run that one script and its form go to the redirect URI only', async () => {
    const page = await submitSignIn(practice, await ask(), adele);
    const policy = String(page.headers['content-security-policy']);
    const nonce = /<script nonce="([^"]+)">/.exec(page.body)?.[1] ?? 'none';
    expect(policy).toContain(`script-src 'nonce-${nonce}';`);
    expect(policy).toContain("form-action 'self' http://localhost:51234;");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers['cache-control']).toContain('no-store');
  });

  it('keeps a hostile state text', async () => {
    const state = '"><script>alert(1)</script>';
    const page = await submitSignIn(practice, await ask({ state }), adele);
    expect(page.body).not.toContain('<script>');
    expect(page.body).toContain('value="&quot;&gt;&lt;script&gt;');
  });

  it('posts refusals too', async () => {
    const refused = fieldsOf(await ask({ scope: 'https://outlook.office.com/IMAP.Read' }));
    expect(refused).toMatchObject({ error: 'invalid_client', state: 'state-of-this-test' });
    const cancelled = await submitSignIn(practice, await ask(), { action: 'cancel' });
    expect(fieldsOf(cancelled)).toMatchObject({ error: 'access_denied', error_subcode: 'cancel' });
  });
});
