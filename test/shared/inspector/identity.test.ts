import { describe, expect, test } from 'vitest';
import { inspectToken } from '../../../shared/inspector/inspect-token.ts';
import {
  app,
  appClaims,
  inspect,
  now,
  person,
  personClaims,
  rowOf,
  summaryOf,
  tenantId,
} from './tokens.ts';

describe('tid', () => {
  const other = '11111111-2222-4333-8444-555555555555';
  test.each([
    ['the tenant that was found', person, { tenantId }, 'right', 'tid-right'],
    [
      'the connection’s ID',
      { ...person, tenant: tenantId.toUpperCase() },
      {},
      'right',
      'tid-right',
    ],
    ['another than was found', person, { tenantId: other }, 'wrong', 'tid-other'],
    ['another than the connection’s', { ...person, tenant: other }, {}, 'wrong', 'tid-other'],
    ['not known', person, {}, 'unknown', 'tid-not-compared'],
    ['a work account’s at Outlook.com', { ...person, cloud: 'outlook' }, {}, 'wrong', 'tid-other'],
  ] as const)('is %s', (_, connection, known, verdict, reason) => {
    const rows = inspectToken(summaryOf(personClaims), { connection, now, ...known });
    expect(rowOf(rows, 'tid')).toMatchObject({ verdict, reason });
  });

  test('of a personal account is that of all of them', () => {
    const tid = '9188040d-6c67-4c5b-b112-36a304b66dad';
    const rows = inspect({ ...personClaims, tid }, { ...person, cloud: 'outlook' });
    expect(rowOf(rows, 'tid')?.verdict).toBe('right');
  });
});

test.each([
  ['appid', { appid: person.clientId.toUpperCase() }, 'right', 'client-right'],
  ['azp', { appid: undefined, azp: person.clientId }, 'right', 'client-right'],
  ['appid', { appid: tenantId }, 'wrong', 'client-other'],
  ['azp', { appid: 5, azp: person.clientId }, 'right', 'client-right'],
  ['appid', { appid: undefined }, 'unknown', 'client-missing'],
])('%s is held against the client ID: %j', (claim, change, verdict, reason) => {
  const rows = inspect({ ...personClaims, ...change });
  expect(rowOf(rows, claim)).toMatchObject({ verdict, reason });
});

test.each([
  ['upn', { upn: 'ADELE@contoso.com' }, 'right', 'user-right'],
  ['preferred_username', { upn: '', preferred_username: person.user }, 'right', 'user-right'],
  ['unique_name', { upn: undefined, unique_name: 'live.com#a@b.example' }, 'note', 'user-other'],
  ['upn', { upn: 'alex@contoso.com' }, 'note', 'user-other'],
  ['preferred_username', { upn: 5, preferred_username: person.user }, 'right', 'user-right'],
  ['upn', { upn: undefined }, 'unknown', 'user-missing'],
])('%s is held against who signs in: %j', (claim, change, verdict, reason) => {
  const rows = inspect({ ...personClaims, ...change });
  expect(rowOf(rows, claim)).toMatchObject({ verdict, reason });
});

test('an app token that does not name its object ID says where to find it', () => {
  const rows = inspect({ ...appClaims, oid: undefined }, app);
  expect(rowOf(rows, 'oid')).toMatchObject({ verdict: 'unknown', reason: 'oid-missing' });
});
