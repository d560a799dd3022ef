import { onTestFinished } from 'vitest';
import type { NetworkRoute } from '../../../electron/auth/network-route.ts';
import { createTenantCheck, type TenantQuestion } from '../../../electron/auth/tenant-check.ts';
import { createCertificateAuthority } from '../../../electron/practice/certificate-authority.ts';
import { startStubAuthority, type StubAnswer } from '../../servers/stub-authority.ts';

export const tenantId = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
export const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

export const direct = (): NetworkRoute => ({
  proxyFor: () => Promise.resolve(undefined),
  extraCa: [],
});

export const certificates = await createCertificateAuthority({ loopbackOnly: true });

/** An authority that answers this; ended with the test. */
export async function stub(answer: object | string | undefined, status = 200) {
  const reply: StubAnswer | undefined =
    answer === undefined
      ? undefined
      : { status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
  const authority = await startStubAuthority(tenantId, () => reply, certificates);
  onTestFinished(() => authority.stop());
  return authority;
}

export function question(origin: string, change: Partial<TenantQuestion> = {}): TenantQuestion {
  return {
    ...{ cloud: 'global', authority: origin, tenant: 'contoso.com', ca: certificates.certPem },
    ...change,
  };
}

/** A question to a real authority: those have no certificate authority of their own. */
export function withoutCa({ cloud, authority, tenant: name }: TenantQuestion): TenantQuestion {
  return { cloud, authority, tenant: name };
}

/** What is found out of one configuration. */
export async function askStub(
  configuration: object | string,
  change: Partial<TenantQuestion> = {},
  status = 200,
) {
  const { host } = await stub(configuration, status);
  return createTenantCheck(direct).check(question(`https://${host}`, change));
}

export const issuerOf = (host: string, id = tenantId): string => `https://${host}/${id}/v2.0`;
