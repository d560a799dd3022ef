import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeTenant } from '../../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../../electron/practice/types.ts';
import { httpsRequest } from '../https-request.ts';

let practice: PracticeTenant;
let origin: string;
beforeAll(async () => {
  practice = await startPracticeTenant();
  ({ origin } = new URL(practice.authority));
});
afterAll(() => practice.stop());

async function configuration(tenant: string): Promise<Record<string, unknown>> {
  const answer = await httpsRequest(`${origin}/${tenant}/v2.0/.well-known/openid-configuration`, {
    ca: practice.ca,
  });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body) as Record<string, unknown>;
}

describe('OpenID configuration', () => {
  it('is the same for the tenant’s ID and its domain, in any case', async () => {
    const byId = await configuration(practice.info.tenantId);
    expect(byId).toMatchObject({
      issuer: `${practice.authority}/v2.0`,
      authorization_endpoint: `${practice.authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${practice.authority}/oauth2/v2.0/token`,
      jwks_uri: `${practice.authority}/discovery/v2.0/keys`,
    });
    expect(await configuration('contoso.example')).toEqual(byId);
    expect(await configuration('CONTOSO.example')).toEqual(byId);
    expect(await configuration(practice.info.tenantId.toUpperCase())).toEqual(byId);
  });

  it('has a placeholder for the tenant in the issuer of the shared names', async () => {
    expect((await configuration('common'))['issuer']).toBe(`${origin}/{tenantid}/v2.0`);
    expect((await configuration('organizations'))['token_endpoint']).toBe(
      `${origin}/organizations/oauth2/v2.0/token`,
    );
  });

  it('says what Entra ID says of itself and of the tenant', async () => {
    expect(await configuration('contoso.example')).toMatchObject({
      device_authorization_endpoint: `${practice.authority}/oauth2/v2.0/devicecode`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      response_modes_supported: ['query', 'form_post'],
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
      msgraph_host: 'graph.microsoft.com',
    });
  });

  it('names the one tenant of all personal accounts as issuer', async () => {
    expect((await configuration('consumers'))['issuer']).toBe(
      `${origin}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`,
    );
  });

  it('tells of a tenant in another cloud, and leads nobody there', async () => {
    const foreign = await configuration('fabrikam-gov.example');
    expect(foreign).toMatchObject({
      cloud_instance_name: 'microsoftonline.us',
      tenant_region_scope: 'USGov',
      tenant_region_sub_scope: 'DODCON',
    });
    for (const value of Object.values(foreign)) {
      if (String(value).startsWith('https:')) expect(String(value).startsWith(origin)).toBe(true);
    }
    const token = await httpsRequest(`${origin}/fabrikam-gov.example/oauth2/v2.0/token`, {
      ca: practice.ca,
      form: {},
    });
    expect(token.status).toBe(400);
    expect(token.body).toContain('AADSTS90038');
    const page = await httpsRequest(`${origin}/fabrikam-gov.example/oauth2/v2.0/authorize`, {
      ca: practice.ca,
    });
    expect(page.body).toContain('This tenant is in another cloud.');
  });

  it.each(['fabrikam.example', '11111111-2222-4333-8444-555555555555'])(
    'does not exist for %s',
    async (tenant) => {
      const answer = await httpsRequest(
        `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
        { ca: practice.ca },
      );
      expect(answer.status).toBe(400);
      expect(answer.body).toContain(`AADSTS90002: Tenant '${tenant}' not found.`);
    },
  );
});

describe('authority server', () => {
  it('answers 404 to paths it does not have', async () => {
    for (const path of [
      '/',
      '/favicon.ico',
      `/${practice.info.tenantId}/`,
      '/common/oauth2/token',
    ]) {
      expect((await httpsRequest(origin + path, { ca: practice.ca })).status, path).toBe(404);
    }
  });

  it('answers no request that was meant for another host', async () => {
    const answer = await httpsRequest(
      `${practice.authority}/v2.0/.well-known/openid-configuration`,
      {
        ca: practice.ca,
        headers: { Host: 'attacker.example' },
      },
    );
    expect(answer.status).toBe(421);
    expect(answer.body).not.toContain('issuer');
  });

  it('refuses a body larger than any form it has', async () => {
    const answer = await httpsRequest(`${practice.authority}/oauth2/v2.0/token`, {
      ca: practice.ca,
      form: { grant_type: 'x'.repeat(40_000) },
    });
    expect(answer.status).toBe(413);
  });

  it('refuses a path that cannot be decoded', async () => {
    const answer = await httpsRequest(`${origin}/%E0%A4%A/v2.0`, { ca: practice.ca });
    expect(answer.status).toBe(400);
  });

  it('repeats nothing but a name in its error texts', async () => {
    const answer = await httpsRequest(`${origin}/${encodeURIComponent('<b>\r\nX: y')}/x`, {
      ca: practice.ca,
    });
    expect(answer.body).toContain("Tenant 'unknown' not found.");
    expect(answer.body).not.toContain('<b>');
  });

  it('does not talk TLS 1.1', async () => {
    const { port } = new URL(origin);
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect({
        port: Number(port),
        host: '127.0.0.1',
        servername: 'localhost',
        ca: practice.ca,
        minVersion: 'TLSv1.1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
      socket.once('secureConnect', () => {
        socket.destroy();
        resolve('connected');
      });
      socket.once('error', () => {
        resolve('refused');
      });
    });
    expect(outcome).toBe('refused');
  });
});
