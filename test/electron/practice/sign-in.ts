import { createHash, randomBytes } from 'node:crypto';
import { clouds } from '../../../shared/clouds.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { httpsRequest, type HttpsAnswer } from './https-request.ts';

export const imapScope = 'https://outlook.office.com/IMAP.AccessAsUser.All';
export const allScopes = `${imapScope} openid profile offline_access`;

/** A PKCE verifier with its challenge. */
export function createPkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Parameters of a right authorization request, with some replaced, or left out by `undefined`. */
export function authorizeParameters(
  practice: PracticeTenant,
  changes: Record<string, string | undefined> = {},
): URLSearchParams {
  const parameters = new URLSearchParams();
  const all: Record<string, string | undefined> = {
    client_id: practice.info.clientId,
    response_type: 'code',
    redirect_uri: clouds.global.nativeClientRedirectUri.value,
    response_mode: 'query',
    scope: allScopes,
    state: 'state-of-this-test',
    nonce: 'nonce-of-this-test',
    code_challenge: createPkce().challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) parameters.set(name, value);
  }
  return parameters;
}

/** Asks for the sign-in page. */
export function requestAuthorize(
  practice: PracticeTenant,
  changes: Record<string, string | undefined> = {},
): Promise<HttpsAnswer> {
  const parameters = authorizeParameters(practice, changes);
  return httpsRequest(`${practice.authority}/oauth2/v2.0/authorize?${parameters.toString()}`, {
    ca: practice.ca,
  });
}

/** What a browser would send back from a sign-in page: the hidden flow and the cookie. */
export function readSignInPage(page: HttpsAnswer): {
  flow: string;
  cookie: string;
  action: string;
} {
  const flow = /name="flow"\s+value="([^"]+)"/.exec(page.body)?.[1];
  const action = /<form method="post" action="([^"]+)"/.exec(page.body)?.[1];
  const cookie = page.headers['set-cookie']?.[0]?.split(';')[0];
  if (flow === undefined || cookie === undefined || action === undefined) {
    throw new Error(`This is no sign-in page: ${page.body}`);
  }
  return { flow, cookie, action };
}

/** Posts the page's form as the browser would. */
export function submitSignIn(
  practice: PracticeTenant,
  page: HttpsAnswer,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<HttpsAnswer> {
  const { flow, cookie, action } = readSignInPage(page);
  const { origin } = new URL(practice.authority);
  return httpsRequest(new URL(action, origin).href, {
    ca: practice.ca,
    form: { flow, ...fields },
    headers: { Cookie: cookie, Origin: origin, ...headers },
  });
}

/** The address a reply redirects to. */
export function redirectOf(answer: HttpsAnswer): URL {
  const { location } = answer.headers;
  if (answer.status !== 302 || location === undefined) {
    throw new Error(`This is no redirect: ${answer.status} ${answer.body}`);
  }
  return new URL(location);
}

/** Signs a person in by the page's form; the address that holds the code. */
export async function signIn(
  practice: PracticeTenant,
  changes: Record<string, string | undefined> = {},
  person: { username: string; password: string } = {
    username: 'adele@contoso.example',
    password: 'Practice-Adele-1',
  },
): Promise<URL> {
  const page = await requestAuthorize(practice, changes);
  return redirectOf(await submitSignIn(practice, page, { ...person, action: 'sign-in' }));
}

/** Posts to the token endpoint. */
export async function requestToken(
  practice: PracticeTenant,
  fields: Record<string, string | undefined>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.set(name, value);
  }
  const answer = await httpsRequest(`${practice.authority}/oauth2/v2.0/token`, {
    ca: practice.ca,
    form,
  });
  return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
}

/** Signs Adele, or another person, in and redeems the code; everything is right. */
export async function signInForTokens(
  practice: PracticeTenant,
  changes: Record<string, string | undefined> = {},
  person?: { username: string; password: string },
): Promise<Record<string, unknown>> {
  const { verifier, challenge } = createPkce();
  const redirect = await signIn(practice, { code_challenge: challenge, ...changes }, person);
  const { body } = await requestToken(practice, {
    grant_type: 'authorization_code',
    client_id: practice.info.clientId,
    code: redirect.searchParams.get('code') ?? '',
    redirect_uri: clouds.global.nativeClientRedirectUri.value,
    code_verifier: verifier,
    client_info: '1',
  });
  return body;
}

/** The claims of a JWT, unverified. */
export function claimsOf(token: unknown): Record<string, unknown> {
  const payload = String(token).split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}

/** A right request for new tokens. */
export function refreshRequest(
  practice: PracticeTenant,
  refreshToken: unknown,
): Record<string, string> {
  return {
    grant_type: 'refresh_token',
    client_id: practice.info.clientId,
    refresh_token: String(refreshToken),
    scope: allScopes,
  };
}
