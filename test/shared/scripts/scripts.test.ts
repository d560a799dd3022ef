import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../../shared/connection.ts';
import { scriptText } from '../../../shared/messages/script-text.en.ts';
import { scriptIds, scriptTopics, type ScriptTopic } from '../../../shared/scripts/script-ids.ts';
import { scriptSource } from '../../../shared/scripts/script-source.ts';
import type { ScriptSource } from '../../../shared/scripts/script.ts';
import { topicOf, topicScripts } from '../../../shared/scripts/scripts.ts';
import { emptyDraft, type Draft } from '../../../shared/wizard/draft.ts';
import { scriptById, scriptsFor } from './every-script.ts';
import { app, clientId, objectId, person, sources } from './sources.ts';

function topicsOf(source: ScriptSource): ScriptTopic[] {
  return scriptsFor(source, scriptText).map(({ topic }) => topic);
}

function text(source: ScriptSource, id: (typeof scriptIds)[number]): string {
  return scriptById(source, id, scriptText)?.text ?? '';
}

/** The lines that give a script its values. */
function values(source: ScriptSource, id: (typeof scriptIds)[number]): string {
  return /\n# What the connection says.*\n([^#]*?)\n\n/.exec(text(source, id))?.[1] ?? '';
}

describe('the scripts of a connection', () => {
  it.each<[keyof typeof sources, ScriptTopic[]]>([
    ['a person and their own mailbox', ['app-registration', 'mailbox-protocols']],
    [
      'a person and a shared mailbox, all protocols',
      ['app-registration', 'full-access', 'send-as', 'mailbox-protocols', 'smtp-organization'],
    ],
    [
      'a person who sends as another address by device code',
      ['app-registration', 'send-as', 'mailbox-protocols', 'smtp-organization'],
    ],
    ['a personal account', ['app-registration']],
    [
      'an app and its one mailbox',
      ['app-registration', 'app-access', 'app-smtp-role', 'mailbox-protocols', 'smtp-organization'],
    ],
    [
      'an app with a pasted token over IMAP',
      ['app-registration', 'app-access', 'mailbox-protocols'],
    ],
  ])('are those that it has a use for: %s', (kind, topics) => {
    expect(topicsOf(sources[kind])).toEqual(topics);
  });

  it('come in threes: look first, change, undo, each by its own ID and file', () => {
    const all = scriptsFor(sources['an app with further mailboxes and a sender'], scriptText);
    for (const { topic, missing, scripts } of all) {
      expect(missing).toEqual([]);
      expect(scripts.map(({ id }) => id)).toEqual([
        `${topic}-show`,
        `${topic}-grant`,
        `${topic}-undo`,
      ]);
      for (const { fileName, text: script } of scripts) {
        expect(fileName).toMatch(/^(?:Show|Grant|Undo)-[A-Za-z]+\.ps1$/);
        expect(script).toContain(`-File .\\${fileName}`);
      }
    }
    const files = all.flatMap(({ scripts }) => scripts.map(({ fileName }) => fileName));
    expect(new Set(files).size).toBe(files.length);
  });

  it('are the same each time, and are found by their IDs', () => {
    for (const source of Object.values(sources)) {
      for (const script of scriptsFor(source, scriptText).flatMap(({ scripts }) => scripts)) {
        expect(scriptById(source, script.id, scriptText)).toEqual(script);
        expect(topicOf(script.id)).toBe(script.id.replace(/-\w+$/, ''));
      }
    }
    expect(scriptIds).toHaveLength(scriptTopics.length * 3);
    expect(topicOf('send-as')).toBeUndefined();
    expect(scriptById(person, 'app-access-grant', scriptText)).toBeUndefined();
  });

  it('say what is missing, and are not half there', () => {
    const half = { ...app, servicePrincipalObjectId: '', furtherMailboxes: [], sender: '' };
    expect(topicScripts(half, 'app-access', scriptText)).toMatchObject({
      missing: ['servicePrincipalObjectId', 'furtherMailboxes', 'sender'],
      scripts: [],
    });
    expect(scriptById(half, 'app-access-grant', scriptText)).toBeUndefined();
    const shared: ScriptSource = { ...person, user: '', sharedMailbox: '' };
    expect(topicScripts(shared, 'full-access', scriptText)?.missing).toEqual([
      'user',
      'sharedMailbox',
    ]);
    expect(
      topicScripts({ ...shared, protocols: [] }, 'mailbox-protocols', scriptText)?.missing,
    ).toContain('protocols');
  });
});

describe('the values of scripts', () => {
  it('are the mailbox and the person', () => {
    const source = sources['a person and a shared mailbox, all protocols'];
    expect(values(source, 'full-access-grant')).toBe(
      "$mailbox = 'invoices@contoso.com'\n$person = 'adele@contoso.com'",
    );
    expect(values(source, 'send-as-grant')).toBe(
      "$sender = 'invoices@contoso.com'\n$person = 'adele@contoso.com'",
    );
    // Over SMTP the person signs in to their own mailbox.
    expect(values(source, 'mailbox-protocols-grant')).toBe(`$settings = @(
    @{ Mailbox = 'invoices@contoso.com'; Imap = $true; Pop = $true; Smtp = $false }
    @{ Mailbox = 'adele@contoso.com'; Imap = $false; Pop = $false; Smtp = $true }
)`);
  });

  it('are each mailbox of the app once, and the object ID of the enterprise application', () => {
    const source = sources['an app with further mailboxes and a sender'];
    const found = values(source, 'app-access-grant');
    expect(found).toContain(`$appId = '${clientId}'\n$objectId = '${objectId}'`);
    expect(found).toContain(
      "@(\n    'scanner@contoso.com'\n    'fax@contoso.com'\n    'door@contoso.com'\n)",
    );
    expect(found).toContain("$senders = @(\n    'no-reply@contoso.com'\n)");
    expect(values(app, 'app-access-grant')).toContain('$senders = @()');
    const script = text(source, 'app-access-grant');
    expect(script).toContain('New-ServicePrincipal -AppId $appId -ObjectId $objectId');
    expect(script).not.toContain('-ServiceId');
  });

  it.each<[keyof typeof sources, RegExp, string[]]>([
    [
      'a person and their own mailbox',
      /redirectUris = @\(\n {4}'https:\/\/login\.microsoftonline\.com\/common\/oauth2\/nativeclient'/,
      ['$publicClient = $false', "'IMAP.AccessAsUser.All'\n    'offline_access'", "'AzureADMyOrg'"],
    ],
    [
      'a person and a shared mailbox, all protocols',
      /redirectUris = @\(\n {4}'http:\/\/localhost'/,
      ["'POP.AccessAsUser.All'", "'SMTP.Send'", "$api = '00000003-0000-0000-c000-000000000000'"],
    ],
    [
      'a person who sends as another address by device code',
      /redirectUris = @\(\)/,
      ['$publicClient = $true', "$permissions = @(\n    'SMTP.Send'\n)"],
    ],
    [
      'a personal account',
      /nativeclient/,
      ["$signInAudience = 'PersonalMicrosoftAccount'", "'IMAP.AccessAsUser.All'"],
    ],
    [
      'an app and its one mailbox',
      /redirectUris = @\(\)/,
      [
        "$api = '00000002-0000-0ff1-ce00-000000000000'",
        "@(\n    'IMAP.AccessAsApp'\n    'POP.AccessAsApp'\n    'SMTP.SendAsApp'\n)",
      ],
    ],
  ])('are exactly what the registration needs: %s', (kind, uris, parts) => {
    const found = values(sources[kind], 'app-registration-grant');
    expect(found).toMatch(uris);
    for (const part of parts) expect(found).toContain(part);
  });

  it('are asked of the tenant of a work account, and consented to there', () => {
    const own = text(person, 'app-registration-grant');
    expect(own).toContain('-TenantId $tenant -NoWelcome');
    expect(own).toContain("'DelegatedPermissionGrant.ReadWrite.All'");
    expect(text(app, 'app-registration-grant')).toContain("'AppRoleAssignment.ReadWrite.All'");
    const personal = text(sources['a personal account'], 'app-registration-grant');
    expect(personal).not.toMatch(/-TenantId|ServicePrincipal -AppId|PermissionGrant -/);
    expect(text({ ...person, tenant: 'common' }, 'app-registration-grant')).toContain(
      "$signInAudience = 'AzureADandPersonalMicrosoftAccount'",
    );
  });
});

it.each([
  ['global', 'Connect-ExchangeOnline -ShowBanner:$false\n', '-NoWelcome'],
  ['gcc-high', "-ExchangeEnvironmentName 'O365USGovGCCHigh'", "-Environment 'USGov' "],
  ['dod', "-ExchangeEnvironmentName 'O365USGovDoD'", "-Environment 'USGovDoD' "],
  ['21vianet', "-ExchangeEnvironmentName 'O365China'", "-Environment 'China' "],
] as const)('connects to the cloud: %s', (cloud, exchange, graph) => {
  const source = { ...app, cloud };
  expect(text(source, 'app-access-show')).toContain(exchange);
  const registration = text(source, 'app-registration-show');
  expect(registration).toContain(graph);
  expect(registration.includes('-Environment')).toBe(cloud !== 'global');
});

describe('what scripts are made from', () => {
  const draft: Draft = {
    ...emptyDraft,
    tenant: ' contoso.com ',
    clientId,
    user: 'adele@contoso.com\n',
    protocols: ['imap', 'smtp'],
  };

  it('is a connection as it is', () => {
    const connection = connectionSchema.parse({
      ...{ version: 1, name: 'x', practice: false },
      ...app,
      protocols: ['imap', 'pop', 'smtp'],
      furtherMailboxes: [],
    });
    expect(scriptsFor(scriptSource(connection), scriptText)).toEqual(scriptsFor(app, scriptText));
  });

  it('is a draft without the space around its values, and without what cannot be right', () => {
    expect(scriptSource(draft)).toMatchObject({
      ...{ tenant: 'contoso.com', clientId, user: 'adele@contoso.com' },
      ...{ sharedMailbox: undefined, sender: undefined, servicePrincipalObjectId: undefined },
    });
    const wrong: Draft = {
      ...{ ...draft, clientId: 'x', user: 'adele', sender: 'y' },
      ...{ mailboxKind: 'shared', sharedMailbox: '' },
    };
    expect(scriptSource(wrong)).toMatchObject({
      ...{ clientId: '', user: '', sender: '', sharedMailbox: '' },
    });
  });

  it('is for an app also its object ID and all further mailboxes, or none of them', () => {
    const asApp: Draft = {
      ...{ ...draft, access: 'application', flow: 'secret', mailboxKind: 'shared' },
      ...{ servicePrincipalObjectId: ` ${objectId}`, furtherMailboxes: 'a@b.com, c@d.com' },
    };
    expect(scriptSource(asApp)).toMatchObject({
      ...{ servicePrincipalObjectId: objectId, furtherMailboxes: ['a@b.com', 'c@d.com'] },
      ...{ sharedMailbox: undefined, offlineAccess: false },
    });
    expect(scriptSource({ ...asApp, furtherMailboxes: 'a@b.com, c' }).furtherMailboxes).toEqual([]);
    expect(scriptSource({ ...asApp, furtherMailboxes: ' ' }).furtherMailboxes).toBeUndefined();
  });
});
