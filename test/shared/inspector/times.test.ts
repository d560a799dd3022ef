import { describe, expect, test } from 'vitest';
import { claimValue } from '../../../shared/messages/token.en.ts';
import { inspect, person, personClaims, rowOf, seconds } from './tokens.ts';

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
    [-400, 'right', '0 s'],
  ])('of a clock that differs by %d ms: %s', (clockOffsetMs, verdict, value) => {
    const row = rowOf(inspect(personClaims, person, { clockOffsetMs }), 'clock');
    expect(row).toMatchObject({ verdict });
    expect(row && claimValue(row)).toBe(value);
  });
});
