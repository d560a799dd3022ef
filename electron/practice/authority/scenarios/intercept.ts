import type { Clock } from '../../tokens.ts';
import { readAuthorizeRequest } from '../authorize-request.ts';
import { jsonReply, type HttpReply, type HttpRequest } from '../http-message.ts';
import { textsOf } from '../page-texts.ts';
import { errorPage } from '../sign-in-page.ts';
import { describeScenario, type ScenarioBody } from './describe.ts';
import type { AuthorityMoment, AuthorityScenario } from './types.ts';

/** Answers a request as the authority does when nothing is wrong. */
export type Answer = (request: HttpRequest) => Promise<HttpReply>;

/** The grants of the token endpoint and whose moment each is. */
const momentsOfGrants: Readonly<Record<string, AuthorityMoment>> = {
  authorization_code: 'token',
  refresh_token: 'refresh',
  client_credentials: 'client-credentials',
  // MSAL says the former, RFC 8628 section 3.4 the latter.
  device_code: 'device-token',
  'urn:ietf:params:oauth:grant-type:device_code': 'device-token',
};

/** An authority with a place for the one thing that goes wrong. */
export interface Interception {
  answer: Answer;
  /** Puts a scenario before the authority, or takes it away. */
  choose(scenario: AuthorityScenario | undefined): void;
}

/**
 * Puts a scenario before an authority: at its moment the answer is the scenario's, at every other
 * the authority's own.
 */
export function interceptRequests(answer: Answer, now: Clock): Interception {
  let scenario: AuthorityScenario | undefined;
  let left = 0;
  return {
    choose(chosen) {
      scenario = chosen;
      left = chosen?.times ?? Infinity;
    },
    async answer(request) {
      if (scenario === undefined || left <= 0) return answer(request);
      const said = await intercept(request, scenario, answer, now);
      if (said === undefined) return answer(request);
      if (said.scripted) left -= 1;
      return said.reply;
    },
  };
}

/** What is said to one request; `undefined` where the authority is to answer. */
async function intercept(
  request: HttpRequest,
  scenario: AuthorityScenario,
  answer: Answer,
  now: Clock,
): Promise<Said | undefined> {
  const describe = (): ScenarioBody =>
    describeScenario(scenario, now(), request.requestId ?? request.query.get('client-request-id'));
  return isInteractive(scenario.at)
    ? afterPassword(request, scenario.at, answer, describe)
    : instead(request, scenario, describe);
}

interface Said {
  reply: HttpReply;
  /** False where the authority's own answer stands. */
  scripted: boolean;
}

/** What is said to a request that the authority need not see; `undefined` where it is to answer. */
function instead(
  request: HttpRequest,
  scenario: AuthorityScenario,
  describe: () => ScenarioBody,
): Said | undefined {
  const moment = momentOf(request);
  const isAuthorize = scenario.at === 'authorize-page' || scenario.at === 'authorize-redirect';
  if (moment !== (isAuthorize ? 'authorize-redirect' : scenario.at)) return undefined;
  if (!isAuthorize) return { reply: refuse(scenario, describe()), scripted: true };
  // A request that is wrong in itself is told so, and nobody is redirected who may not be.
  const reading = readAuthorizeRequest(request.query);
  if (reading.kind !== 'request') return undefined;
  const reply =
    scenario.at === 'authorize-page'
      ? refusalPage(request, describe())
      : redirect(reading.request.redirectUri, describe(), reading.request.state);
  return { reply, scripted: true };
}

/** Lets the authority judge the password; where that was right, the scenario has the last word. */
async function afterPassword(
  request: HttpRequest,
  at: InteractiveMoment,
  answer: Answer,
  describe: () => ScenarioBody,
): Promise<Said | undefined> {
  if (request.method !== 'POST' || endpointOf(request) !== 'login') return undefined;
  const reply = await answer(request);
  const location = reply.headers?.['Location'];
  const redirected = location === undefined ? undefined : new URL(location, 'https://localhost');
  if (!redirected?.searchParams.has('code')) return { reply, scripted: false };
  if (at === 'sign-in-page') {
    return { reply: refusalPage(request, describe()), scripted: true };
  }
  const state = redirected.searchParams.get('state') ?? undefined;
  redirected.search = '';
  return { reply: redirect(redirected.href, describe(), state), scripted: true };
}

function refusalPage(request: HttpRequest, body: ScenarioBody): HttpReply {
  const texts = textsOf(request);
  return errorPage(400, texts.noAccess, pageBody(body), texts);
}

type InteractiveMoment = Extract<AuthorityMoment, 'sign-in-page' | 'consent'>;

function isInteractive(at: AuthorityMoment): at is InteractiveMoment {
  return at === 'sign-in-page' || at === 'consent';
}

function endpointOf(request: HttpRequest): string {
  return request.path.slice(1).join('/');
}

/** Which moment a request is; the authorization endpoint is one for its page and its redirect. */
function momentOf(request: HttpRequest): AuthorityMoment | undefined {
  const isPost = request.method === 'POST';
  switch (endpointOf(request)) {
    case 'v2.0/.well-known/openid-configuration':
      return 'configuration';
    case 'oauth2/v2.0/authorize':
      return request.method === 'GET' ? 'authorize-redirect' : undefined;
    case 'oauth2/v2.0/devicecode':
      return isPost ? 'device-authorization' : undefined;
    case 'oauth2/v2.0/token':
      return isPost ? momentsOfGrants[request.form.get('grant_type') ?? ''] : undefined;
    default:
      return undefined;
  }
}

function refuse({ status, error, retryAfter }: AuthorityScenario, body: ScenarioBody): HttpReply {
  const reply = jsonReply(status ?? (error === 'invalid_client' ? 401 : 400), body);
  return retryAfter === undefined
    ? reply
    : { ...reply, headers: { ...reply.headers, 'Retry-After': String(retryAfter) } };
}

/** A page shows no more than the description. */
function pageBody(body: ScenarioBody): Parameters<typeof errorPage>[2] {
  return { ...body, error: 'invalid_request' };
}

/** RFC 6749 section 4.1.2.1, with what Entra ID adds. */
function redirect(redirectUri: string, body: ScenarioBody, state: string | undefined): HttpReply {
  const url = new URL(redirectUri);
  const { error, error_description, error_uri, suberror, claims } = body;
  const parameters = { error, error_description, error_uri, suberror, claims, state };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return { status: 302, headers: { Location: url.href } };
}
