import { describe, expect, test } from 'vitest';
import { cloudIds } from '../../shared/clouds.ts';
import { accessTypes } from '../../shared/flows.ts';
import {
  hasMixedResources,
  resourcesIn,
  scopesOf,
  type ScopeSettings,
} from '../../shared/scopes.ts';

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

  test.each([
    ['global', 'https://outlook.office365.com/.default'],
    ['gcc-high', 'https://outlook.office365.us/.default'],
    ['dod', 'https://outlook-dod.office365.us/.default'],
    ['21vianet', 'https://partner.outlook.cn/.default'],
  ] as const)('of an app itself are the resource’s .default, in %s', (cloud, scope) => {
    const settings = { ...delegated, cloud, access: 'application', offlineAccess: true } as const;
    expect(scopesOf({ ...settings, protocols: ['imap', 'pop', 'smtp'] })).toEqual([scope]);
  });

  test('are of the resource that was typed where there is one', () => {
    const resource = 'https://outlook-dod.office365.us/';
    expect(scopesOf({ ...delegated, cloud: 'dod', resource })).toEqual([
      'https://outlook-dod.office365.us/IMAP.AccessAsUser.All',
    ]);
  });

  test.each(cloudIds)('never belong to two resources, in %s', (cloud) => {
    for (const access of accessTypes) {
      const scopes = scopesOf({
        ...{ cloud, access, offlineAccess: true },
        protocols: ['imap', 'pop', 'smtp'],
      });
      expect(hasMixedResources(scopes)).toBe(false);
    }
  });
});

describe('the resources in scopes', () => {
  test.each([
    ['none', ['openid', 'profile', 'email', 'offline_access', ' ', ''], []],
    [
      'the one before the permission',
      ['https://a.example/X.Y', 'https://A.example/Z'],
      ['https://a.example'],
    ],
    [
      'Microsoft Graph for a bare name',
      ['Mail.Send', 'offline_access'],
      ['https://graph.microsoft.com'],
    ],
    [
      'Graph once, bare and whole',
      ['Mail.Send', 'https://graph.microsoft.com/User.Read'],
      ['https://graph.microsoft.com'],
    ],
    [
      'the same for two slashes',
      ['https://a.example//.default', 'https://a.example/.default'],
      ['https://a.example'],
    ],
    ['an app’s own', ['api://8d2a6e41-93b5/read'], ['api://8d2a6e41-93b5']],
    [
      'two',
      ['https://a.example/X', 'https://b.example/X'],
      ['https://a.example', 'https://b.example'],
    ],
  ])('are %s', (_, scopes, resources) => {
    expect(resourcesIn(scopes)).toEqual(resources);
    expect(hasMixedResources(scopes)).toBe(resources.length > 1);
  });

  test('differ between Outlook’s two names, and between Outlook and Graph', () => {
    const imap = 'https://outlook.office.com/IMAP.AccessAsUser.All';
    expect(hasMixedResources([imap, 'https://outlook.office365.com/SMTP.Send'])).toBe(true);
    expect(hasMixedResources([imap, 'User.Read'])).toBe(true);
    expect(hasMixedResources([imap, 'openid', 'offline_access'])).toBe(false);
  });
});
