import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../electron/target.ts';
import type { Connection } from '../../shared/connection.ts';
import { exampleConnection } from './fakes.ts';

const connection: Connection = { ...exampleConnection, practice: false, tenant: 'contoso.com' };
const practice = {
  authority: 'https://localhost:1234/11111111-2222-3333-4444-555555555555',
  endpoints: { imap: { host: 'localhost', port: 5678, security: 'tls' } },
  ca: '-----BEGIN CERTIFICATE-----',
} as const;

describe('the target of a connection', () => {
  it('is Microsoft 365, and trusts nothing of a practice tenant that happens to run', () => {
    const target = resolveTarget(connection, practice);
    expect(target?.authority).toBe('https://login.microsoftonline.com/contoso.com');
    expect(target?.endpoints.imap).toEqual({
      host: 'outlook.office365.com',
      port: 993,
      security: 'tls',
    });
    expect(target).not.toHaveProperty('ca');
  });

  it('has the authority and the servers that the connection names instead of its cloud’s', () => {
    const smtp = { host: 'partner.outlook.cn', port: 587, security: 'starttls' } as const;
    const target = resolveTarget(
      {
        ...connection,
        cloud: '21vianet',
        authority: 'https://login.chinacloudapi.cn',
        endpoints: { smtp },
      },
      undefined,
    );
    expect(target?.authority).toBe('https://login.chinacloudapi.cn/contoso.com');
    expect(target?.endpoints).toMatchObject({ imap: { host: 'partner.outlook.cn' }, smtp });
  });

  it('is the running practice tenant for a practice connection, with its certificate authority', () => {
    const target = resolveTarget({ ...connection, practice: true }, practice);
    expect(target).toMatchObject(practice);
    expect(target?.redirectUri).toBe(
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
    );
  });

  it('asks the practice tenant for personal accounts where the cloud has no other', () => {
    const personal = {
      ...connection,
      practice: true,
      cloud: 'outlook',
      tenant: 'consumers',
    } as const;
    const home = 'https://localhost:4321/11111111-2222-3333-4444-555555555555';
    expect(resolveTarget(personal, { ...practice, home })).toMatchObject({
      authority: 'https://localhost:1234/consumers',
      home: 'https://localhost:4321/consumers',
    });
  });

  it('is missing for a practice connection while no practice tenant runs', () => {
    expect(resolveTarget({ ...connection, practice: true }, undefined)).toBeUndefined();
  });
});
