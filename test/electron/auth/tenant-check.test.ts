import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkRoute } from '../../../electron/auth/network-route.ts';
import { createTenantCheck } from '../../../electron/auth/tenant-check.ts';
import { tenant } from '../../../electron/practice/directory.ts';
import { startPracticeTenant } from '../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import type { CloudId } from '../../../shared/clouds.ts';
import {
  askStub,
  certificates,
  direct,
  issuerOf,
  personalTenant,
  question,
  stub,
  tenantId,
  withoutCa,
} from './stub-tenant.ts';

let practice: PracticeTenant;

beforeAll(async () => {
  practice = await startPracticeTenant();
});

afterAll(() => practice.stop());

describe('of the practice authority', () => {
  const ask = (name: string) =>
    createTenantCheck(direct).check({
      ...{ cloud: 'global', tenant: name, ca: practice.ca },
      authority: new URL(practice.authority).origin,
    });

  test.each([tenant.domain, tenant.id, tenant.id.toUpperCase()])('%s is found', async (name) => {
    expect(await ask(name)).toEqual({
      ok: true,
      value: {
        tenantId: tenant.id,
        issuer: `${new URL(practice.authority).origin}/${tenant.id}/v2.0`,
        cloud: 'global',
        region: 'EU',
      },
    });
  });

  test('another domain is not found, in the authority’s own words', async () => {
    const result = await ask('fabrikam.example');
    expect(result).toMatchObject({ ok: false, error: { code: 'tenant/not-found' } });
    expect(JSON.stringify(result)).toContain("AADSTS90002: Tenant 'fabrikam.example' not found");
  });

  test.each(['common', 'organizations'])('%s stands for every tenant', async (name) => {
    const result = await ask(name);
    expect(result).toMatchObject({
      ok: true,
      value: { issuer: `${new URL(practice.authority).origin}/{tenantid}/v2.0` },
    });
    expect(result.ok && result.value).not.toHaveProperty('tenantId');
  });
});

describe('the cloud', () => {
  const us = { issuer: issuerOf('login.microsoftonline.us'), tenant_region_scope: 'USGov' };
  const dod = { ...us, tenant_region_sub_scope: 'DOD', cloud_instance_name: 'microsoftonline.us' };
  const gccHigh = { ...dod, tenant_region_sub_scope: 'DODCON' };
  const global = {
    issuer: issuerOf('login.microsoftonline.com'),
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
  };
  const china = {
    issuer: issuerOf('login.partner.microsoftonline.cn'),
    cloud_instance_name: 'partner.microsoftonline.cn',
    tenant_region_scope: 'AS',
  };

  test.each<[string, CloudId, object, string | undefined, string | undefined]>([
    ['global', 'global', global, 'global', 'EU'],
    [
      'GCC, which is global',
      'global',
      { ...global, tenant_region_sub_scope: 'GCC' },
      'global',
      'EU, GCC',
    ],
    ['GCC High', 'gcc-high', gccHigh, 'gcc-high', 'USGov, DODCON'],
    ['DoD', 'dod', dod, 'dod', 'USGov, DOD'],
    ['not told apart', 'dod', us, undefined, 'USGov'],
    ['21Vianet', '21vianet', china, '21vianet', 'AS'],
    ['21Vianet by its issuer', '21vianet', { issuer: china.issuer }, '21vianet', undefined],
    ['not known', 'gcc-high', { issuer: issuerOf('sts.windows.net') }, undefined, undefined],
    [
      'not known, in wrong types',
      'dod',
      { issuer: issuerOf('a.example'), tenant_region_scope: 1 },
      undefined,
      undefined,
    ],
    [
      'Outlook.com',
      'outlook',
      { issuer: issuerOf('login.microsoftonline.com', personalTenant) },
      'outlook',
      undefined,
    ],
  ])('is %s', async (_, cloud, configuration, found, region) => {
    const result = await askStub(configuration, { cloud });
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect([result.value.cloud, result.value.region]).toEqual([found, region]);
  });

  test.each<[CloudId, object, string]>([
    ['global', gccHigh, 'GCC High'],
    ['global', dod, 'DoD'],
    ['global', us, 'GCC High or DoD'],
    ['gcc-high', dod, 'DoD'],
    ['dod', gccHigh, 'GCC High'],
    ['gcc-high', global, 'Global'],
    ['global', china, '21Vianet'],
    ['21vianet', global, 'Global'],
    ['outlook', global, 'Global'],
    // The issuer is that of the authority that was asked, the region that of the tenant.
    ['global', { ...global, tenant_region_scope: 'USGov' }, 'GCC High or DoD'],
  ])('is not %s, and the answer names the right one', async (cloud, configuration, name) => {
    const result = await askStub(configuration, { cloud });
    expect(result).toMatchObject({ ok: false, error: { code: 'tenant/other-cloud' } });
    expect(!result.ok && result.error.detail?.startsWith(`${name} (`)).toBe(true);
  });
});

describe('a refusal', () => {
  const refused = (number: number, error: string) => ({
    error,
    error_description: `AADSTS${number}: No. Trace ID: x`,
    error_codes: [number],
  });
  test.each([
    [90002, 'invalid_request', 'tenant/not-found'],
    [90013, 'invalid_tenant', 'tenant/not-found'],
    [90038, 'invalid_request', 'tenant/other-cloud'],
    [900382, 'invalid_request', 'tenant/other-cloud'],
    [900432, 'invalid_request', 'tenant/other-cloud'],
    [90033, 'temporarily_unavailable', 'signin/unavailable'],
  ])('AADSTS%d, %s is %s', async (number, error, code) => {
    const result = await askStub(refused(number, error), {}, 400);
    expect(result).toMatchObject({ ok: false, error: { code, refusal: { numbers: [number] } } });
    expect(!result.ok && result.error.detail).toContain(`AADSTS${number}: No.`);
  });

  test('is told by its text alone as well', async () => {
    const { error, error_description } = refused(90002, 'invalid_request');
    expect(await askStub({ error, error_description }, {}, 400)).toMatchObject({
      error: { code: 'tenant/not-found' },
    });
  });
});

describe('an answer that is none', () => {
  test.each([
    ['no issuer', {}, 'signin/protocol'],
    ['an issuer of another type', { issuer: ['x'] }, 'signin/protocol'],
    ['an issuer that is no address', { issuer: 'x' }, 'signin/protocol'],
    [
      'an issuer without a tenant',
      { issuer: 'https://login.microsoftonline.com/' },
      'signin/protocol',
    ],
    [
      'an issuer that is far too long',
      { issuer: `https://a.example/${'x'.repeat(5000)}` },
      'signin/protocol',
    ],
  ])('%s: %s', async (_, answer, code) => {
    expect(await askStub(answer)).toMatchObject({ ok: false, error: { code } });
  });

  test('another tenant than was asked for', async () => {
    const answer = { issuer: issuerOf('login.microsoftonline.com') };
    expect(await askStub(answer, { tenant: personalTenant })).toMatchObject({
      error: { code: 'signin/protocol', detail: 'the answer is about another tenant' },
    });
  });

  test('a page instead of a configuration', async () => {
    const result = await askStub('<html>Please sign in to the guest network</html>');
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('guest network');
  });
});

describe('no way to the authority', () => {
  test('a closed port', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const result = await createTenantCheck(direct).check(question(`https://localhost:${port}`));
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error.code).toMatch(/^signin\//);
    expect(JSON.stringify(result)).toContain('ECONNREFUSED');
  });

  test('a certificate that is not trusted', async () => {
    const { host } = await stub({ issuer: issuerOf('a.example') });
    const untrusting = withoutCa(question(`https://${host}`));
    const result = await createTenantCheck(direct).check(untrusting);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error.code).toMatch(/^signin\/(untrusted|network)$/);
  });

  test('silence, for as long as the app waits', async () => {
    const { host } = await stub(undefined);
    const result = await createTenantCheck(direct, 50).check(question(`https://${host}`));
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error.code).toMatch(/^signin\/(no-answer|network)$/);
  });

  test('a proxy that cannot be found out', async () => {
    const { host } = await stub({ issuer: issuerOf('a.example') });
    const open = withoutCa(question(`https://${host}`));
    const route = (): NetworkRoute => ({
      ...{ extraCa: [certificates.certPem] },
      proxyFor: () => Promise.reject(new Error('the PAC file cannot be read')),
    });
    const result = await createTenantCheck(route).check(open);
    expect(result.ok).toBe(false);
  });
});

test.each(['', 'contoso.com/../common', 'a b', 'https://contoso.com', 'localhost'])(
  'what names no tenant is not asked for: %j',
  async (name) => {
    const authority = await stub({ issuer: issuerOf('a.example') });
    const result = await createTenantCheck(direct).check(
      question(`https://${authority.host}`, { tenant: name }),
    );
    expect(result).toEqual({ ok: false, error: { code: 'input/invalid' } });
    expect(authority.requests).toEqual([]);
  },
);

test('only the chosen authority is asked, and once', async () => {
  const authority = await stub(
    { error: 'invalid_tenant', error_description: 'AADSTS90002: No.' },
    400,
  );
  await createTenantCheck(direct).check(question(`https://${authority.host}`));
  expect(authority.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /contoso.com/v2.0/.well-known/openid-configuration',
  ]);
});

test('a question can be cancelled, and another asked afterwards', async () => {
  const { host } = await stub(undefined);
  const check = createTenantCheck(direct);
  check.cancel();
  const waiting = check.check(question(`https://${host}`));
  check.cancel();
  expect(await waiting).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
  const good = await stub({ issuer: issuerOf('a.example') });
  expect(await check.check(question(`https://${good.host}`))).toMatchObject({ ok: true });
});

test('a newer question ends the one before', async () => {
  const silent = await stub(undefined);
  const good = await stub({ issuer: issuerOf('a.example') });
  const check = createTenantCheck(direct);
  const [older, newer] = await Promise.all([
    check.check(question(`https://${silent.host}`)),
    check.check(question(`https://${good.host}`)),
  ]);
  expect(older).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
  expect(newer).toMatchObject({ ok: true, value: { tenantId } });
});

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
