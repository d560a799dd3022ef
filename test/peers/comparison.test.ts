import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeDevicePage } from '../../electron/cli/practice-device-page.ts';
import { createPracticeSignInPage } from '../../electron/cli/practice-sign-in-page.ts';
import { startPractice } from '../../electron/practice/practice-tenant.ts';
import { people, tenant } from '../../electron/practice/directory.ts';
import { clouds } from '../../shared/clouds.ts';
import { httpsRequest } from '../electron/practice/https-request.ts';
import { createPkce, imapScope } from '../electron/practice/sign-in.ts';
import { peer } from './oidc-configuration.ts';
import { startOidcProviderPeer } from './oidc-provider.ts';

/** One of the two, and what is the same to do at both. */
interface Server {
  authority: string;
  ca: string;
  publicClientId: string;
  confidentialClientId: string;
  user: string;
  password: string;
}

const redirectUri = clouds.global.nativeClientRedirectUri.value;
const scope = `${imapScope} openid profile offline_access`;

let practice: Server;
let other: Server;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const [ours, theirs] = await Promise.all([startPractice(), startOidcProviderPeer()]);
  stops.push(
    () => ours.stop(),
    () => theirs.stop(),
  );
  const [person] = people;
  if (!person) throw new Error('the practice tenant has nobody');
  const { authority, ca } = ours;
  practice = {
    ...{ authority, ca, user: person.address, password: person.password },
    publicClientId: tenant.clientId,
    confidentialClientId: tenant.clientId,
  };
  other = { ...peer, authority: theirs.authority, ca: theirs.ca };
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function post(server: Server, path: string, form: Record<string, string>) {
  const answer = await httpsRequest(`${server.authority}/oauth2/v2.0/${path}`, {
    ca: server.ca,
    form: { client_id: server.publicClientId, ...form },
  });
  return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
}

/** The error of a token request, with its status. */
async function errorOf(server: Server, form: Record<string, string>): Promise<string> {
  const { status, body } = await post(server, 'token', form);
  return `${status} ${String(body['error'])}`;
}

/** Where the authorization endpoint leads, with a person who signs in where that is asked. */
async function authorize(server: Server, changes: Record<string, string | undefined> = {}) {
  const { verifier, challenge } = createPkce();
  const url = new URL(`${server.authority}/oauth2/v2.0/authorize`);
  const parameters: Record<string, string | undefined> = {
    ...{ client_id: server.publicClientId, response_type: 'code', redirect_uri: redirectUri },
    ...{ scope, state: 's', code_challenge: challenge, code_challenge_method: 'S256', ...changes },
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const outcome = await createPracticeSignInPage(server)({
    ...{ url: url.href, redirectUri, ca: server.ca, signal: new AbortController().signal },
  });
  if (outcome.kind !== 'redirected') return { outcome, verifier };
  return { outcome, verifier, answer: new URL(outcome.url.reveal()).searchParams };
}

/** What redeems a code, all of it right. */
async function redemption(server: Server): Promise<Record<string, string>> {
  const { answer, verifier } = await authorize(server);
  const code = answer?.get('code');
  if (code === null || code === undefined) throw new Error('no code came');
  return {
    ...{ grant_type: 'authorization_code', code, code_verifier: verifier, scope },
    redirect_uri: redirectUri,
  };
}

async function deviceCode(server: Server): Promise<Record<string, string>> {
  const { body } = await post(server, 'devicecode', { scope });
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: String(body['device_code']),
    user_code: String(body['user_code']),
    verification_uri: String(body['verification_uri']),
  };
}

/** One wrong thing, and the error that comes of it. */
type Behaviour = [what: string, act: (server: Server) => Promise<string>, error: string];

describe('the practice authority and oidc-provider say the same', () => {
  it.each<Behaviour>([
    [
      'of another request’s verifier (RFC 7636 section 4.6)',
      async (server) =>
        errorOf(server, {
          ...(await redemption(server)),
          code_verifier: createPkce().verifier,
        }),
      '400 invalid_grant',
    ],
    [
      'of a code that was redeemed before (RFC 6749 section 4.1.2)',
      async (server) => {
        const form = await redemption(server);
        expect((await post(server, 'token', form)).body['access_token']).toEqual(
          expect.any(String),
        );
        return errorOf(server, form);
      },
      '400 invalid_grant',
    ],
    [
      'of a code that they never gave (RFC 6749 section 5.2)',
      async (server) => errorOf(server, { ...(await redemption(server)), code: 'none' }),
      '400 invalid_grant',
    ],
    [
      'of a refresh token that they never gave (RFC 6749 section 5.2)',
      (server) => errorOf(server, { grant_type: 'refresh_token', refresh_token: 'none', scope }),
      '400 invalid_grant',
    ],
    [
      'of a grant that is none (RFC 6749 section 5.2)',
      (server) => errorOf(server, { grant_type: 'something' }),
      '400 unsupported_grant_type',
    ],
    [
      'of a wrong client secret (RFC 6749 section 5.2)',
      (server) =>
        errorOf(server, {
          ...{ grant_type: 'client_credentials', client_secret: 'wrong' },
          client_id: server.confidentialClientId,
          scope: 'https://outlook.office365.com/.default',
        }),
      '401 invalid_client',
    ],
    [
      'of a device code that nobody has confirmed yet (RFC 8628 section 3.5)',
      async (server) => errorOf(server, await deviceCode(server)),
      '400 authorization_pending',
    ],
    [
      'of a device code that was confirmed and redeemed before (RFC 8628 section 3.5)',
      async (server) => {
        const { user_code, verification_uri, ...form } = await deviceCode(server);
        await completeDevicePage(
          {
            ...{ userCode: String(user_code), verificationUri: String(verification_uri) },
            ...{ ca: server.ca, signal: new AbortController().signal },
          },
          server,
        );
        expect((await post(server, 'token', form)).body['access_token']).toEqual(
          expect.any(String),
        );
        return errorOf(server, form);
      },
      '400 invalid_grant',
    ],
    [
      'of a redirect URI that is not registered: nothing is sent there (RFC 6749 section 4.1.2.1)',
      async (server) => {
        const { outcome } = await authorize(server, { redirect_uri: 'https://elsewhere.example/' });
        return outcome.kind === 'failed' ? outcome.error.code : outcome.kind;
      },
      'signin/refused',
    ],
    [
      'of a request without a code challenge (RFC 7636 section 4.4.1)',
      async (server) => {
        const without = { code_challenge: undefined, code_challenge_method: undefined };
        const { answer } = await authorize(server, without);
        return `${String(answer?.get('error'))}, state ${String(answer?.get('state'))}`;
      },
      'invalid_request, state s',
    ],
    [
      'of a response type that is none (RFC 6749 section 4.1.2.1)',
      async (server) => {
        const { answer } = await authorize(server, { response_type: 'something' });
        return String(answer?.get('error'));
      },
      'unsupported_response_type',
    ],
  ])('%s', async (_what, act, error) => {
    expect(await act(practice)).toBe(error);
    expect(await act(other)).toBe(error);
  });
});

/** A difference, with what each says; the first is Entra ID's, and clients of Entra ID meet it. */
type Difference = [
  what: string,
  act: (server: Server) => Promise<string>,
  entra: string,
  standard: string,
];

describe('the practice authority differs where Entra ID does', () => {
  it.each<Difference>([
    [
      // RFC 6749 section 5.2 has invalid_grant; Entra ID says AADSTS500112 with invalid_client.
      'of the redirect URI of another request',
      async (server) =>
        errorOf(server, {
          ...(await redemption(server)),
          redirect_uri: 'http://localhost/',
        }),
      '401 invalid_client',
      '400 invalid_grant',
    ],
    [
      // RFC 8628 section 3.5 leaves it to RFC 6749; Microsoft's page on the grant has its own error.
      'of a device code that they never gave',
      (server) => errorOf(server, { grant_type: 'device_code', device_code: 'none' }),
      '400 bad_verification_code',
      '400 invalid_grant',
    ],
  ])('%s', async (_what, act, entra, standard) => {
    expect(await act(practice)).toBe(entra);
    expect(await act(other)).toBe(standard);
  });
});
