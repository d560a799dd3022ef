import { describe, expect, test } from 'vitest';
import { consentLink, consentScopes, consentUrl } from '../../shared/admin-consent.ts';
import type { CloudId } from '../../shared/clouds.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Protocol } from '../../shared/protocols.ts';
import { hasMixedResources } from '../../shared/scopes.ts';

const person: Connection = {
  version: 1,
  name: 'Scanner',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap', 'smtp'],
  offlineAccess: false,
  user: 'adele@contoso.com',
};
const app: Connection = { ...person, access: 'application', flow: 'secret' };

test('the link for a person’s permissions', () => {
  expect(consentLink(person)).toBe(
    'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent' +
      '?client_id=8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946' +
      '&scope=openid%20profile%20offline_access' +
      '%20https%3A%2F%2Foutlook.office.com%2FIMAP.AccessAsUser.All' +
      '%20https%3A%2F%2Foutlook.office.com%2FSMTP.Send' +
      '&redirect_uri=https%3A%2F%2Flogin.microsoftonline.com%2Fcommon%2Foauth2%2Fnativeclient',
  );
});

test('the link for an app’s permissions', () => {
  expect(consentLink({ ...app, cloud: 'gcc-high' })).toBe(
    'https://login.microsoftonline.us/contoso.com/v2.0/adminconsent' +
      '?client_id=8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946' +
      '&scope=https%3A%2F%2Foutlook.office365.us%2F.default' +
      '&redirect_uri=https%3A%2F%2Flogin.microsoftonline.us%2Fcommon%2Foauth2%2Fnativeclient',
  );
});

describe('an app asks for', () => {
  test.each<[CloudId, Protocol[], string]>([
    ['global', ['imap'], 'https://ps.outlook.com/.default'],
    ['global', ['pop'], 'https://ps.outlook.com/.default'],
    ['global', ['smtp'], 'https://outlook.office365.com/.default'],
    ['global', ['imap', 'pop', 'smtp'], 'https://ps.outlook.com/.default'],
    ['gcc-high', ['imap'], 'https://outlook.office365.us/.default'],
    ['dod', ['smtp'], 'https://outlook-dod.office365.us/.default'],
    ['21vianet', ['imap', 'smtp'], 'https://partner.outlook.cn/.default'],
  ])('in %s, for %j: %s', (cloud, protocols, scope) => {
    expect(consentScopes({ ...app, cloud, protocols })).toEqual([scope]);
  });

  test('the resource that was typed', () => {
    const resource = 'https://outlook.office365.us/';
    expect(consentScopes({ ...app, cloud: 'dod', resource })).toEqual([`${resource}.default`]);
  });
});

test('a person asks for each scope once, and for one resource', () => {
  const scopes = consentScopes({ ...person, offlineAccess: true });
  expect(scopes.filter((scope) => scope === 'offline_access')).toHaveLength(1);
  expect(hasMixedResources(scopes)).toBe(false);
});

test.each([
  ['common', 'organizations'],
  ['COMMON', 'organizations'],
  ['organizations', 'organizations'],
  ['common.example', 'common.example'],
])('the tenant %s is asked as %s', (tenant, asked) => {
  expect(consentLink({ ...person, tenant })).toContain(
    `https://login.microsoftonline.com/${asked}/v2.0/adminconsent?`,
  );
});

test('the link goes to the authority that the connection names', () => {
  const authority = 'https://login.chinacloudapi.cn';
  expect(consentLink({ ...person, cloud: '21vianet', authority })).toMatch(
    /^https:\/\/login\.chinacloudapi\.cn\/contoso\.com\/v2\.0\/adminconsent\?/,
  );
});

test('nothing that is typed breaks out of its place', () => {
  const state = 'a&admin_consent=True#x y';
  const tenant = '../x?y=';
  const url = new URL(
    consentUrl(person, {
      authority: 'https://a.example/t',
      redirectUri: 'https://b.example/',
      state,
    }),
  );
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ state });
  expect(url.hash).toBe('');
  expect(new URL(consentLink({ ...person, tenant })).pathname).toBe(
    '/..%2Fx%3Fy%3D/v2.0/adminconsent',
  );
});
