import { describe, expect, test } from 'vitest';
import { createCertificateAuthority } from '../../../electron/practice/certificate-authority.ts';
import { policyViewSchema } from '../../../shared/policy/policy-view.ts';
import { exampleConnection } from '../fakes.ts';
import { asking, realConnection, testServices, withSecret } from './test-services.ts';

const notAllowed = { ok: false, error: { code: 'policy/flow-not-allowed' } };
const managed = { ok: false, error: { code: 'policy/managed' } };

test('the window learns what is set', async () => {
  const answer = await testServices().handlers['policy:read'](undefined);
  if (!answer.ok) throw new Error('not answered');
  expect(policyViewSchema.parse(answer.value).policy).toEqual({ cloud: 'gcc-high' });
});

describe('a way to sign in that is not allowed', () => {
  const policy = { allowedFlows: ['device-code', 'certificate'] } as const;

  test('is refused before anything is asked of anyone', async () => {
    const { handlers, asked, calls } = testServices(policy);
    expect(await handlers['sign-in:start'](asking(realConnection))).toEqual(notAllowed);
    const withKept = { ...asking(withSecret), credentialId: 'secret' };
    expect(await handlers['sign-in:start'](withKept)).toEqual(notAllowed);
    const silent = { ...asking(realConnection), accountId: 'a.t' };
    expect(await handlers['sign-in:start'](silent)).toEqual(notAllowed);
    expect(asked).toEqual([]);
    expect(calls).toEqual([]);
  });

  test('leaves those that are, and all of the practice tenant', async () => {
    const { handlers } = testServices(policy);
    const other = { ...realConnection, flow: 'device-code' } as const;
    expect((await handlers['sign-in:start'](asking(other))).ok).toBe(true);
    await handlers['practice:start'](undefined);
    expect((await handlers['sign-in:start'](asking(exampleConnection))).ok).toBe(true);
  });

  test('is no way to consent either, which needs the same window', async () => {
    const walk = testServices(policy).handlers['consent:walk'];
    expect(await walk({ connection: realConnection })).toEqual(notAllowed);
    const allowed = testServices({ allowedFlows: ['window'] }).handlers['consent:walk'];
    expect((await allowed({ connection: realConnection })).ok).toBe(true);
  });
});

describe('a proxy that is set for all', () => {
  const proxy = { kind: 'http', host: 'proxy.contoso.example', port: 8080, user: 'ada' } as const;
  const policy = { proxy: { mode: 'manual', proxy } } as const;

  test('cannot be replaced, and takes a password', async () => {
    const { handlers } = testServices(policy);
    for (const mode of ['direct', 'system', 'environment'] as const) {
      expect(await handlers['network:set']({ network: { mode } })).toEqual(managed);
    }
    const other = { mode: 'manual', proxy: { ...proxy, host: 'evil.example' } } as const;
    expect(await handlers['network:set']({ network: other, password: 'x' })).toEqual(managed);
    expect(await handlers['network:set']({ network: policy.proxy, password: 'x' })).toMatchObject({
      ok: true,
      value: { hasPassword: true, network: policy.proxy },
    });
  });
});

test('an authority that is set for all cannot be removed', async () => {
  const { certPem } = await createCertificateAuthority();
  const { handlers } = testServices({ authorities: [certPem] });
  const view = await handlers['network:read'](undefined);
  const sha256 = view.ok ? (view.value.addedAuthorities[0]?.sha256 ?? '') : '';
  expect(sha256).not.toBe('');
  const remove = handlers['network:remove-authority'];
  expect(await remove({ sha256: sha256.toLowerCase() })).toEqual(managed);
});
