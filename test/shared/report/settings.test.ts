import { expect, test } from 'vitest';
import { passedRun } from '../run-records.ts';
import { sectionOf } from './sections.ts';
import { written } from './written.ts';

test('the settings name tenant, app, requested scopes and both addresses', () => {
  expect(sectionOf(written(passedRun()), 'SETTINGS')).toEqual([
    '  Connection      Scanner on floor 2',
    '  Practice        yes: simulated on this computer, no real tenant was asked',
    '  Cloud           global',
    '  Tenant          contoso.example',
    '  Client ID       8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
    '  Access          delegated',
    '  Flow            sign-in window',
    '  Scopes          https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    '  Signs in        adele@contoso.example',
    '  Mailbox         scanner@contoso.example (shared)',
    '  Network         IPv4 and IPv6, directly',
  ]);
});

test('with SMTP the settings name the sender, over a proxy its user, and never a password', () => {
  const record = passedRun();
  record.connection.protocols = ['imap', 'smtp'];
  const proxy = { kind: 'http', host: 'proxy.contoso.example', port: 3128, user: 'svc' } as const;
  record.network = { family: 'ipv6', proxy };
  const section = sectionOf(written(record), 'SETTINGS');
  expect(section).toContain('  Sends as        scanner@contoso.example');
  expect(section).toContain(
    '  Network         IPv6 only, over the HTTP proxy proxy.contoso.example port 3128 as svc',
  );
  record.connection.sender = 'orders@contoso.example';
  record.network = { family: 'any', proxy: { kind: 'socks5', host: '192.0.2.1', port: 1080 } };
  const changed = sectionOf(written(record), 'SETTINGS');
  expect(changed).toContain('  Sends as        orders@contoso.example');
  expect(changed).toContain(
    '  Network         IPv4 and IPv6, over the SOCKS5 proxy 192.0.2.1 port 1080',
  );
});

test('what was set by hand stands in the settings, and so does an app that signs in itself', () => {
  const record = passedRun();
  record.connection = {
    ...record.connection,
    ...{ cloud: '21vianet', access: 'application', flow: 'certificate' },
    authority: 'https://login.chinacloudapi.cn',
    resource: 'https://outlook.example/',
    endpoints: { smtp: { host: 'partner.outlook.cn', port: 587, security: 'starttls' } },
  };
  const section = sectionOf(written(record), 'SETTINGS');
  expect(section).toEqual(
    expect.arrayContaining([
      '  Cloud           21vianet',
      '  Authority       https://login.chinacloudapi.cn (set by hand)',
      '  Access          application',
      '  Flow            client certificate',
      '  Resource        https://outlook.example/ (set by hand)',
      '  Scopes          https://outlook.example/.default',
      '  Signs in        the app itself',
      '  SMTP server     partner.outlook.cn port 587, STARTTLS (set by hand)',
    ]),
  );
  expect(section.join('\n')).not.toContain('IMAP server');
});
