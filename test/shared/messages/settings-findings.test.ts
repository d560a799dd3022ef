import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { findingRules } from '../../../shared/wizard/findings/table.ts';
import { settingsFindingIds } from '../../../shared/wizard/findings/types.ts';

/** Whether what a finding says is sure. */
const strengthOf = new Map(findingRules.map(({ id, strength }) => [id, strength]));

describe('the text of what is wrong with settings', () => {
  it.each(settingsFindingIds)('says what, and what to do: %s', (id) => {
    const { title, text } = en.settingsFindings({ id, value: '2026-06-01T12:00:00Z' });
    expect(title).toMatch(/^\S.*[^.]$/);
    expect(text).toMatch(/^[A-Z].*\.$/);
    // It stands under a field.
    expect(`${title} ${text}`.length).toBeLessThan(330);
  });

  it.each(settingsFindingIds)('blames nobody and does not shout: %s', (id) => {
    const { title, text } = en.settingsFindings({ id, value: 'x' });
    expect(`${title} ${text}`).not.toMatch(/\berrors?\b|\binvalid\b|\byour (?:fault|mistake)\b|!/i);
  });

  it('says that it is only likely where it is not sure to fail', () => {
    for (const id of settingsFindingIds) {
      const { title, text } = en.settingsFindings({ id, value: 'x' });
      const hedged = /likely|mostly|\bif\b|many networks|stays unused|ends soon|For a personal/i;
      if (strengthOf.get(id) === 'caution') expect(`${title} ${text}`, id).toMatch(hedged);
    }
  });

  it('has one strength for each', () => {
    for (const { id, strength } of findingRules) expect(strength, id).toBe(strengthOf.get(id));
    expect([...strengthOf.keys()].sort()).toEqual([...settingsFindingIds].sort());
  });
});
