import { describe, expect, test } from 'vitest';
import { scopesOf, type ScopeSettings } from '../../shared/scopes.ts';

const delegated: ScopeSettings = {
  cloud: 'global',
  access: 'delegated',
  protocols: ['imap'],
  offlineAccess: false,
};

describe('the scopes of a connection', () => {
  test('are full Outlook names, never bare ones, which would go to Graph', () => {
    expect(scopesOf(delegated)).toEqual(['https://outlook.office.com/IMAP.AccessAsUser.All']);
  });

  test('hold offline_access only where the sign-in is to be renewed', () => {
    expect(scopesOf({ ...delegated, protocols: ['imap', 'smtp'], offlineAccess: true })).toEqual([
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
    ]);
  });
});
