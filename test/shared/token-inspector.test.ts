import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../shared/connection.ts';
import {
  claimName,
  reasonText,
  signatureNote,
  verdictWords,
} from '../../shared/messages/token.en.ts';
import { summariseToken } from '../../shared/token-claims.ts';
import {
  inspectionReasons,
  inspectToken,
  type InspectedClaim,
  type InspectionContext,
} from '../../shared/token-inspector.ts';
import type { TokenSummary } from '../../shared/token-summary.ts';
import { seed } from '../electron/mail/properties/seed.ts';

const now = Date.UTC(2026, 10, 21, 12);
const seconds = now / 1000;
const tenantId = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';

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
  offlineAccess: true,
  user: 'adele@contoso.com',
};
const app: Connection = { ...person, access: 'application', flow: 'secret' };

const personClaims = {
  aud: 'https://outlook.office.com',
  tid: tenantId,
  appid: person.clientId,
  scp: 'IMAP.AccessAsUser.All SMTP.Send',
  upn: 'Adele@Contoso.com',
  oid: 'o',
  sub: 's',
  nbf: seconds - 300,
  exp: seconds + 3600,
};
const appClaims = {
  aud: 'https://outlook.office365.com',
  tid: tenantId,
  appid: person.clientId,
  roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'],
  idtyp: 'app',
  oid: 'object-id',
  sub: 'object-id',
  nbf: seconds - 300,
  exp: seconds + 3600,
};

function summary(claims: unknown): TokenSummary {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return summariseToken(`${part({ alg: 'RS256' })}.${part(claims)}.c2ln`, '1a2b3c4d');
}

function inspect(
  claims: unknown,
  connection: Connection = person,
  context: Partial<InspectionContext> = {},
): InspectedClaim[] {
  return inspectToken(summary(claims), { connection, now, tenantId, ...context });
}

/** Claim, verdict and reason of each row, in a form that is easy to compare. */
function verdicts(rows: readonly InspectedClaim[]): string[] {
  return rows.map(({ claim, verdict, reason }) => `${claim}: ${verdict}, ${reason}`);
}

/** The row of one claim. */
function rowOf(rows: readonly InspectedClaim[], claim: string): InspectedClaim | undefined {
  return rows.find((row) => row.claim === claim);
}

test('a right token of a person is right in every claim', () => {
  expect(verdicts(inspect(personClaims, person, { clockOffsetMs: 1200 }))).toEqual([
    'aud: right, aud-right',
    'scp: right, scp-right',
    'scp: right, scp-right',
    'tid: right, tid-right',
    'appid: right, client-right',
    'upn: right, user-right',
    'exp: right, exp-right',
    'nbf: right, nbf-right',
    'clock: right, clock-right',
  ]);
});

test('a right token of an app names the object ID for New-ServicePrincipal', () => {
  const rows = inspect(appClaims, app);
  expect(verdicts(rows)).toEqual([
    'aud: right, aud-right',
    'roles: right, roles-right',
    'roles: right, roles-right',
    'tid: right, tid-right',
    'appid: right, client-right',
    'exp: right, exp-right',
    'nbf: right, nbf-right',
    'oid: note, oid-object-id',
  ]);
  expect(rowOf(rows, 'oid')?.value).toBe('object-id');
});

describe('aud', () => {
  test.each([
    ['global', 'https://outlook.office.com', 'right', 'aud-right'],
    ['global', 'https://outlook.office365.com', 'right', 'aud-right'],
    ['global', 'https://outlook.office365.com/', 'right', 'aud-right'],
    ['global', 'HTTPS://Outlook.Office.com', 'right', 'aud-right'],
    ['gcc-high', 'https://outlook.office365.us', 'right', 'aud-right'],
    ['gcc-high', 'https://outlook.office.com', 'wrong', 'aud-other-cloud'],
    ['global', 'https://outlook.office365.us', 'wrong', 'aud-other-cloud'],
    ['global', 'https://partner.outlook.cn', 'wrong', 'aud-other-cloud'],
    ['dod', 'https://outlook.office365.us/', 'unknown', 'aud-not-described'],
    ['dod', 'https://outlook-dod.office365.us', 'unknown', 'aud-not-described'],
    ['dod', 'https://outlook.office.com', 'wrong', 'aud-other-cloud'],
    ['21vianet', 'https://partner.outlook.cn', 'unknown', 'aud-not-described'],
    ['global', 'https://graph.microsoft.com', 'wrong', 'aud-graph'],
    ['global', '00000003-0000-0000-c000-000000000000', 'wrong', 'aud-graph'],
    ['gcc-high', 'https://graph.microsoft.us/', 'wrong', 'aud-graph'],
    ['21vianet', 'https://microsoftgraph.chinacloudapi.cn', 'wrong', 'aud-graph'],
    ['global', '00000002-0000-0ff1-ce00-000000000000', 'unknown', 'aud-other-name'],
    ['global', 'https://ps.outlook.com', 'unknown', 'aud-other-name'],
    ['global', person.clientId, 'wrong', 'aud-own-app'],
    ['global', 'https://management.azure.com', 'wrong', 'aud-other'],
    ['global', 'https://outlook.office.com//', 'wrong', 'aud-other'],
    ['global', 'https://outlook.office.com.evil.example', 'wrong', 'aud-other'],
    ['global', undefined, 'wrong', 'aud-missing'],
  ] as const)('in %s, %s: %s, %s', (cloud, aud, verdict, reason) => {
    const row = rowOf(inspect({ ...personClaims, aud }, { ...person, cloud }), 'aud');
    expect(row).toMatchObject({ verdict, reason, value: aud ?? '' });
  });

  test('that is the resource that was typed cannot be told', () => {
    const typed = { ...person, resource: 'https://outlook.contoso.com/' };
    const rows = inspect({ ...personClaims, aud: 'https://outlook.contoso.com' }, typed);
    expect(rowOf(rows, 'aud')).toMatchObject({ verdict: 'unknown', reason: 'aud-not-described' });
  });
});

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
    const rows = inspectToken(summary(personClaims), { connection, now, ...known });
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
  ['upn', { upn: undefined }, 'unknown', 'user-missing'],
])('%s is held against who signs in: %j', (claim, change, verdict, reason) => {
  const rows = inspect({ ...personClaims, ...change });
  expect(rowOf(rows, claim)).toMatchObject({ verdict, reason });
});

describe('times', () => {
  test.each([
    ['still good', { exp: seconds + 301 }, {}, 'exp', 'right', 'exp-right'],
    ['good for a moment', { exp: seconds + 299 }, {}, 'exp', 'note', 'exp-soon'],
    ['over at this second', { exp: seconds }, {}, 'exp', 'wrong', 'exp-over'],
    ['over', { exp: seconds - 1 }, {}, 'exp', 'wrong', 'exp-over'],
    ['not said', { exp: 'soon' }, {}, 'exp', 'unknown', 'exp-missing'],
    ['no time', { exp: 1e300 }, {}, 'exp', 'unknown', 'exp-missing'],
    ['begun', { nbf: seconds }, {}, 'nbf', 'right', 'nbf-right'],
    ['to come', { nbf: seconds + 1 }, {}, 'nbf', 'wrong', 'nbf-later'],
    // By the authority's clock, whatever this computer's says.
    [
      'over there',
      { exp: seconds + 3600 },
      { clockOffsetMs: 3_600_000 },
      'exp',
      'wrong',
      'exp-over',
    ],
    [
      'good there',
      { exp: seconds - 60 },
      { clockOffsetMs: -3_600_000 },
      'exp',
      'right',
      'exp-right',
    ],
    ['begun there', { nbf: seconds + 60 }, { clockOffsetMs: 61_000 }, 'nbf', 'right', 'nbf-right'],
  ])('are %s', (_, change, context, claim, verdict, reason) => {
    const rows = inspect({ ...personClaims, ...change }, person, context);
    expect(rowOf(rows, claim)).toMatchObject({ verdict, reason });
  });

  test.each([
    [300_000, 'right', '300 s behind'],
    [301_000, 'wrong', '301 s behind'],
    [-301_000, 'wrong', '301 s ahead'],
    [0, 'right', '0 s behind'],
  ])('of a clock that differs by %d ms: %s', (clockOffsetMs, verdict, value) => {
    const row = rowOf(inspect(personClaims, person, { clockOffsetMs }), 'clock');
    expect(row).toMatchObject({ verdict, value });
  });
});

test.each([
  ['outlook', 'opaque-personal'],
  ['global', 'opaque-work'],
] as const)('an opaque token in %s is one row, and no fault', (cloud, reason) => {
  const token = summariseToken('EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA', 'f');
  const rows = inspectToken(token, { connection: { ...person, cloud }, now, clockOffsetMs: 1e9 });
  expect(verdicts(rows)).toEqual([`token: note, ${reason}`]);
});

test('an app token that does not name its object ID says where to find it', () => {
  const rows = inspect({ ...appClaims, oid: undefined }, app);
  expect(rowOf(rows, 'oid')).toMatchObject({ verdict: 'unknown', reason: 'oid-missing' });
});

test.each(inspectionReasons)('the text of %s says it in whole sentences', (reason) => {
  const row: InspectedClaim = {
    ...{ claim: 'aud', value: 'x', verdict: 'wrong', reason },
    ...{ expected: 'EXPECTED', protocol: 'imap' },
  };
  const text = reasonText(row);
  expect(text).toMatch(/^[A-Z].*\.$/);
  expect(text).not.toMatch(/undefined|object Object|[Ee]rror|please/);
  const bare = reasonText({ claim: 'aud', value: '', verdict: 'wrong', reason });
  expect(bare).not.toContain('undefined');
});

test('the texts name what is to be done with Graph, the object ID and the signature', () => {
  const [aud] = inspect({ ...personClaims, aud: 'https://graph.microsoft.com' });
  expect(aud && reasonText(aud)).toContain('https://outlook.office.com');
  const oid = rowOf(inspect(appClaims, app), 'oid');
  expect(oid && reasonText(oid)).toContain('New-ServicePrincipal -ObjectId');
  expect(signatureNote).toContain('signature is not verified');
  expect(claimName({ claim: 'clock' })).toBe('This computer’s clock');
  expect(claimName({ claim: 'aud' })).toBe('aud');
  expect(verdictWords.unknown).not.toBe(verdictWords.wrong);
});

test('whatever stands in a token, every row has a verdict and a text', () => {
  const names = [
    ...Object.keys(personClaims),
    'roles',
    'idtyp',
    'azp',
    'preferred_username',
    'iat',
  ];
  const value = fc.oneof(fc.jsonValue(), fc.string(), fc.integer(), fc.constant('app'));
  const claims = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value);
  const connection = fc.constantFrom<Connection>(person, app, { ...person, cloud: 'dod' });
  const offset = fc.option(fc.double(), { nil: undefined });
  fc.assert(
    fc.property(claims, connection, offset, fc.double(), (given, chosen, clockOffsetMs, time) => {
      const rows = inspectToken(summary(given), {
        ...{ connection: chosen, now: time },
        ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
      });
      for (const row of rows) {
        expect(row.value.length).toBeLessThan(1_000_000);
        expect(reasonText(row)).toMatch(/\.$/);
      }
      // Nothing but an audience of the cloud passes as one.
      const aud = rowOf(rows, 'aud');
      if (aud?.verdict === 'right') expect(aud.value).toMatch(/^https:\/\/outlook\.office/i);
    }),
    { seed, numRuns: 300 },
  );
});
