import { describe, expect, it } from 'vitest';
import { cloudIds, clouds, type CloudId } from '../../../shared/clouds.ts';
import { connectionSchema } from '../../../shared/connection.ts';
import { accessTypes } from '../../../shared/flows.ts';
import { protocols } from '../../../shared/protocols.ts';
import { scopesOf } from '../../../shared/scopes.ts';
import {
  changedValues,
  draftAuthority,
  editCloud,
  isEditable,
  ratedResource,
  resourceText,
  scopeSettings,
  serverText,
  type CloudEdits,
} from '../../../shared/wizard/cloud-values.ts';
import { changeDraft, emptyDraft, type Draft } from '../../../shared/wizard/draft.ts';
import { stepIssues, toConnection } from '../../../shared/wizard/validation.ts';
import { practice } from './fixtures.ts';

const china = { host: 'smtp.partner.outlook.cn', port: '587', security: 'starttls' } as const;

const good: Draft = {
  ...emptyDraft,
  tenant: 'contoso.com',
  clientId: '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595',
  user: 'adele@contoso.com',
};

function inCloud(cloud: CloudId, change: Partial<Draft> = {}): Draft {
  return changeDraft({ ...good, ...change }, { cloud });
}

function edited(draft: Draft, change: CloudEdits): Draft {
  return changeDraft(draft, editCloud(draft, change));
}

describe('a cloud’s values', () => {
  it.each(cloudIds)('make a connection of %s that names none of them', (cloud) => {
    const connection = toConnection(inCloud(cloud));
    expect(connectionSchema.parse(connection)).toEqual(connection);
    for (const key of ['authority', 'resource', 'endpoints']) {
      expect(connection).not.toHaveProperty(key);
    }
  });

  it.each(cloudIds)('stand in the fields of %s as the cloud has them', (cloud) => {
    const draft = inCloud(cloud);
    expect(draftAuthority(draft)).toBe(clouds[cloud].authority.value);
    for (const access of accessTypes) {
      expect(resourceText(draft, access)).toBe(ratedResource(cloud, access)?.value ?? '');
    }
    for (const protocol of protocols) {
      const { host, port, security } = clouds[cloud].endpoints[protocol].value;
      expect(serverText(draft, protocol)).toEqual({ host, port: String(port), security });
    }
  });

  it.each([
    ['global', []],
    ['gcc-high', []],
    ['dod', ['delegatedResource', 'applicationResource', 'imap', 'pop', 'smtp']],
    ['21vianet', ['authority', 'smtp']],
    ['outlook', []],
  ] as const)('can be edited in %s where they are not certain: %j', (id, names) => {
    const { authority, delegatedResource, applicationResource, endpoints } = clouds[id];
    const all = { authority, delegatedResource, applicationResource, ...endpoints };
    const editable = Object.entries(all).filter(([, rated]) => rated && isEditable(rated));
    expect(editable.map(([name]) => name)).toEqual(names);
  });

  it('cannot be edited where they are certain', () => {
    const draft = edited(inCloud('global'), {
      authority: 'https://login.chinacloudapi.cn',
      resources: { delegated: 'https://evil.example/' },
      servers: { imap: { host: 'evil.example', port: '1', security: 'tls' } },
    });
    expect(changedValues(draft)).toEqual({});
    expect(draftAuthority(draft)).toBe('https://login.microsoftonline.com');
  });
});

describe('what was typed in their place', () => {
  const other = 'https://login.chinacloudapi.cn';

  it('is in the connection, in the form that the main process takes', () => {
    const draft = edited(inCloud('21vianet'), {
      authority: other,
      servers: { smtp: { host: ' partner.outlook.cn ', port: ' 465 ', security: 'tls' } },
    });
    const connection = toConnection(draft);
    expect(connectionSchema.parse(connection)).toMatchObject({
      authority: other,
      endpoints: { smtp: { host: 'partner.outlook.cn', port: 465, security: 'tls' } },
    });
    expect(Object.keys(connection?.endpoints ?? {})).toEqual(['smtp']);
  });

  it('is left out where it is what the cloud has', () => {
    const draft = edited(inCloud('21vianet'), {
      authority: clouds['21vianet'].authority.value,
      servers: { smtp: { ...china, host: `${china.host} ` } },
    });
    expect(changedValues(draft)).toEqual({});
  });

  it('is no authority that the cloud does not have', () => {
    const draft = edited(inCloud('21vianet'), { authority: 'https://login.example' });
    expect(changedValues(draft)).toEqual({});
  });

  it('is one resource for a person and another for the app, with or without its slash', () => {
    const draft = edited(inCloud('dod'), {
      resources: { delegated: ' https://outlook-dod.office365.us' },
    });
    expect(toConnection(draft)?.resource).toBe('https://outlook-dod.office365.us/');
    expect(scopesOf(scopeSettings(draft))[0]).toBe(
      'https://outlook-dod.office365.us/IMAP.AccessAsUser.All',
    );
    const application = changeDraft(draft, { access: 'application' });
    expect(toConnection(application)).not.toHaveProperty('resource');
    const both = edited(application, {
      resources: { application: 'https://outlook.office365.us' },
    });
    expect(scopesOf(scopeSettings(both))).toEqual(['https://outlook.office365.us/.default']);
    expect(resourceText(both, 'delegated')).toBe(' https://outlook-dod.office365.us');
  });

  it('comes back with its cloud, and is not that of another', () => {
    const draft = edited(inCloud('21vianet'), { authority: other });
    const away = changeDraft(draft, { cloud: 'global' });
    expect(changedValues(away)).toEqual({});
    expect(changedValues(changeDraft(away, { cloud: '21vianet' }))).toEqual({ authority: other });
  });

  it.each([
    ['dod', { resources: { delegated: '' } }, 'delegatedResource', 'missing'],
    ['dod', { resources: { delegated: 'outlook.office365.us' } }, 'delegatedResource', 'malformed'],
    ['dod', { resources: { application: 'https://a.b/c/' } }, 'applicationResource', 'malformed'],
    ['dod', { resources: { application: 'https://a.b\n/' } }, 'applicationResource', 'malformed'],
    ['21vianet', { servers: { smtp: { ...china, host: '' } } }, 'smtpHost', 'missing'],
    ['21vianet', { servers: { smtp: { ...china, host: 'https://a.b' } } }, 'smtpHost', 'malformed'],
    ['21vianet', { servers: { smtp: { ...china, host: 'a b.cn' } } }, 'smtpHost', 'malformed'],
    ['21vianet', { servers: { smtp: { ...china, port: '0' } } }, 'smtpPort', 'malformed'],
    ['21vianet', { servers: { smtp: { ...china, port: '65536' } } }, 'smtpPort', 'malformed'],
    ['21vianet', { servers: { smtp: { ...china, port: '5e2' } } }, 'smtpPort', 'malformed'],
    ['21vianet', { servers: { smtp: { ...china, port: ' ' } } }, 'smtpPort', 'missing'],
  ] as const)('of %s as %j is a problem of its field', (cloud, change, field, problem) => {
    const draft = edited(inCloud(cloud), change);
    expect(stepIssues(draft, 'tenant')).toEqual([{ field, problem }]);
    expect(toConnection(draft)).toBeUndefined();
    expect(stepIssues(changeDraft(draft, { cloud: 'global' }), 'tenant')).toEqual([]);
  });

  it('changes the resource alone for the practice tenant, which has its own servers', () => {
    const own = { ...china, host: '' };
    const draft = edited(inCloud('21vianet', { practice }), {
      authority: other,
      servers: { smtp: own },
    });
    expect(stepIssues(draft, 'tenant')).toEqual([]);
    expect(changedValues(draft)).toEqual({});
    const resources = { delegated: 'https://outlook-dod.office365.us/' };
    expect(changedValues(edited(inCloud('dod', { practice }), { resources }))).toEqual({
      resource: 'https://outlook-dod.office365.us/',
    });
  });

  it('does not stand in the scopes while it cannot be a resource', () => {
    const draft = edited(inCloud('dod'), { resources: { delegated: 'https://' } });
    expect(scopeSettings(draft)).not.toHaveProperty('resource');
  });
});
