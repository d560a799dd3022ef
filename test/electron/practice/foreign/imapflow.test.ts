import { ImapFlow } from 'imapflow';
import { describe, expect, it } from 'vitest';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import { adele, megan, practiceForAll, scanner, type Practice } from '../helpers.ts';

const practice = practiceForAll();
const overStartTls = practiceForAll({ imap: { security: 'starttls' } });

function client(tenant: Practice, user: string, accessToken: string): ImapFlow {
  const { port } = tenant.info.imap;
  return new ImapFlow({
    host: 'localhost',
    port,
    secure: tenant.endpoints.imap?.security === 'tls',
    doSTARTTLS: tenant.endpoints.imap?.security === 'starttls',
    tls: { ca: tenant.ca },
    auth: { user, accessToken },
    logger: false,
  });
}

describe('imapflow', () => {
  it.each([
    ['TLS', practice],
    ['STARTTLS', overStartTls],
  ])('signs in over %s, lists, opens, searches, reads and leaves', async (_name, to) => {
    const tenant = await to();
    const flow = client(tenant, scanner, await tenant.mint({ user: adele }));
    await flow.connect();
    try {
      expect((await flow.list()).map(({ path }) => path).sort()).toEqual([
        'Deleted Items',
        'Drafts',
        'INBOX',
        'Junk Email',
        'Sent Items',
      ]);
      expect(await flow.status('INBOX', { messages: true, unseen: true })).toMatchObject({
        messages: 3,
        unseen: 2,
      });
      expect(await flow.mailboxOpen('INBOX')).toMatchObject({ path: 'INBOX', exists: 3 });
      expect(await flow.search({ seen: false }, { uid: true })).toEqual([2, 3]);
      const message = await flow.fetchOne('2', { envelope: true, flags: true, source: true });
      expect(message).toMatchObject({ uid: 2, envelope: { subject: 'Scan 2' } });
      expect(message && message.source?.toString()).toContain('This is practice message 2.');
      await flow.mailboxClose();
    } finally {
      await flow.logout();
    }
  });

  it.each<[string, Partial<MintRequest>, string]>([
    ['a wrong audience', { audience: 'https://graph.microsoft.com' }, adele],
    ['an expired token', { expiresInSeconds: -1 }, adele],
    ['a mailbox that does not exist', {}, 'nobody@contoso.example'],
  ])('is refused with %s', async (_name, request, user) => {
    const tenant = await practice();
    const token = await tenant.mint({ user: adele, ...request });
    await expect(client(tenant, user, token).connect()).rejects.toMatchObject({
      authenticationFailed: true,
      response: expect.stringContaining('AUTHENTICATE failed.') as unknown,
    });
  });

  it('is refused with garbage', async () => {
    const flow = client(await practice(), adele, 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA');
    await expect(flow.connect()).rejects.toMatchObject({ authenticationFailed: true });
  });

  it('is not connected as no delegate', async () => {
    const tenant = await practice();
    const flow = client(tenant, scanner, await tenant.mint({ user: megan }));
    flow.on('error', () => undefined);
    await expect(
      (async () => {
        await flow.connect();
        await flow.mailboxOpen('INBOX');
      })(),
    ).rejects.toThrow();
    flow.close();
  });
});
