import { describe, expect, it } from 'vitest';
import { listScenarios } from '../../../electron/practice/scenarios.ts';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import { scenarioTitles } from '../../../shared/messages/scenarios.ja.ts';
import { englishIn, isJapanese } from '../../shared/messages/japanese-text.ts';

const all = listScenarios();

describe('the titles of scenarios', () => {
  it('are there in Japanese for each, and for no other', () => {
    expect([...scenarioTitles.keys()].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });

  it('are sentences without their full stop', () => {
    for (const scenario of all) {
      expect(catalogues.en.practice.title(scenario)).toMatch(/^[A-Z].*[^.]$/);
      const title = catalogues.ja.practice.title(scenario);
      expect(title).toMatch(/[^。.]$/);
      expect(title).not.toMatch(/です|ます|  |undefined/);
      expect(isJapanese(title), title).toBe(true);
      expect(englishIn(title), title).toBeUndefined();
    }
  });

  it('tell scenarios apart in Japanese that English tells apart', () => {
    const shown = (language: 'en' | 'ja') =>
      all.map((scenario) =>
        [scenario.number, catalogues[language].practice.chosen(scenario)].join(' '),
      );
    expect(new Set(shown('ja')).size).toBe(new Set(shown('en')).size);
  });

  it('name the same numbers, protocols and programs', () => {
    const name = /\b(?:IMAP|POP|SMTP|STARTTLS|TLS|PKCE|BAD|\d{2,}|v1|v2)\b|\/\w+|Graph|Exchange/g;
    const names = (text: string) => new Set((text.match(name) ?? []).toSorted());
    for (const scenario of all) {
      expect(names(catalogues.ja.practice.title(scenario)), scenario.id).toEqual(
        names(scenario.title),
      );
    }
  });

  it('stand in English where a scenario has no Japanese one yet', () => {
    const added = { id: 'brand-new', title: 'something new', group: 'imap', needs: {} } as const;
    expect(catalogues.ja.practice.title(added)).toBe('something new');
  });
});
