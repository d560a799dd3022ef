import { beforeAll, describe, expect, it } from 'vitest';
import { decideAccess, type MailService } from '../../../electron/practice/access.ts';
import {
  createSigningKey,
  createTokenService,
  type TokenService,
} from '../../../electron/practice/tokens.ts';
import { claimsOf } from './sign-in.ts';
import type { MintRequest } from '../../../electron/practice/token-claims.ts';

const origin = 'https://localhost:4430';
const adele = 'adele@contoso.example';
const megan = 'megan@contoso.example';
const scanner = 'scanner@contoso.example';

let tokens: TokenService;
let time = Date.parse('2026-11-21T12:00:00Z');
beforeAll(async () => {
  tokens = await createTokenService(origin, await createSigningKey(), () => time);
});

async function decide(request: MintRequest, mailbox: string, service: MailService = 'imap') {
  const decision = await decideAccess(
    tokens,
    await tokens.mintAccessToken(request),
    mailbox,
    service,
  );
  return decision.ok ? 'ok' : decision.reason;
}

describe('decideAccess', () => {
  it('lets people into their own mailbox, whatever the case of its address', async () => {
    expect(await decide({ user: adele }, adele)).toBe('ok');
    expect(await decide({ user: adele }, 'ADELE@Contoso.Example')).toBe('ok');
  });

  it('lets delegates, and nobody else, into the shared mailbox', async () => {
    expect(await decide({ user: adele }, scanner)).toBe('ok');
    expect(await decide({ user: megan }, scanner)).toBe('not-permitted');
  });

  it('lets nobody into the mailbox of another person, or into one that does not exist', async () => {
    expect(await decide({ user: adele }, megan)).toBe('not-permitted');
    expect(await decide({ user: adele }, 'nobody@contoso.example')).toBe('unknown-mailbox');
  });

  it('refuses tokens of people it does not know', async () => {
    expect(await decide({ user: 'eve@contoso.example' }, adele)).toBe('unknown-person');
  });

  it.each<[string, Partial<MintRequest>, string]>([
    ['Microsoft Graph', { audience: 'https://graph.microsoft.com' }, 'audience'],
    [
      'an audience that only begins like it',
      { audience: 'https://outlook.office.com.example' },
      'audience',
    ],
    ['another tenant', { tenantId: '11111111-2222-4333-8444-555555555555' }, 'tenant'],
    ['no permission at all', { scopes: [] }, 'scope'],
    ['another permission', { scopes: ['POP.AccessAsUser.All', 'SMTP.Send'] }, 'scope'],
    ['a permission that only begins like it', { scopes: ['IMAP.AccessAsUser.AllOfIt'] }, 'scope'],
    ['the past', { expiresInSeconds: -1 }, 'expired'],
  ])('refuses a token for %s', async (_name, request, reason) => {
    expect(await decide({ user: adele, ...request }, adele)).toBe(reason);
  });

  it.each([
    'https://outlook.office.com',
    'https://outlook.office365.com',
    'https://outlook.office.com/',
  ])('accepts the audience %s', async (audience) => {
    expect(await decide({ user: adele, audience }, adele)).toBe('ok');
  });

  it('wants the permission of the protocol', async () => {
    const pop = { user: adele, scopes: ['https://outlook.office.com/POP.AccessAsUser.All'] };
    const smtp = { user: adele, scopes: ['SMTP.Send'] };
    expect(await decide(pop, adele, 'pop3')).toBe('ok');
    expect(await decide(smtp, adele, 'smtp')).toBe('ok');
    expect(await decide(smtp, adele, 'submission')).toBe('ok');
    expect(await decide(smtp, adele, 'pop3')).toBe('scope');
    expect(await decide(pop, adele, 'smtp')).toBe('scope');
  });

  it('lets a delegate open the shared mailbox by POP, but not sign in to SMTP as it', async () => {
    expect(await decide({ user: adele, scopes: ['POP.AccessAsUser.All'] }, scanner, 'pop3')).toBe(
      'ok',
    );
    expect(await decide({ user: adele, scopes: ['SMTP.Send'] }, scanner, 'smtp')).toBe(
      'not-permitted',
    );
  });

  it.each<[string, MintRequest, string, MailService, string]>([
    ['reads where it has the role', { roles: ['IMAP.AccessAsApp'] }, scanner, 'imap', 'ok'],
    ['wants the role of the protocol', { roles: ['IMAP.AccessAsApp'] }, scanner, 'pop3', 'role'],
    ['reads over POP too', { roles: ['POP.AccessAsApp'] }, adele, 'pop3', 'ok'],
    ['sends where it has the role', { roles: ['SMTP.SendAsApp'] }, scanner, 'smtp', 'ok'],
    ['submits as it sends', { roles: ['SMTP.SendAsApp'] }, adele, 'submission', 'ok'],
    ['wants a role', { roles: [] }, scanner, 'smtp', 'role'],
    ['wants no delegated name', { roles: ['SMTP.Send'] }, scanner, 'smtp', 'role'],
    ['wants a grant', { roles: ['IMAP.AccessAsApp'] }, megan, 'imap', 'not-permitted'],
    ['wants a mailbox', { roles: ['IMAP.AccessAsApp'] }, 'x@y.example', 'imap', 'unknown-mailbox'],
  ])('judges an application, which %s', async (_name, request, mailbox, service, reason) => {
    expect(await decide(request, mailbox, service)).toBe(reason);
  });

  it('lets an application without a role send, and only that, by RBAC for Applications', async () => {
    const token = await tokens.mintAccessToken({ roles: [] });
    const reason = async (mailbox: string, service: MailService) => {
      const decision = await decideAccess(tokens, token, mailbox, service, { smtpByRbac: true });
      return decision.ok ? 'ok' : decision.reason;
    };
    expect(await reason(scanner, 'smtp')).toBe('ok');
    expect(await reason(megan, 'smtp')).toBe('not-permitted');
    expect(await reason(scanner, 'imap')).toBe('role');
  });

  it('accepts a token until it expires and not after', async () => {
    const token = await tokens.mintAccessToken({ user: adele });
    const before = time;
    time = before + 3_599_000;
    expect(await decideAccess(tokens, token, adele, 'imap')).toEqual({ ok: true });
    time = before + 3_600_000;
    expect(await decideAccess(tokens, token, adele, 'imap')).toEqual({
      ok: false,
      reason: 'expired',
    });
    time = before - 301_000;
    expect(await decideAccess(tokens, token, adele, 'imap')).toEqual({
      ok: false,
      reason: 'not-yet-valid',
    });
    time = before;
  });

  it('refuses a token in which anything was changed', async () => {
    const token = await tokens.mintAccessToken({ user: adele });
    const [head = '', , signature = ''] = token.split('.');
    const forged = { ...claimsOf(token), upn: megan, oid: '3d8b2f74-9e56-40bc-a143-2cbf5e709d3a' };
    const body = Buffer.from(JSON.stringify(forged)).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    const reasons = await Promise.all(
      [
        `${head}.${body}.${signature}`,
        `${unsigned}.${body}.`,
        token.slice(0, -8),
        'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA',
        '',
        '..',
      ].map(async (wrong) => decideAccess(tokens, wrong, adele, 'imap')),
    );
    expect(reasons.map((decision) => (decision.ok ? 'ok' : decision.reason))).toEqual([
      'signature',
      'malformed',
      'signature',
      'malformed',
      'malformed',
      'malformed',
    ]);
  });

  it('refuses the tokens of another start, even with the same names in them', async () => {
    const other = await createTokenService(origin, await createSigningKey(), () => time);
    const token = await other.mintAccessToken({ user: adele });
    expect(await decideAccess(tokens, token, adele, 'imap')).toEqual({
      ok: false,
      reason: 'signature',
    });
  });

  it('refuses an ID token in place of an access token', async () => {
    const person = {
      address: adele,
      name: 'Adele Vance',
      givenName: '',
      surname: '',
      password: '',
      admin: false,
      objectId: 'x',
    };
    const token = await tokens.mintIdToken({ person, clientId: 'https://outlook.office.com' });
    expect(await decideAccess(tokens, token, adele, 'imap')).toEqual({
      ok: false,
      reason: 'issuer',
    });
  });
});

describe('access tokens', () => {
  it('have the claims and the size of those that Entra ID makes for Exchange Online', async () => {
    const token = await tokens.mintAccessToken({ user: 'ADELE@contoso.example' });
    expect(token.length).toBeGreaterThan(1_300);
    expect(token.length).toBeLessThan(2_600);
    expect(claimsOf(token)).toMatchObject({
      aud: 'https://outlook.office.com',
      appid: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
      scp: 'IMAP.AccessAsUser.All',
      upn: adele,
      oid: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18',
      tid: '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2',
      ver: '1.0',
      iss: `${origin}/5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2/`,
    });
  });

  it('have roles instead of a person where they are for an application', async () => {
    const claims = claimsOf(
      await tokens.mintAccessToken({ user: adele, roles: ['IMAP.AccessAsApp'] }),
    );
    expect(claims['roles']).toEqual(['IMAP.AccessAsApp']);
    expect(claims).not.toHaveProperty('upn');
    expect(claims).not.toHaveProperty('scp');
  });
});
