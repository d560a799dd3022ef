import { describe, expect, test } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { tenant } from '../../../electron/practice/directory.ts';
import { practiceForAll } from '../../electron/practice/helpers.ts';
import { unsignedJwt } from '../../servers/stub-authority.ts';
import { checked, connectionTo, failure, signedIn, targetOf } from './sign-ins.ts';

describe('a pasted token', () => {
  const practice = practiceForAll();
  const opensMailbox = { user: 'adele@contoso.example', scopes: ['IMAP.AccessAsUser.All'] };
  const delegated = { access: 'delegated', user: 'adele@contoso.example' } as const;
  const pasted = (value: string): Credential => ({
    kind: 'pasted-token',
    value: makeSecret(value),
  });

  test('opens the mailbox, and cannot be renewed', async () => {
    const connection = connectionTo('pasted-token', delegated);
    const token = await (await practice()).mint(opensMailbox);
    const signed = await signedIn(connection, pasted(token), {
      target: targetOf(connection, await practice()),
    });
    expect(signed.summary).toMatchObject({
      account: 'adele@contoso.example',
      tenantId: tenant.id,
      renewable: false,
    });
    expect(signed.summary.token.expiresAt).toBeDefined();
    expect(await checked(connection, signed, targetOf(connection, await practice()))).toEqual([
      'imap: ok',
    ]);
  });

  test('is taken where the authority cannot be reached', async () => {
    const connection = connectionTo('pasted-token', delegated);
    const target = {
      ...targetOf(connection, await practice()),
      authority: 'https://localhost:1/contoso.example',
    };
    const token = await (await practice()).mint(opensMailbox);
    const signed = await signedIn(connection, pasted(token), { target });
    expect(signed.summary.tenantId).toBe(tenant.id);
    expect(await checked(connection, signed, targetOf(connection, await practice()))).toEqual([
      'imap: ok',
    ]);
  });

  test('of a personal account says nothing of itself, and is taken', async () => {
    const connection = connectionTo('pasted-token', {
      ...delegated,
      tenant: tenant.id,
    });
    const signed = await signedIn(connection, pasted('EwCIA8l6BAAU-canary-opaque-token'), {
      target: targetOf(connection, await practice()),
    });
    expect(signed.summary.token.kind).toBe('opaque');
    expect(signed.summary.account).toBe('');
  });

  test('of another tenant is refused', async () => {
    const connection = connectionTo('pasted-token', {
      ...delegated,
      tenant: tenant.id,
    });
    const token = unsignedJwt({
      tid: '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11',
      upn: 'canary@contoso.example',
    });
    expect(
      await failure(connection, pasted(token), { target: targetOf(connection, await practice()) }),
    ).toMatchObject({ code: 'signin/wrong-tenant' });
  });

  test('that is missing is asked for', async () => {
    const connection = connectionTo('pasted-token', delegated);
    expect(
      await failure(connection, undefined, { target: targetOf(connection, await practice()) }),
    ).toEqual({ code: 'credential/missing' });
  });
});
