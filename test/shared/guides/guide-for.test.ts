import { describe, expect, it, test } from 'vitest';
import { allowedLink } from '../../../electron/windows/open-external.ts';
import { cloudIds, clouds, type CloudId } from '../../../shared/clouds.ts';
import type { Connection } from '../../../shared/connection.ts';
import { accessTypes } from '../../../shared/flows.ts';
import { guideFor } from '../../../shared/guides/guide-for.ts';
import { guideIds } from '../../../shared/guides/guide-ids.ts';
import type { Guide } from '../../../shared/guides/guide.ts';
import { guideStepIds } from '../../../shared/guides/step-ids.ts';
import {
  changeDraft,
  emptyDraft,
  practiceDraft,
  type Draft,
} from '../../../shared/wizard/draft.ts';
import { practice } from '../wizard/fixtures.ts';
import {
  application,
  clientId,
  connections,
  drafts,
  ids,
  objectId,
  person,
  said,
  sayNothing,
  step,
  values,
} from './examples.ts';

describe.each(guideIds)('the guide %s', (id) => {
  const guides = [...connections, ...drafts].map((source) => guideFor(id, source));

  it('has steps for every cloud and flow, except where nothing of it is there', () => {
    for (const guide of guides) {
      const { cloud, access, flow } = guide.facts;
      const nothing =
        (sayNothing[cloud] ?? []).includes(id) ||
        (id === 'mailbox-delegation' && access === 'application');
      expect([cloud, access, flow, guide.steps.length > 0]).toEqual([
        cloud,
        access,
        flow,
        !nothing,
      ]);
    }
  });

  it('has each step once, with at least one that is no alternative first', () => {
    for (const guide of guides) {
      expect(new Set(ids(guide)).size).toBe(guide.steps.length);
      expect(guide.steps[0]?.instead).toBeUndefined();
    }
  });

  it('leads only to pages that the app opens', () => {
    for (const { steps } of guides) {
      for (const { link } of steps) {
        if (link) expect(allowedLink(link.url)).toBe(link.url);
      }
    }
  });

  it('says every step, and leaves no gap where something is unknown', () => {
    const unknown = cloudIds.map((cloud) => guideFor(id, changeDraft(emptyDraft, { cloud })));
    for (const guide of [...guides, ...unknown]) {
      for (const each of guide.steps) {
        const text = said(guide, each);
        expect(text.length).toBeGreaterThan(5);
        expect(text).not.toMatch(/undefined|null|\[object|\s\s/);
        // A colon leads to a value, which then has to be there.
        if (text.endsWith(':') && !isUnknown(guide)) expect(each.values).not.toEqual([]);
        for (const { value } of each.values) expect(value).not.toMatch(/^$|undefined/);
      }
    }
  });
});

function isUnknown({ facts }: Guide): boolean {
  return facts.clientId === undefined;
}

test('the IDs are unique, and each step belongs to a guide', () => {
  expect(new Set(guideIds).size).toBe(guideIds.length);
  expect(new Set(guideStepIds).size).toBe(guideStepIds.length);
  const sources = [
    ...connections,
    ...(['common', 'organizations', 'consumers'] as const).map((tenant) => ({ ...person, tenant })),
  ];
  const used = sources.flatMap((source) => guideIds.flatMap((id) => ids(guideFor(id, source))));
  expect([...guideStepIds].filter((id) => !used.includes(id))).toEqual([]);
});

describe('the registration', () => {
  it.each([
    [
      'window',
      'redirect-uri-window',
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
    ],
    ['browser', 'redirect-uri-browser', 'http://localhost'],
    ['device-code', 'public-client-flows', undefined],
  ] as const)('has for the flow %s what that needs, and nothing else', (flow, id, value) => {
    const guide = guideFor('register-app-delegated', { ...person, flow });
    expect(ids(guide)).toEqual([
      ...(['new-registration', 'registration-name', 'single-tenant', 'copy-client-id'] as const),
      id,
    ]);
    expect(values(guide, id)).toEqual(value === undefined ? [] : [value]);
  });

  it('needs no more for a token that another program got', () => {
    const guide = guideFor('register-app-delegated', { ...person, flow: 'pasted-token' });
    expect(ids(guide)[guide.steps.length - 1]).toBe('copy-client-id');
  });

  it.each([
    ['secret', ['client-secret']],
    ['certificate', ['certificate']],
    ['pasted-token', ['certificate', 'client-secret']],
  ] as const)('of an app with the flow %s has its credential', (flow, last) => {
    const guide = guideFor('register-app-application', { ...application, flow });
    expect(ids(guide).slice(4)).toEqual(last);
  });

  it.each<[CloudId, string]>([
    ['gcc-high', 'https://login.microsoftonline.us/common/oauth2/nativeclient'],
    ['21vianet', 'https://login.partner.microsoftonline.cn/common/oauth2/nativeclient'],
  ])('is made in the portal of %s, with the redirect URI of its authority', (cloud, uri) => {
    const guide = guideFor('register-app-delegated', { ...person, cloud });
    const portal = clouds[cloud].portals.entra.value;
    expect(step(guide, 'new-registration').link?.url.startsWith(portal)).toBe(true);
    expect(said(guide, step(guide, 'new-registration'))).toContain(new URL(portal).hostname);
    expect(values(guide, 'redirect-uri-window')).toEqual([uri]);
  });

  it.each([
    ['contoso.com', 'single-tenant', 'AzureADMyOrg'],
    ['organizations', 'multiple-tenants', 'AzureADMultipleOrgs'],
    ['Common', 'tenants-and-personal', 'AzureADandPersonalMicrosoftAccount'],
    ['consumers', 'personal-accounts', 'PersonalMicrosoftAccount'],
  ] as const)('is for the accounts that the tenant %s needs', (tenant, id, audience) => {
    expect(ids(guideFor('register-app-delegated', { ...person, tenant }))[2]).toBe(id);
    const guide = guideFor('account-types', { ...person, tenant, signInAudience: 'AzureADMyOrg' });
    expect(values(guide, 'change-account-types')).toEqual([audience]);
  });

  it('is for the accounts that were chosen', () => {
    const source = { ...person, signInAudience: 'AzureADMultipleOrgs' as const };
    expect(ids(guideFor('register-app-delegated', source))[2]).toBe('multiple-tenants');
  });

  it('is found by its client ID, on the page that is to be changed', () => {
    const guide = guideFor('redirect-uri', person);
    expect(ids(guide)).toEqual([
      ...(['open-registration', 'remove-other-platform', 'redirect-uri-window'] as const),
    ]);
    expect(values(guide, 'open-registration')).toEqual([clientId]);
    expect(step(guide, 'redirect-uri-window').link?.url).toBe(
      `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${clientId}`,
    );
  });
});

describe('permissions and consent', () => {
  it('are those of the protocols, under the tile of the portal that has them', () => {
    const source: Connection = { ...person, protocols: ['imap', 'smtp'] };
    const delegated = guideFor('permissions', source);
    expect(ids(delegated)).toEqual(['add-permission', 'choose-graph', 'tick-delegated']);
    const names = ['IMAP.AccessAsUser.All', 'SMTP.Send', 'offline_access'];
    expect(values(delegated, 'tick-delegated')).toEqual(names);
    expect(values(guideFor('consent', source), 'check-consent')).toEqual(names);
    const app = guideFor('permissions', { ...application, protocols: ['pop'] });
    expect(values(app, 'choose-exchange-online')).toEqual(['Office 365 Exchange Online']);
    expect(values(app, 'tick-application')).toEqual(['POP.AccessAsApp']);
  });

  it('can be given by a link as well, once all of it is known', () => {
    const guide = guideFor('consent', person);
    expect(values(guide, 'consent-link')[0]).toMatch(
      /^https:\/\/login\.microsoftonline\.com\/contoso\.com\/v2\.0\/adminconsent\?/,
    );
    expect(step(guide, 'consent-link').instead).toBe(true);
    const early = guideFor('consent', { ...emptyDraft, tenant: 'contoso.com' });
    expect(ids(early)).toEqual(['grant-consent', 'check-consent']);
  });
});

describe('the enterprise application', () => {
  it('gives the object ID, which is told apart from the registration’s', () => {
    const guide = guideFor('enterprise-object-id', application);
    expect(values(guide, 'copy-object-id')).toEqual([objectId]);
    expect(step(guide, 'open-enterprise-app').link?.url).toContain(
      `ManagedAppMenuBlade/~/Overview/objectId/${objectId}/appId/${clientId}`,
    );
    expect(said(guide, step(guide, 'compare-object-id'))).toMatch(/App registrations.*“oid”/);
  });

  it('is left to be found where the practice tenant has it', () => {
    const guide = guideFor('register-app-delegated', practiceDraft(practice));
    for (const { link } of guide.steps) expect(link?.url ?? '').not.toContain(practice.clientId);
  });

  it('lets the person in who signs in', () => {
    expect(values(guideFor('user-assignment', person), 'assign-person')).toEqual([person.user]);
    expect(values(guideFor('sign-in-log', person), 'find-person-sign-in')).toEqual([person.user]);
    expect(values(guideFor('sign-in-log', application), 'find-app-sign-in')).toEqual([clientId]);
    expect(ids(guideFor('sign-in-log', { ...person, flow: 'device-code' }))).toContain(
      'device-code-policies',
    );
  });
});

describe('the mailbox', () => {
  it('has the switches of the protocols that are used, for every mailbox', () => {
    const guide = guideFor('mailbox-protocols', { ...application, protocols: ['imap', 'smtp'] });
    expect(ids(guide)).toEqual([
      ...(['open-mailbox', 'open-email-apps', 'enable-imap', 'save-email-apps'] as const),
      'mailbox-powershell',
    ]);
    expect(values(guide, 'open-mailbox')).toEqual(['scan@contoso.com', "o'hara@contoso.com"]);
    expect(values(guide, 'mailbox-powershell')).toEqual([
      'Connect-ExchangeOnline',
      "Set-CASMailbox -Identity 'scan@contoso.com' -ImapEnabled $true",
      "Set-CASMailbox -Identity 'o''hara@contoso.com' -ImapEnabled $true",
    ]);
    expect(step(guide, 'save-email-apps').waitMinutes).toBe(30);
    expect(ids(guideFor('mailbox-protocols', { ...person, protocols: ['smtp'] }))).toEqual([]);
  });

  it('of a person is the shared one to open, and the person’s own for SMTP', () => {
    expect(values(guideFor('mailbox-protocols', person), 'open-mailbox')).toEqual([
      'invoices@contoso.com',
    ]);
    const smtp = guideFor('smtp-auth', person);
    expect(values(smtp, 'open-active-user')).toEqual(['adele@contoso.com']);
    expect(values(smtp, 'smtp-powershell')).toEqual([
      'Connect-ExchangeOnline',
      "Set-CASMailbox -Identity 'adele@contoso.com' -SmtpClientAuthenticationDisabled $false",
    ]);
    expect(ids(guideFor('smtp-auth', { ...person, protocols: ['imap'] }))).toEqual([]);
  });

  it('is changed by the cmdlet where the admin center’s pages are not known', () => {
    const source: Connection = { ...person, cloud: '21vianet' };
    const guide = guideFor('mailbox-protocols', source);
    expect(ids(guide)).toEqual(['mailbox-powershell']);
    expect(values(guide, 'mailbox-powershell')[0]).toBe(
      'Connect-ExchangeOnline -ExchangeEnvironmentName O365China',
    );
    expect(ids(guideFor('smtp-auth', source))).toEqual(['smtp-powershell', 'security-defaults']);
    expect(guideFor('smtp-auth', source).steps[0]?.instead).toBeUndefined();
  });

  it('of a personal account is changed by its owner', () => {
    const source: Connection = { ...person, cloud: 'outlook', tenant: 'consumers' };
    expect(ids(guideFor('mailbox-protocols', { ...source, protocols: ['pop'] }))).toEqual([
      ...(['open-outlook-settings', 'outlook-pop', 'outlook-save'] as const),
    ]);
  });

  it('is delegated as the protocols need it', () => {
    expect(ids(guideFor('mailbox-delegation', person))).toEqual([
      ...(['open-mailbox', 'delegate-full-access', 'delegate-send-as'] as const),
    ]);
    const own = { ...person, sharedMailbox: undefined, sender: 'team@contoso.com' };
    expect(ids(guideFor('mailbox-delegation', own))).toEqual(['delegate-send-as']);
    expect(ids(guideFor('mailbox-delegation', { ...own, protocols: ['imap'] }))).toEqual([]);
    expect(values(guideFor('mailbox-delegation', own), 'delegate-send-as')).toEqual([
      ...['team@contoso.com', 'adele@contoso.com'],
    ]);
  });
});

test('nothing malformed is offered to be copied', () => {
  const hostile = "x' ; Remove-Mailbox";
  const draft = { ...emptyDraft, protocols: ['imap', 'pop', 'smtp'] } as const;
  const source: Draft = {
    ...draft,
    ...{ tenant: hostile, clientId: hostile, user: hostile, sender: hostile },
    ...{ mailboxKind: 'shared', sharedMailbox: hostile },
  };
  for (const access of accessTypes) {
    const text = JSON.stringify(guideIds.map((id) => guideFor(id, { ...source, access })));
    expect(text).not.toContain('Remove-Mailbox');
  }
});
