import { describe, expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { stubConfiguration, unsignedJwt, type StubAnswer } from '../../servers/stub-authority.ts';
import {
  accessClaims,
  code,
  failure,
  otherTenantId,
  redirect,
  signInAtStub,
  tenantId,
  tokens,
  useStubAuthorities,
} from './stub-sign-in.ts';

useStubAuthorities();

const personal = '9188040d-6c67-4c5b-b112-36a304b66dad';
const opaque = { access_token: 'EwBIA8l6BAAU' };

/** `common`, as Entra ID describes it: its issuer leaves the tenant open. */
const common = {
  path: 'common',
  changes: { tenant: 'common' },
  configuration: (authority: string): StubAnswer => ({
    body: stubConfiguration(authority).replace('/common/v2.0', '/{tenantid}/v2.0'),
  }),
};

describe('signing in where the tenant is open', () => {
  it.each([tenantId, otherTenantId, personal])('takes tokens of %s', async (tid) => {
    const { outcome } = await signInAtStub({
      ...common,
      token: (_form, nonce) => tokens(nonce, {}, tid),
    });
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    expect(outcome.signedIn.summary.tenantId).toBe(tid);
    // Nothing to hold the token against.
    expect(outcome.signedIn.summary.connectionTenantId).toBeUndefined();
  });

  it.each([
    ['is that of the tokens', tenantId, 'success'],
    ['is of another tenant than the tokens', otherTenantId, 'failed'],
    ['names no tenant', 'common', 'failed'],
  ])('compares the issuer of the answer: it %s', async (_what, tid, kind) => {
    let issuer = '';
    const { outcome } = await signInAtStub({
      ...common,
      configuration: (authority) => {
        issuer = `${authority.replace('common', tid)}/v2.0`;
        return common.configuration(authority);
      },
      page: (url) => redirect(url, { code, iss: issuer }),
    });
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === 'failed') expect(outcome.error.code).toBe('signin/protocol');
  });

  it('refuses tokens that disagree among themselves', async () => {
    const mixed = { access_token: unsignedJwt(accessClaims(otherTenantId)) };
    expect(
      await failure({ ...common, token: (_form, nonce) => tokens(nonce, mixed) }),
    ).toMatchObject({ code: 'signin/wrong-tenant' });
  });
});

describe('signing in with a personal account', () => {
  const consumers = {
    path: 'consumers',
    changes: { tenant: 'consumers', cloud: 'outlook' as const },
    configuration: (authority: string): StubAnswer => ({
      body: stubConfiguration(authority).replace('/consumers/v2.0', `/${personal}/v2.0`),
    }),
  };

  it('takes an opaque token, whose tenant the id_token says', async () => {
    const { outcome } = await signInAtStub({
      ...consumers,
      token: (_form, nonce) => tokens(nonce, opaque, personal),
    });
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    expect(outcome.signedIn.summary).toMatchObject({
      tenantId: personal,
      token: { kind: 'opaque' },
    });
  });

  it('refuses an account of work', async () => {
    const token = (_form: URLSearchParams, nonce: string) => tokens(nonce, opaque, tenantId);
    expect(await failure({ ...consumers, token })).toMatchObject({ code: 'signin/wrong-tenant' });
  });
});

describe('taking a token that was pasted', () => {
  const pasted = (value: string, tenant: string) =>
    signInAtStub({
      path: tenant,
      changes: { flow: 'pasted-token', tenant },
      input: { credential: { kind: 'pasted-token', value: makeSecret(value) } },
      configuration: (authority) => ({
        body: stubConfiguration(authority.replace('contoso.example', tenantId)),
      }),
    });

  it('asks nothing of the authority where the tenant is known by its ID', async () => {
    const { outcome, stub } = await pasted('EwBIA8l6BAAU', tenantId);
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    expect(outcome.signedIn.summary.tenantId).toBeUndefined();
    expect(stub.requests).toEqual([]);
  });

  it('knows which tenant the domain of the connection stands for', async () => {
    for (const tenant of [tenantId, 'contoso.example']) {
      const { outcome } = await pasted(unsignedJwt(accessClaims(tenantId)), tenant);
      expect(outcome).toMatchObject({
        kind: 'success',
        signedIn: { summary: { tenantId, connectionTenantId: tenantId } },
      });
    }
  });

  it('tells a token of another tenant, by domain too', async () => {
    const token = unsignedJwt(accessClaims(otherTenantId));
    for (const tenant of [tenantId, 'contoso.example']) {
      const { outcome } = await pasted(token, tenant);
      expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/wrong-tenant' } });
    }
  });

  it('takes the token where the authority does not answer', async () => {
    const { outcome } = await signInAtStub({
      path: 'contoso.example',
      changes: { flow: 'pasted-token', tenant: 'contoso.example' },
      input: {
        credential: { kind: 'pasted-token', value: makeSecret(unsignedJwt(accessClaims())) },
      },
      configuration: () => ({ status: 400, body: '{"error":"invalid_tenant"}' }),
    });
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    expect(outcome.signedIn.summary).toMatchObject({ tenantId, renewable: false });
    expect(outcome.signedIn.record.lines.map(({ text }) => text)).toContain(
      'The tenant of the token could not be compared with the connection’s.',
    );
  });
});
