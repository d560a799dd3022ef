import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { countOf, duration, localTime } from '../../../shared/messages/format.en.ts';

describe('English', () => {
  it('counts', () => {
    expect(countOf(1, 'character', 'characters')).toBe('1 character');
    expect(countOf(1842, 'character', 'characters')).toBe('1,842 characters');
    expect(en.summary.title(1)).toBe('One field needs your attention');
    expect(en.summary.title(2)).toBe('2 fields need your attention');
  });

  it('writes durations so that they can be compared at a glance', () => {
    expect([0, 4.4, 999, 999.6, 1234, 60_000].map(duration)).toEqual([
      '0 ms',
      '4 ms',
      '999 ms',
      '1.0 s',
      '1.2 s',
      '60.0 s',
    ]);
  });

  it('leaves alone what is not a time', () => {
    expect(localTime('soon')).toBe('soon');
    expect(localTime('2026-11-21T12:00:00Z')).toContain('Nov 2026');
  });

  it('says at each field what a right value looks like', () => {
    const { protocols, signInAudience, ...texts } = en.fields;
    expect(Object.keys(protocols.problems)).toEqual(['missing']);
    expect(Object.keys(signInAudience.problems)).toEqual([]);
    for (const field of Object.values(texts)) {
      expect(field.problems.malformed).toMatch(/such as/);
    }
  });
});
