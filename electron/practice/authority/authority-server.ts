import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { listenOnLoopback, loopbackAddress } from '../loopback-listener.ts';
import type { TokenState } from '../tenant-state.ts';
import { createTokenService, type Clock, type SigningKey, type TokenService } from '../tokens.ts';
import { aadsts, describeAadsts } from './aadsts.ts';
import { createAdminConsent } from './admin-consent.ts';
import { createAuthorizeEndpoint } from './authorize-endpoint.ts';
import { createClientAssertions, type ClientAssertions } from './client-assertion.ts';
import { createConsents } from './consents.ts';
import { createDeviceAuthorization } from './device-authorization.ts';
import { createDeviceCodes, usualIntervalSeconds } from './device-codes.ts';
import { createGrantStore, type GrantStore } from './grants.ts';
import {
  jsonReply,
  readRequest,
  sendReply,
  textReply,
  UnreadableRequest,
  type HttpReply,
  type HttpRequest,
} from './http-message.ts';
import { openidConfiguration } from './metadata.ts';
import { createPageFlows } from './page-flow.ts';
import { textsOf } from './page-texts.ts';
import { interceptRequests } from './scenarios/intercept.ts';
import type { AuthorityScenario } from './scenarios/types.ts';
import { errorPage } from './sign-in-page.ts';
import { findTenant, foreignTenant, isForeignTenant, repeatableTenant } from './tenants.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/** A whole request on loopback takes milliseconds; slower ones are stuck. */
const requestTimeoutMs = 10_000;
const keepAliveTimeoutMs = 5_000;

/** More than a browser and a mail program open. */
const maxConnections = 50;

/** Authorization requests carry scopes, state and challenge: 2 to 4 kB, never more than this. */
const maxHeaderBytes = 16_384;

/** What answers with a page; everything else answers with JSON. */
const pageEndpoints = [
  'oauth2/v2.0/authorize',
  'login',
  'oauth2/deviceauth',
  'adminconsent',
  'v2.0/adminconsent',
];

/** What may be different in a tenant. */
export interface AuthorityRules {
  /** How often a device code may be asked for; default: as often as Entra ID says. */
  deviceCodeIntervalSeconds?: number;
  /** The client secret is right, but its time is over. */
  clientSecretExpired?: boolean;
  /** Nobody has consented yet, so each person is asked once; default: an administrator has. */
  askConsent?: boolean;
  /** The app may send by RBAC for Applications, and its tokens have no roles. */
  smtpByRbac?: boolean;
  /** Take each client assertion once; Entra ID takes it as often as it comes. */
  refuseReusedAssertions?: boolean;
}

/** A running authority. */
export interface AuthorityServer {
  /** `https://localhost:PORT` */
  origin: string;
  tokens: TokenService;
  /** The codes and refresh tokens that it gave. */
  grants: GrantStore;
  /** The certificates of the app. */
  assertions: ClientAssertions;
  /** Makes another thing go wrong from now on, or nothing. */
  choose(scenario: AuthorityScenario | undefined): void;
  close(): Promise<void>;
}

/**
 * Starts an authority with Entra ID's v2.0 endpoints on a free loopback port.
 *
 * @param now the time by which codes, tokens and pages expire
 * @param rules how this tenant differs from the usual one
 * @param scenario the one thing that goes wrong at first
 * @param tokenState what is wrong with the access tokens at the moment
 */
export async function startAuthorityServer(options: {
  certificate: IssuedCertificate;
  signingKey: SigningKey;
  now: Clock;
  rules?: AuthorityRules | undefined;
  scenario?: AuthorityScenario | undefined;
  tokenState?: () => TokenState;
}): Promise<AuthorityServer> {
  const { certificate, signingKey, now, rules = {}, tokenState } = options;
  const server = createServer({
    cert: certificate.certPem,
    key: certificate.keyPem,
    minVersion: 'TLSv1.2',
    handshakeTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    maxHeaderSize: maxHeaderBytes,
  });
  server.maxConnections = maxConnections;
  const listener = await listenOnLoopback(server);
  const hosts = [`localhost:${listener.port}`, `${loopbackAddress}:${listener.port}`];
  const origin = `https://localhost:${listener.port}`;

  const tokens = await createTokenService(origin, signingKey, now);
  const grants = createGrantStore(now);
  const intervalSeconds = rules.deviceCodeIntervalSeconds ?? usualIntervalSeconds;
  const deviceCodes = createDeviceCodes(now, intervalSeconds);
  const refuseReused = rules.refuseReusedAssertions ?? false;
  const assertions = createClientAssertions({ origin, now, refuseReused });
  const consents = createConsents(rules.askConsent ?? false);
  const pages = createPageFlows({ origin, now });
  const authorize = createAuthorizeEndpoint({ grants, consents, pages, now });
  const adminConsent = createAdminConsent({ consents, pages, now });
  const deviceAuthorization = createDeviceAuthorization({
    origin,
    deviceCodes,
    intervalSeconds,
    pages,
    now,
  });

  async function answer(request: HttpRequest): Promise<HttpReply> {
    const [tenantSegment = '', ...rest] = request.path;
    const endpoint = rest.join('/');
    const tenantName = findTenant(tenantSegment);
    if (tenantName === undefined && rest.length > 0) {
      return answerForStrangeTenant(request, tenantSegment, endpoint);
    }
    if (tenantName !== undefined) {
      switch (endpoint) {
        case 'v2.0/.well-known/openid-configuration':
          return jsonReply(200, openidConfiguration(origin, tenantName));
        case 'discovery/v2.0/keys':
          return jsonReply(200, tokens.jwks);
        case 'oauth2/v2.0/authorize':
          return authorize(request, tenantName);
        case 'oauth2/v2.0/devicecode':
          return deviceAuthorization.issue(request, tenantName);
        case 'oauth2/deviceauth':
          return deviceAuthorization.page(request, tenantName);
        case 'adminconsent':
        case 'v2.0/adminconsent':
          return adminConsent(request, tenantName);
        case 'login':
          return pages.submit(request);
        case 'oauth2/v2.0/token':
          return answerTokenRequest(request, {
            tokens,
            grants,
            deviceCodes,
            assertions,
            clientSecretExpired: rules.clientSecretExpired ?? false,
            smtpByRbac: rules.smtpByRbac ?? false,
            tokenState: tokenState?.() ?? {},
            tenantName,
            now,
          });
      }
    }
    return textReply(404, 'Not found.');
  }

  /** A tenant of another cloud, or one that there is not. */
  function answerForStrangeTenant(
    request: HttpRequest,
    tenantSegment: string,
    endpoint: string,
  ): HttpReply {
    const name = repeatableTenant(tenantSegment);
    const foreign = isForeignTenant(tenantSegment);
    if (foreign && endpoint === 'v2.0/.well-known/openid-configuration') {
      return jsonReply(200, openidConfiguration(origin, foreignTenant.id));
    }
    const error = describeAadsts(
      foreign ? aadsts.otherCloud(name, foreignTenant.cloud) : aadsts.unknownTenant(name),
      now(),
      request.requestId,
    );
    const texts = textsOf(request);
    return pageEndpoints.includes(endpoint)
      ? errorPage(400, foreign ? texts.otherCloud : texts.unknownTenant, error, texts)
      : jsonReply(400, error);
  }

  const intercepted = interceptRequests(answer, now);
  intercepted.choose(options.scenario);

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    let reply: HttpReply;
    try {
      reply = await intercepted.answer(await readRequest(message, hosts));
    } catch (error) {
      // What has not been read of the request stays unread, so the connection cannot go on.
      response.shouldKeepAlive = false;
      reply =
        error instanceof UnreadableRequest
          ? textReply(error.status, 'The request cannot be read.')
          : textReply(500, 'The practice tenant failed to answer.');
    }
    sendReply(response, reply, message.method === 'HEAD');
  }

  server.on('request', (message, response) => {
    void serve(message, response);
  });
  return {
    ...{ origin, tokens, grants, assertions },
    choose: (chosen) => {
      intercepted.choose(chosen);
    },
    close: () => listener.close(),
  };
}
