import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../shared/connection.ts';
import { mailIdentity, targetMailbox } from '../../shared/mail-identity.ts';

const connection = {
  version: 1,
  name: 'Contoso scan-to-mail',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId: '05cd6963-153d-437f-92c7-2ddbc195d595',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  user: 'adele@contoso.com',
};

describe('a connection', () => {
  it('is taken with everything in place', () => {
    expect(connectionSchema.parse(connection)).toEqual(connection);
  });

  it('opens the own mailbox, or the shared one where there is one', () => {
    const own = connectionSchema.parse(connection);
    expect(targetMailbox(own)).toBe('adele@contoso.com');
    const shared = connectionSchema.parse({ ...connection, sharedMailbox: 'scanner@contoso.com' });
    expect(targetMailbox(shared)).toBe('scanner@contoso.com');
  });

  it('signs in over SMTP as the person, and sends as the mailbox or the chosen address', () => {
    const shared = connectionSchema.parse({ ...connection, sharedMailbox: 'scanner@contoso.com' });
    expect(mailIdentity(shared, 'pop')).toEqual({ user: 'scanner@contoso.com' });
    const [user, sender] = ['adele@contoso.com', 'scanner@contoso.com'];
    expect(mailIdentity(shared, 'smtp')).toEqual({ user, sender });
    const chosen = { ...shared, sender: 'orders@contoso.com' };
    expect(mailIdentity(chosen, 'smtp')).toEqual({ user, sender: 'orders@contoso.com' });
  });

  it.each([
    ['an unknown key, such as a secret', { clientSecret: 'x' }],
    ['a malformed tenant', { tenant: 'https://contoso.com' }],
    ['a client ID that is not a GUID', { clientId: 'adele@contoso.com' }],
    ['an address with a line break', { user: 'adele@contoso.com\r\nA1 LOGOUT' }],
    ['an address with ^A', { sharedMailbox: 'a\u0001b@contoso.com' }],
    ['no protocol', { protocols: [] }],
    ['a protocol named twice', { protocols: ['imap', 'imap'] }],
    ['a sender with a line break', { sender: 'a@contoso.com\r\nRCPT TO:<b@contoso.com>' }],
    ['a certificate authority of its own', { ca: '-----BEGIN CERTIFICATE-----' }],
  ])('is refused with %s', (_, change) => {
    expect(connectionSchema.safeParse({ ...connection, ...change }).success).toBe(false);
  });
});
