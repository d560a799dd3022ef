import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../shared/connection.ts';
import { app, appClaims, inspect, person, personClaims, verdicts } from './tokens.ts';

describe('permissions', () => {
  test('are looked for protocol by protocol, in any case', () => {
    const all: Connection = { ...person, protocols: ['imap', 'pop', 'smtp'] };
    const rows = inspect({ ...personClaims, scp: 'smtp.send POP.AccessAsUser.All' }, all);
    expect(
      rows
        .filter(({ claim }) => claim === 'scp')
        .map(({ protocol, verdict, expected }) => [protocol, verdict, expected]),
    ).toEqual([
      ['imap', 'wrong', 'IMAP.AccessAsUser.All'],
      ['pop', 'right', 'POP.AccessAsUser.All'],
      ['smtp', 'right', 'SMTP.Send'],
    ]);
  });

  test.each([
    ['missing', undefined],
    ['empty', []],
  ])('in roles that are %s are no fault over SMTP: RBAC for Applications', (_, roles) => {
    const rows = inspect(
      { ...appClaims, idtyp: undefined, roles },
      { ...app, protocols: ['smtp'] },
    );
    expect(verdicts(rows)).toContain('roles: note, roles-rbac');
    expect(rows.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  });

  test('in empty roles are a fault over IMAP and POP', () => {
    const rows = inspect(
      { ...appClaims, roles: [] },
      { ...app, protocols: ['imap', 'pop', 'smtp'] },
    );
    expect(rows.filter(({ claim }) => claim === 'roles').map(({ reason }) => reason)).toEqual([
      'roles-missing',
      'roles-missing',
      'roles-rbac',
    ]);
  });

  test('of SMTP may be missing among other roles: Exchange Online may have them', () => {
    const rows = inspect({ ...appClaims, roles: ['IMAP.AccessAsApp'] }, app);
    expect(rows.filter(({ claim }) => claim === 'roles').map(({ verdict }) => verdict)).toEqual([
      'right',
      'unknown',
    ]);
  });

  test('of the other access are named as the one fault', () => {
    expect(verdicts(inspect(appClaims, person))).toContain('roles: wrong, app-token');
    expect(verdicts(inspect(personClaims, app))).toContain('scp: wrong, person-token');
    expect(inspect(personClaims, app).filter(({ claim }) => claim === 'roles')).toEqual([]);
  });
});
