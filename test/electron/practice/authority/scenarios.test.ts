import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalFacts } from '../../../../electron/auth/refusal-facts.ts';
import { tenant } from '../../../../electron/practice/directory.ts';
import {
  startAuthorityServer,
  type AuthorityServer,
} from '../../../../electron/practice/authority/authority-server.ts';
import {
  authorityScenarioIds,
  authorityScenarios,
  type AuthorityScenarioId,
} from '../../../../electron/practice/authority/scenarios/scenarios.ts';
import type {
  AuthorityMoment,
  AuthorityScenario,
} from '../../../../electron/practice/authority/scenarios/types.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { createSigningKey, type SigningKey } from '../../../../electron/practice/tokens.ts';
import { clouds } from '../../../../shared/clouds.ts';
import { httpsRequest, type HttpsAnswer } from '../https-request.ts';
import {
  imapScope,
  redirectOf,
  requestAuthorize,
  signInForTokens,
  submitSignIn,
} from '../sign-in.ts';

type Practice = Awaited<ReturnType<typeof startPractice>>;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const adele = { username: 'adele@contoso.example', password: 'Practice-Adele-1' };
const requestId = '6f1f3c8e-4f0e-4d86-b7c9-0d2f5a1c9e11';

/** As an object, so that what a scenario may have is not narrowed to what one of them has. */
const scenario = (id: AuthorityScenarioId): AuthorityScenario => authorityScenarios[id];

let practice: Practice;
let signingKey: SigningKey;
const running: AuthorityServer[] = [];

beforeAll(async () => {
  [practice, signingKey] = await Promise.all([startPractice(), createSigningKey()]);
});
afterAll(async () => {
  await Promise.all([...running.map((server) => server.close()), practice.stop()]);
});

/** The practice tenant with an authority to which a scenario happens. Its keys are made once. */
async function tenantWith(id: AuthorityScenarioId): Promise<Practice> {
  const server = await startAuthorityServer({
    certificate: practice.serverCertificate,
    signingKey,
    now: Date.now,
    scenario: scenario(id),
  });
  running.push(server);
  return { ...practice, authority: `${server.origin}/${tenant.id}` };
}

function post(to: Practice, path: string, form: Record<string, string>): Promise<HttpsAnswer> {
  return httpsRequest(`${to.authority}/oauth2/v2.0/${path}`, {
    ca: to.ca,
    form: { client_id: tenant.clientId, ...form },
    headers: { 'client-request-id': requestId },
  });
}

async function submit(to: Practice, password = adele.password): Promise<HttpsAnswer> {
  const page = await requestAuthorize(to);
  return submitSignIn(to, page, { ...adele, password, action: 'sign-in' });
}

const authorize = (to: Practice) => requestAuthorize(to, { 'client-request-id': requestId });
const grant = (grant_type: string) => (to: Practice) => post(to, 'token', { grant_type });

/** The request that each moment is the moment of. */
const requests: Record<AuthorityMoment, (to: Practice) => Promise<HttpsAnswer>> = {
  configuration: (to) =>
    httpsRequest(`${to.authority}/v2.0/.well-known/openid-configuration`, { ca: to.ca }),
  'authorize-page': authorize,
  'authorize-redirect': authorize,
  'sign-in-page': submit,
  consent: submit,
  token: grant('authorization_code'),
  refresh: grant('refresh_token'),
  'device-authorization': (to) => post(to, 'devicecode', { scope: imapScope }),
  'device-token': grant('device_code'),
  'client-credentials': grant('client_credentials'),
};

/** What all three forms of a refusal have: the sentence with the lines below it. */
function expectDescription(text: string, { number, text: words, language }: AuthorityScenario) {
  const [sentence, ...lines] = text.split('\r\n');
  expect(sentence).toBe(`AADSTS${number}: ${words}`);
  const labels = {
    en: ['Trace ID', 'Correlation ID', 'Timestamp'],
    de: ['Ablaufverfolgungs-ID', 'Korrelations-ID', 'Zeitstempel'],
    ja: ['トレース ID', '相関 ID', 'タイムスタンプ'],
  }[language ?? 'en'];
  expect(lines.map((line) => line.split(': ')[0])).toEqual(labels);
  // What this program makes of the sentence alone, whatever its language.
  expect(refusalFacts({ error: 'x', description: text }, (clean) => clean)).toEqual({
    error: 'x',
    numbers: [number],
    traceId: expect.stringMatching(guid) as string,
    correlationId: expect.stringMatching(guid) as string,
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
  });
}

function expectPage(answer: HttpsAnswer, { number, text }: AuthorityScenario): void {
  expect(answer.status).toBe(400);
  expect(answer.headers.location).toBeUndefined();
  const shown = answer.body.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  expect(shown).toContain(`AADSTS${number}: ${text.split("'")[0] ?? ''}`);
  expect(shown).not.toContain('<form');
}

function expectRedirect(answer: HttpsAnswer, expected: AuthorityScenario): void {
  const url = redirectOf(answer);
  expect(url.origin + url.pathname).toBe(clouds.global.nativeClientRedirectUri.value);
  const parameters = Object.fromEntries(url.searchParams);
  expect(parameters).toMatchObject({ error: expected.error, state: 'state-of-this-test' });
  expect(parameters['code']).toBeUndefined();
  expectDescription(parameters['error_description'] ?? '', expected);
}

function expectJson(answer: HttpsAnswer, expected: AuthorityScenario): void {
  const { number, error, status, suberror, claims } = expected;
  expect(answer.status).toBe(status ?? (error === 'invalid_client' ? 401 : 400));
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const body = JSON.parse(answer.body) as Record<string, unknown>;
  const description = String(body['error_description']);
  expect(body).toEqual({
    error,
    error_description: description,
    error_codes: [number],
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
    trace_id: expect.stringMatching(guid) as string,
    correlation_id: expect.stringMatching(guid) as string,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  });
  expectDescription(description, expected);
  for (const id of [body['trace_id'], body['correlation_id'], body['timestamp']]) {
    expect(description).toContain(id);
  }
}

const expectations: Record<
  AuthorityMoment,
  (answer: HttpsAnswer, expected: AuthorityScenario) => void
> = {
  configuration: expectJson,
  'authorize-page': expectPage,
  'authorize-redirect': expectRedirect,
  'sign-in-page': expectPage,
  consent: expectRedirect,
  token: expectJson,
  refresh: expectJson,
  'device-authorization': expectJson,
  'device-token': expectJson,
  'client-credentials': expectJson,
};

describe('the scenarios of the practice authority', () => {
  it.each(authorityScenarioIds)('%s is met at its moment', async (id) => {
    const { at } = scenario(id);
    expectations[at](await requests[at](await tenantWith(id)), scenario(id));
  });

  it('are at least forty numbers of Entra ID, of every row of the table that an authority causes', () => {
    const all = authorityScenarioIds.map(scenario);
    expect(new Set(all.map(({ number }) => number)).size).toBeGreaterThanOrEqual(60);
    const rows = new Set(all.map(({ row }) => row));
    // 4 is an old library's mistake; 26 and 37 happen without a scenario too, 26 only so.
    const expected = Array.from({ length: 46 }, (_, index) => index + 1).filter(
      (row) => ![4, 26].includes(row),
    );
    expect([...rows].sort((one, other) => one - other)).toEqual(expected);
  });

  it('carry their number in their ID', () => {
    for (const id of authorityScenarioIds) {
      expect(id).toMatch(new RegExp(`^aadsts-${scenario(id).number}(?:-[a-z0-9]+)+$`));
    }
  });

  it.each(['de', 'ja'] as const)('are in %s at several moments', (language) => {
    const moments = authorityScenarioIds
      .map(scenario)
      .filter((one) => one.language === language)
      .map(({ at }) => at);
    expect(new Set(moments).size).toBeGreaterThanOrEqual(4);
  });

  it('say each of their sentences once, but for what differs by its moment', () => {
    const said = authorityScenarioIds.map(scenario).map(({ at, text }) => `${at} ${text}`);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('a scenario', () => {
  it('leaves everything before its moment as it is', async () => {
    const to = await tenantWith('aadsts-50173-revoked');
    const tokens = await signInForTokens(to);
    expect(tokens['access_token']).toEqual(expect.any(String));
    const answer = await post(to, 'token', {
      grant_type: 'refresh_token',
      refresh_token: String(tokens['refresh_token']),
    });
    expect(answer.body).toContain('AADSTS50173');
    expect(answer.body).toContain(requestId);
  });

  it('of the account is met with the right password alone', async () => {
    const to = await tenantWith('aadsts-53003-conditional-access');
    const wrong = await submit(to, 'wrong');
    expect(wrong.body).toContain('AADSTS50126');
    expect(wrong.body).not.toContain('AADSTS53003');
  });

  it('redirects nowhere where the request is not one of the app', async () => {
    const to = await tenantWith('aadsts-70011-scope-not-valid');
    const answer = await requestAuthorize(to, { redirect_uri: 'https://elsewhere.example/' });
    expect(answer.headers.location).toBeUndefined();
    expect(answer.body).toContain('AADSTS50011');
  });

  it('names the correlation ID of the request', async () => {
    const to = await tenantWith('aadsts-70011-scope-not-valid');
    const url = redirectOf(await authorize(to));
    expect(url.searchParams.get('error_description')).toContain(`Correlation ID: ${requestId}`);
  });

  it('that passes leaves the authority to answer afterwards', async () => {
    const to = await tenantWith('aadsts-70016-device-slow-down');
    const errors: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { body } = await post(to, 'token', { grant_type: 'device_code', device_code: 'none' });
      errors.push((JSON.parse(body) as Record<string, unknown>)['error']);
    }
    expect(errors.slice(0, 3)).toEqual(['slow_down', 'slow_down', 'slow_down']);
    expect(errors[3]).not.toBe('slow_down');
  });

  it('says when to ask again, where the service does', async () => {
    const answer = await requests.token(await tenantWith('aadsts-90055-throttled'));
    expect(answer.headers['retry-after']).toBe('30');
  });

  it('does not answer a browser that comes by GET', async () => {
    const to = await tenantWith('aadsts-54005-code-reused');
    const answer = await httpsRequest(`${to.authority}/oauth2/v2.0/token`, { ca: to.ca });
    expect(answer.body).toContain('AADSTS900561');
  });
});
