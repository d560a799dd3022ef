import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../shared/connection.ts';
import { inspectToken } from '../../../shared/inspector/inspect-token.ts';
import {
  inspectionReasons,
  type InspectedClaim,
} from '../../../shared/inspector/inspected-claim.ts';
import {
  claimName,
  claimValue,
  reasonText,
  signatureNote,
  verdictWords,
} from '../../../shared/messages/token.en.ts';
import { summariseToken } from '../../../shared/token-claims.ts';
import { tokenSummarySchema } from '../../../shared/token-summary.ts';
import { seed } from '../../electron/mail/properties/seed.ts';
import {
  app,
  appClaims,
  inspect,
  now,
  opaque,
  person,
  personClaims,
  rowOf,
  summaryOf,
  verdicts,
} from './tokens.ts';

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

describe('an opaque token', () => {
  test.each([
    [{ ...person, cloud: 'outlook' }, 'opaque-personal'],
    [{ ...person, tenant: 'consumers' }, 'opaque-personal'],
    [{ ...person, tenant: 'Common' }, 'opaque-personal'],
    [{ ...person, tenant: 'organizations' }, 'opaque-work'],
    [person, 'opaque-work'],
    [app, 'opaque-work'],
  ] as const)('is opaque, and no fault', (connection, reason) => {
    const rows = inspectToken(opaque, { connection, now });
    expect(rows).toEqual([{ claim: 'token', value: 'opaque', verdict: 'note', reason }]);
  });

  test('still runs out, and the clock may still be wrong', () => {
    const expiresAt = new Date(now + 3_600_000).toISOString();
    const context = { connection: person, now, clockOffsetMs: 3_600_000 };
    expect(verdicts(inspectToken({ ...opaque, expiresAt }, context))).toEqual([
      'token: note, opaque-work',
      'exp: wrong, exp-over',
      'clock: wrong, clock-wrong',
    ]);
  });
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
  expect(claimValue({ claim: 'aud', value: '-1' })).toBe('-1');
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
      const rows = inspectToken(summaryOf(given), {
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

/** Every character that could hide or turn what stands beside it. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** What one page shows of a token, all of it. */
function shownOf(token: string, connection: Connection): string {
  const summary = summariseToken(token, 'f');
  expect(tokenSummarySchema.safeParse(summary).success).toBe(true);
  const rows = inspectToken(summary, { connection, now });
  return textsIn([summary, rows, rows.map(reasonText), rows.map(claimValue)]).join('');
}

/** As they are: JSON would write control characters out. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('whatever is taken for a token, nothing throws, hides or grows', () => {
  const part = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
    fc
      .dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
      .map((claims) => Buffer.from(JSON.stringify(claims)).toString('base64url')),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
  );
  const token = fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => `x${parts.join('.')}`),
    fc.tuple(part, part).map(([header, payload]) => `${header}.${payload}.c2ln`),
  );
  fc.assert(
    fc.property(token, fc.constantFrom<Connection>(person, app), (given, connection) => {
      expect(shownOf(given, connection)).not.toMatch(invisible);
    }),
    { seed, numRuns: 80 },
  );
});

const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

test.each([
  ['a megabyte', `{"upn":"${'x'.repeat(1_000_000)}"}`],
  ['as much as is read', `{"upn":"${'\\u202e'.repeat(8_000)}"}`],
  ['an object', '{"aud":{"a":1},"tid":{},"appid":{},"upn":{},"exp":{},"nbf":{},"scp":{},"oid":{}}'],
  ['a list', '{"aud":[],"tid":[],"appid":[[]],"upn":[null],"scp":["x"],"roles":[[[]]]}'],
  ['text that turns round', '{"upn":"a\\u202eb\\u0000c\\u200bd\\r\\n","aud":"\\u2066https://a"}'],
  ['a time that is none', '{"exp":-1e308,"nbf":1e308,"iat":null}'],
  ['a prototype', '{"__proto__":{"aud":"https://outlook.office.com"},"constructor":1}'],
  ['deep', `{"upn":${deep},"aud":${deep}}`],
])('a claim that is %s does no harm', (_, claims) => {
  const payload = Buffer.from(claims).toString('base64url');
  const shown = shownOf(`e30.${payload}.c2ln`, person);
  expect(shown).not.toMatch(invisible);
  expect(shown.length).toBeLessThan(30_000);
  expect(shown).not.toContain('aud-right');
});
