import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { Readable } from 'node:stream';
import { vi } from 'vitest';
import type { ChosenFile } from '../../electron/auth/credentials.ts';
import { createAppCertificate } from '../../electron/practice/app-certificate.ts';
import { createCertificateAuthority } from '../../electron/practice/certificate-authority.ts';
import { listenOnLoopback } from '../../electron/practice/loopback-listener.ts';
import {
  configuration,
  delegatedScopes,
  deviceGrant,
  peer,
  resource,
} from './oidc-configuration.ts';

/** A running peer. */
export interface OidcProviderPeer {
  /** `https://localhost:PORT/<tenantId>` */
  authority: string;
  /** PEM of what has to be trusted. */
  ca: string;
  /** What the client with the certificate proves itself by, the key in the same file. */
  clientCertificate: ChosenFile;
  stop(): Promise<void>;
}

/**
 * Starts `oidc-provider`, an implementation of OAuth and OpenID Connect that shares no code with
 * this project and is certified by the OpenID Foundation, at the addresses of Entra ID. It judges
 * every request itself; what stands between is four things in which MSAL speaks as Entra ID does:
 * the place of the discovery document, `device_code` as the name of the grant, `offline_access`
 * without `prompt=consent`, and `client_info` in the token response.
 */
export async function startOidcProviderPeer(): Promise<OidcProviderPeer> {
  const Provider = await importProvider();
  const certificates = await createCertificateAuthority({ loopbackOnly: true });
  const { certPem, keyPem } = await certificates.issue();
  let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> = () =>
    Promise.reject(new Error('not started yet'));
  const server = createServer({ cert: certPem, key: keyPem }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const listener = await listenOnLoopback(server);
  const authority = `https://localhost:${listener.port}/${peer.tenantId}`;
  const { certPem: appPem, ...clientCertificate } = await createAppCertificate();
  const appKey = new X509Certificate(appPem).publicKey.export({ format: 'jwk' });
  const provider = quietly(() => new Provider(`${authority}/v2.0`, configuration(appKey)));
  provider.use(async (context, next) => {
    await next();
    addClientInfo(context);
  });
  const callback = provider.callback();

  handle = async (request, response) => {
    const url = new URL(request.url ?? '', authority);
    if (url.pathname.startsWith('/interaction/')) {
      await interact(provider, request, response);
      return;
    }
    await callback(await asStandard(request, url), response);
  };
  return {
    ...{ authority, ca: certificates.certPem, clientCertificate },
    stop: () => listener.close(),
  };
}

type Provider = InstanceType<Awaited<ReturnType<typeof importProvider>>>;

/** What it says of every runtime that is not the newest, and of what is fit for tests alone. */
const knownWarnings = /Unsupported runtime|development-only in-memory adapter/;

/** Does something without the warnings that are known; all others are still said. */
function quietly<T>(act: () => T): T {
  const { warn } = globalThis.console;
  const spy = vi.spyOn(globalThis.console, 'warn').mockImplementation((...said: unknown[]) => {
    if (!knownWarnings.test(String(said[0]))) warn(...said);
  });
  const restore = () => {
    spy.mockRestore();
  };
  const result = act();
  if (result instanceof Promise) void result.then(restore, restore);
  else restore();
  return result;
}

function importProvider() {
  return quietly(async () => (await import('oidc-provider')).default);
}

/** Asks for a password; everything that the app asks for is then let in without another question. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    const grant =
      grantId === undefined
        ? new provider.Grant({
            ...(session ? { accountId: session.accountId } : {}),
            clientId: String(params['client_id']),
          })
        : await provider.Grant.find(grantId);
    if (!grant) throw new Error('the grant is gone');
    grant.addOIDCScope('openid profile offline_access');
    grant.addResourceScope(resource, delegatedScopes.join(' '));
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(
      request,
      response,
      { consent },
      { mergeWithLastSubmission: true },
    );
    return;
  }
  const form = new URLSearchParams(request.method === 'POST' ? await readBody(request) : '');
  if (form.get('user') === peer.decliner) {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  if (form.get('user') === peer.user && form.get('password') === peer.password) {
    await provider.interactionFinished(request, response, { login: { accountId: peer.objectId } });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><title>Peer</title><body>
      ${form.has('user') ? '<p role="alert">Wrong.</p>' : ''}
      <form method="post" action="${request.url ?? ''}">
        <input type="email" name="user"><input type="password" name="password">
        <button type="submit">Sign in</button>
      </form></body></html>`,
  );
}

/** The request as the standards have it. */
async function asStandard(request: IncomingMessage, url: URL): Promise<IncomingMessage> {
  if (url.pathname === `/${peer.tenantId}/v2.0/.well-known/openid-configuration`) {
    request.url = '/.well-known/openid-configuration';
  }
  if (url.pathname.endsWith('/authorize') && !url.searchParams.has('prompt')) {
    // OpenID Connect Core 11: offline_access is ignored without it.
    url.searchParams.set('prompt', 'consent');
    request.url = `${url.pathname}${url.search}`;
  }
  if (request.method !== 'POST' || !url.pathname.endsWith('/token')) return request;
  const form = new URLSearchParams(await readBody(request));
  if (form.get('grant_type') === 'device_code') form.set('grant_type', deviceGrant);
  const body = Buffer.from(form.toString());
  const { method, url: target, socket, httpVersion } = request;
  const headers = { ...request.headers, 'content-length': String(body.length) };
  return Object.assign(Readable.from([body]), {
    ...{ method, url: target, socket, httpVersion, headers },
  }) as unknown as IncomingMessage;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** MSAL makes the account's ID of it. */
function addClientInfo(context: { body: unknown }): void {
  const body: unknown = context.body;
  if (typeof body !== 'object' || body === null || !('id_token' in body)) return;
  const info = { uid: peer.objectId, utid: peer.tenantId };
  context.body = {
    ...body,
    client_info: Buffer.from(JSON.stringify(info)).toString('base64url'),
  };
}
