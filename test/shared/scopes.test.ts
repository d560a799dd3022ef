import { describe, expect, it } from 'vitest';
import { delegatedScopes } from '../../shared/scopes.ts';

describe('delegatedScopes', () => {
  it('asks for the full Outlook name, never the bare one, which would go to Graph', () => {
    expect(delegatedScopes('global', ['imap'], false)).toEqual([
      'https://outlook.office.com/IMAP.AccessAsUser.All',
    ]);
  });

  it('adds offline_access only where the sign-in is to be renewed', () => {
    expect(delegatedScopes('global', ['imap', 'smtp'], true)).toEqual([
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
    ]);
  });
});
