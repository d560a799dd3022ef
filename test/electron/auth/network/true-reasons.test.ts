import { AuthError, PublicClientApplication } from '@azure/msal-node';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createNetworkClient } from '../../../../electron/auth/network-client.ts';
import { stubConfiguration } from '../../../servers/stub-authority.ts';
import { freePorts } from '../../../servers/free-ports.ts';
import { startHttpProxy } from '../../mail/helpers/scripted-proxy.ts';
import { clientId, code, signInAtStub, useStubAuthorities } from '../stub-sign-in.ts';
import { startAuthority, testAuthority } from './scripted-authority.ts';

useStubAuthorities();

const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close();
});

let closedPort = 0;
beforeAll(async () => {
  [closedPort = 0] = await freePorts(1);
});

/** A sign-in whose code is exchanged somewhere else than its authority said at first. */
async function exchangeAt(tokenEndpoint: string) {
  const { outcome } = await signInAtStub({
    configuration: (authority) => ({
      body: JSON.stringify({
        ...(JSON.parse(stubConfiguration(authority)) as object),
        token_endpoint: tokenEndpoint,
      }),
    }),
  });
  if (outcome.kind !== 'failed') throw new Error('it succeeded');
  return outcome;
}

describe('what MSAL hides', () => {
  it('is told where the certificate is that of an inspecting proxy', async () => {
    const inspecting = await startAuthority([{}]);
    closes.push(inspecting.close);
    const { error, record } = await exchangeAt(`${inspecting.origin}/token`);
    expect(error.code).toBe('signin/untrusted');
    expect(error.detail).toMatch(
      /^localhost: UNABLE_TO_[A-Z_]+: .*the certificate shown is for CN=localhost, issued by CN=Practice tenant CA /,
    );
    expect(record.lines.at(-1)?.text).toBe(`signin/untrusted: ${error.detail ?? ''}`);
    expect(inspecting.requests).toHaveLength(0);
    expect(JSON.stringify(record)).not.toContain(code);
  });

  it('is told where the name is unknown', async () => {
    const { error } = await exchangeAt('https://login.nowhere.invalid/token');
    expect(error).toMatchObject({
      code: 'signin/dns',
      detail: expect.stringContaining('login.nowhere.invalid: getaddrinfo') as string,
    });
  });

  it('is told where nobody listens, and the code is sent to nobody twice', async () => {
    const { error, record } = await exchangeAt(`https://127.0.0.1:${closedPort}/token`);
    expect(error).toEqual({
      code: 'signin/network',
      detail: `127.0.0.1: connect ECONNREFUSED 127.0.0.1:${closedPort}`,
    });
    expect(record.lines.filter(({ text }) => text.includes('once more'))).toEqual([]);
  });

  it('is told where the proxy refuses, and MSAL itself says none of it', async () => {
    const proxy = await startHttpProxy({ answer: 'HTTP/1.1 403 Category: Webmail\r\n\r\n' });
    const server = await startAuthority([{}]);
    closes.push(proxy.close, server.close);
    const { certPem } = await testAuthority();
    const { signal } = new AbortController();
    const network = createNetworkClient({
      signal,
      route: {
        proxyFor: () => Promise.resolve({ kind: 'http', host: '127.0.0.1', port: proxy.port }),
        extraCa: [certPem],
      },
    });
    const host = `localhost:${server.port}`;
    const application = new PublicClientApplication({
      auth: { clientId, authority: `https://${host}/t`, knownAuthorities: [host] },
      system: { networkClient: network },
    });
    const asked = application.acquireTokenByCode({
      ...{ scopes: ['https://outlook.office.com/SMTP.Send'], code, codeVerifier: 'v'.repeat(43) },
      redirectUri: 'http://localhost',
    });
    const thrown: unknown = await asked.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(AuthError);
    expect((thrown as AuthError).errorCode).toBe('endpoints_resolution_error');
    expect((thrown as AuthError).message).not.toContain('Webmail');
    expect(network.failure()).toEqual({
      code: 'signin/proxy',
      detail: `HTTP proxy 127.0.0.1:${proxy.port}: HTTP/1.1 403 Category: Webmail`,
    });
  });
});

describe('the transcript of a sign-in', () => {
  it('shows each request that MSAL makes and its answer, and no secret', async () => {
    const { outcome, stub } = await signInAtStub();
    if (outcome.kind !== 'success') throw new Error(JSON.stringify(outcome.error));
    const { accessToken, record } = outcome.signedIn;
    const lines = record.lines.map(({ kind, text }) => `${kind}: ${text}`);
    const posts = lines.filter((line) => line.startsWith('sent: POST'));
    expect(posts.map((line) => line.replace(/=[0-9a-f-]{36}$/, '=GUID'))).toEqual([
      `sent: POST ${stub.authority}/oauth2/v2.0/token ? client-request-id=GUID`,
    ]);
    const form = lines.find((line) => line.startsWith('sent: form: ')) ?? '';
    expect(form).toContain(`client_id=${clientId}`);
    expect(form).toContain('grant_type=authorization_code');
    expect(form).toContain(`code=[hidden, ${code.length} characters]`);
    expect(form).toMatch(/code_verifier=\[hidden, \d\d characters\]/);
    const answer = lines.at(-1) ?? '';
    expect(answer).toMatch(/^received: JSON: token_type=Bearer, /);
    expect(answer).toContain(
      `access_token=[hidden, ${accessToken.length} characters, SHA-256 starts with ${accessToken.fingerprint}]`,
    );
    const sent = stub.requests.find(({ method }) => method === 'POST')?.form;
    const secrets = [code, sent?.get('code_verifier') ?? '', accessToken.reveal()];
    for (const secret of [...secrets, 'canary-refresh']) {
      expect(lines.join('\n')).not.toContain(secret);
    }
    // Whatever MSAL sends along that is not known to be harmless is hidden: this is all of it.
    const hidden = [...form.matchAll(/(\S+)=\[hidden/g)].map(([, name]) => name);
    expect(hidden.sort()).toEqual(['claims', 'code', 'code_verifier']);
  });
});
