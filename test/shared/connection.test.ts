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

  it.each([
    ['an app that signs in with a secret', { access: 'application', flow: 'secret' }],
    ['an app with a certificate', { access: 'application', flow: 'certificate' }],
    ['a pasted token of an app', { access: 'application', flow: 'pasted-token' }],
    ['a pasted token of a person', { flow: 'pasted-token' }],
    ['a device code', { flow: 'device-code' }],
    ['the system browser', { flow: 'browser' }],
    ['a personal account', { cloud: 'outlook', tenant: 'consumers' }],
    ['any organisation', { tenant: 'organizations' }],
    ['the authority’s usual name', { authority: 'https://login.microsoftonline.com' }],
    [
      'another name of the authority',
      { cloud: '21vianet', authority: 'https://login.chinacloudapi.cn' },
    ],
    ['another resource', { cloud: 'dod', resource: 'https://outlook-dod.office365.us/' }],
    [
      'another server for one protocol',
      { endpoints: { smtp: { host: 'partner.outlook.cn', port: 587, security: 'starttls' } } },
    ],
  ])('may have %s', (_, change) => {
    expect(connectionSchema.parse({ ...connection, ...change })).toEqual({
      ...connection,
      ...change,
    });
  });

  it.each([
    ['a person with a secret', { flow: 'secret' }],
    ['a person with a certificate', { flow: 'certificate' }],
    ['an app in the sign-in window', { access: 'application' }],
    ['an app with a device code', { access: 'application', flow: 'device-code' }],
    [
      'an app at Outlook.com, which has none',
      { cloud: 'outlook', access: 'application', flow: 'secret' },
    ],
    [
      'an app with a mailbox beside its own',
      { access: 'application', flow: 'secret', sharedMailbox: 'scanner@contoso.com' },
    ],
    ['an authority that the cloud does not have', { authority: 'https://login.evil.example' }],
    ['an authority of another cloud', { authority: 'https://login.microsoftonline.us' }],
    ['an authority with a path', { authority: 'https://login.microsoftonline.com/x' }],
    ['a resource without its slash', { resource: 'https://outlook.office.com' }],
    ['a resource without https', { resource: 'http://outlook.office.com/' }],
    ['a resource with a path', { resource: 'https://outlook.office.com/x/' }],
    ['a server without a host', { endpoints: { imap: { host: '', port: 993, security: 'tls' } } }],
    ['a port of 0', { endpoints: { imap: { host: 'a.example', port: 0, security: 'tls' } } }],
    [
      'a server without encryption',
      { endpoints: { imap: { host: 'a.example', port: 143, security: 'none' } } },
    ],
    ['a server for an unknown protocol', { endpoints: { nntp: {} } }],
  ])('is refused for %s', (_, change) => {
    expect(connectionSchema.safeParse({ ...connection, ...change }).success).toBe(false);
  });
});
