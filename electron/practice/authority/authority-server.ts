import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { listenOnLoopback, loopbackAddress } from '../loopback-listener.ts';
import { createTokenService, type Clock, type SigningKey, type TokenService } from '../tokens.ts';
import { aadsts, describeAadsts } from './aadsts.ts';
import { createGrantStore } from './grants.ts';
import {
  jsonReply,
  readRequest,
  sendReply,
  textReply,
  UnreadableRequest,
  type HttpReply,
  type HttpRequest,
} from './http-message.ts';
import { findTenant, openidConfiguration, repeatableTenant } from './metadata.ts';
import { interceptRequests } from './scenarios/intercept.ts';
import type { AuthorityScenario } from './scenarios/types.ts';
import { createSignInFlow } from './sign-in-flow.ts';
import { errorPage } from './sign-in-page.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/** A whole request on loopback takes milliseconds; slower ones are stuck. */
const requestTimeoutMs = 10_000;
const keepAliveTimeoutMs = 5_000;

/** More than a browser and a mail program open. */
const maxConnections = 50;

/** Authorization requests carry scopes, state and challenge: 2 to 4 kB, never more than this. */
const maxHeaderBytes = 16_384;

/** A running authority. */
export interface AuthorityServer {
  /** `https://localhost:PORT` */
  origin: string;
  tokens: TokenService;
  close(): Promise<void>;
}

/**
 * Starts an authority with Entra ID's v2.0 endpoints on a free loopback port.
 *
 * @param now the time by which codes, tokens and pages expire
 * @param scenario the one thing that goes wrong
 */
export async function startAuthorityServer(options: {
  certificate: IssuedCertificate;
  signingKey: SigningKey;
  now: Clock;
  scenario?: AuthorityScenario | undefined;
}): Promise<AuthorityServer> {
  const { certificate, signingKey, now } = options;
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
  const signInFlow = createSignInFlow({ origin, grants, now });

  async function answer(request: HttpRequest): Promise<HttpReply> {
    const [tenantSegment = '', ...rest] = request.path;
    const tenantName = findTenant(tenantSegment);
    const endpoint = rest.join('/');
    const isPage = endpoint === 'oauth2/v2.0/authorize' || endpoint === 'login';
    if (tenantName === undefined && rest.length > 0) {
      const error = describeAadsts(
        aadsts.unknownTenant(repeatableTenant(tenantSegment)),
        now(),
        request.requestId,
      );
      return isPage
        ? errorPage(400, 'There is no such tenant here.', error)
        : jsonReply(400, error);
    }
    if (tenantName !== undefined) {
      switch (endpoint) {
        case 'v2.0/.well-known/openid-configuration':
          return jsonReply(200, openidConfiguration(origin, tenantName));
        case 'discovery/v2.0/keys':
          return jsonReply(200, tokens.jwks);
        case 'oauth2/v2.0/authorize':
          return signInFlow.authorize(request, tenantName);
        case 'login':
          return signInFlow.submit(request);
        case 'oauth2/v2.0/token':
          return answerTokenRequest(request, { tokens, grants, now });
      }
    }
    return textReply(404, 'Not found.');
  }

  const answerWith = interceptRequests(answer, options.scenario, now);

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    let reply: HttpReply;
    try {
      reply = await answerWith(await readRequest(message, hosts));
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
  return { origin, tokens, close: () => listener.close() };
}
