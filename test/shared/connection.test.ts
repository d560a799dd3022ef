import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../shared/connection.ts';
import { targetMailbox } from '../../shared/mail-identity.ts';

const connection = {
  version: 1,
  name: 'Contoso scan-to-mail',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId: '05cd6963-153d-437f-92c7-2ddbc195d595',
  access: 'delegated',
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

  it.each([
    ['an unknown key, such as a secret', { clientSecret: 'x' }],
    ['a malformed tenant', { tenant: 'https://contoso.com' }],
    ['a client ID that is not a GUID', { clientId: 'adele@contoso.com' }],
    ['an address with a line break', { user: 'adele@contoso.com\r\nA1 LOGOUT' }],
    ['an address with ^A', { sharedMailbox: 'a\u0001b@contoso.com' }],
    ['no protocol', { protocols: [] }],
    ['a certificate authority of its own', { ca: '-----BEGIN CERTIFICATE-----' }],
  ])('is refused with %s', (_, change) => {
    expect(connectionSchema.safeParse({ ...connection, ...change }).success).toBe(false);
  });
});
