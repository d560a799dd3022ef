import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createCertificateAuthority } from '../../electron/practice/certificate-authority.ts';
import { listenOnLoopback } from '../../electron/practice/loopback-listener.ts';
import { hostileScenarios, type HostilePlaces } from './hostile-scenarios.ts';

/** The path of the redirect URI; nothing may ever be requested there. */
const redirectPath = '/common/oauth2/nativeclient';

/** One request that one of the servers got. */
export interface HostileRequest {
  /** Which of the three servers. */
  server: 'idp' | 'redirect' | 'plain';
  /** As the request names it. */
  host: string;
  path: string;
  search: string;
  cookie: string;
}

/** An identity provider that does to a sign-in window what honest ones never do. */
export interface HostileIdentityProvider {
  /** PEM of the authority that its servers' certificates come from. */
  ca: string;
  /** On a server of its own, which records what is requested of it. */
  redirectUri: string;
  /** What the window has to open for a scenario to be played. */
  scenarioUrl(scenario: string, state: string): string;
  requests: readonly HostileRequest[];
  /** Requests that carried what must never leave the window. */
  leaked(): HostileRequest[];
  stop(): Promise<void>;
}

/**
 * Starts, on loopback, the hostile identity provider, the server that the redirect URI names, and a
 * server without TLS to which the provider tries to lead.
 */
export async function startHostileIdentityProvider(): Promise<HostileIdentityProvider> {
  const authority = await createCertificateAuthority({ loopbackOnly: true });
  const { certPem: cert, keyPem: key } = await authority.issue();
  const requests: HostileRequest[] = [];
  // Filled in once the ports are known; nobody asks before.
  const places: HostilePlaces = { idp: '', redirectUri: '', plain: '' };

  function play(server: HostileRequest['server']): RequestListener {
    return (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const url = new URL(incoming.url ?? '/', places.idp);
      const { cookie = '', host = '' } = incoming.headers;
      requests.push({ server, host, path: url.pathname, search: url.search, cookie });
      incoming.resume();
      const name = /^\/s\/([a-z0-9-]+)$/.exec(url.pathname)?.[1] ?? 'finish';
      const scenario = hostileScenarios[name] ?? hostileScenarios['finish'];
      const answer = scenario?.(places, url.searchParams.get('state') ?? '');
      if (!answer) return;
      outgoing.writeHead(answer.status, answer.headers);
      outgoing.end(answer.body);
    };
  }

  const idp = await listenOnLoopback(createServer({ cert, key }, play('idp')));
  const redirect = await listenOnLoopback(createServer({ cert, key }, play('redirect')));
  const plain = await listenOnLoopback(createPlainServer(play('plain')));
  places.idp = `https://localhost:${idp.port}`;
  places.redirectUri = `https://localhost:${redirect.port}${redirectPath}`;
  places.plain = `http://localhost:${plain.port}`;

  return {
    ca: authority.certPem,
    redirectUri: places.redirectUri,
    scenarioUrl: (scenario, state) => `${places.idp}/s/${scenario}?state=${state}`,
    requests,
    leaked: () =>
      requests.filter(
        ({ server, host, path }) =>
          server === 'plain' || `https://${host}${path}` === places.redirectUri,
      ),
    async stop() {
      await Promise.all([idp.close(), redirect.close(), plain.close()]);
    },
  };
}
