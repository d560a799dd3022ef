import { createServer } from 'node:https';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../electron/practice/certificate-authority.ts';
import { listenOnLoopback } from '../../electron/practice/loopback-listener.ts';

/** What the stub answers to one request. */
export interface StubAnswer {
  status?: number;
  body: string;
}

/** One request that the stub got. */
export interface StubRequest {
  method: string;
  path: string;
  form: URLSearchParams;
}

export interface StubAuthority {
  /** `https://localhost:PORT/<tenantId>` */
  authority: string;
  host: string;
  ca: string;
  requests: readonly StubRequest[];
  stop(): Promise<void>;
}

/**
 * An authority that answers whatever a test says, for the answers that no honest one gives.
 * `respond` returns `undefined` for silence: the connection stays open.
 */
export async function startStubAuthority(
  tenantId: string,
  respond: (request: StubRequest, authority: string) => StubAnswer | undefined,
  certificates?: CertificateAuthority,
): Promise<StubAuthority> {
  const issuer = certificates ?? (await createCertificateAuthority({ loopbackOnly: true }));
  const { certPem, keyPem } = await issuer.issue();
  const requests: StubRequest[] = [];
  let authority = '';
  const server = createServer({ cert: certPem, key: keyPem }, (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        form: new URLSearchParams(Buffer.concat(chunks).toString()),
      };
      requests.push(request);
      const answer = respond(request, authority);
      if (!answer) return;
      outgoing.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' });
      outgoing.end(answer.body);
    });
  });
  const listener = await listenOnLoopback(server);
  const host = `localhost:${listener.port}`;
  authority = `https://${host}/${tenantId}`;
  return { authority, host, ca: issuer.certPem, requests, stop: () => listener.close() };
}

/** The OpenID configuration that MSAL needs of an authority. */
export function stubConfiguration(authority: string): string {
  return JSON.stringify({
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
  });
}

/** A JWT with these claims and a signature that nobody checks. */
export function unsignedJwt(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}
