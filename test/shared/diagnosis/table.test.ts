import { describe, expect, it } from 'vitest';
import { scenarioIds } from '../../../electron/practice/scenarios.ts';
import { findingIds } from '../../../shared/diagnosis/finding-ids.ts';
import type { Row, Sign } from '../../../shared/diagnosis/row.ts';
import { diagnosisTable } from '../../../shared/diagnosis/table.ts';
import { signInRows } from '../../../shared/diagnosis/table/sign-in.ts';
import { guideIds } from '../../../shared/guides/guide-ids.ts';
import { scriptTopics } from '../../../shared/scripts/script-ids.ts';

const rows = diagnosisTable.map((row) => [row.id, row] as const);
const certainFrom = 85;

/** What a sign asks for besides its wording and what must not hold. */
function structureOf({ weight, words, not, protocol, stage, ...rest }: Sign): string[] {
  return Object.keys(rest);
}

describe('the diagnosis table', () => {
  it('has each cause once, and every cause', () => {
    const ids = diagnosisTable.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
    expect(ids.toSorted()).toEqual(findingIds.toSorted());
  });

  const ofSignIn = signInRows.map((row) => [row.id, row] as const);
  it.each(ofSignIn)(
    '%s is sure only by structure or by names that nobody translates',
    (_id, row) => {
      for (const sign of row.when) {
        expect(sign.weight).toBeGreaterThan(0);
        expect(sign.weight).toBeLessThanOrEqual(100);
        if (sign.words !== undefined && structureOf(sign).length === 0) {
          expect(sign.weight).toBeLessThan(certainFrom);
        }
      }
    },
  );

  it.each(rows)('%s names scripts, guides, scenarios and a page that there are', (_id, row) => {
    expect(scriptTopics).toEqual(expect.arrayContaining([...(row.scripts ?? [])]));
    expect(guideIds).toEqual(expect.arrayContaining([...(row.guides ?? [])]));
    if (Array.isArray(row.scenarios)) {
      expect(row.scenarios).not.toEqual([]);
      expect(scenarioIds).toEqual(expect.arrayContaining([...(row.scenarios as string[])]));
    } else {
      expect((row.scenarios as { none: string }).none).toMatch(/^\S.{15,}/);
    }
    if (row.link !== undefined) expect(row.link).toMatch(/^https:\/\/\S+$/);
    expect(row.waitMinutes ?? 1).toBeGreaterThan(0);
  });
});

describe('the numbers of Entra ID', () => {
  it('have one cause each that is surest without any context', () => {
    const surest = new Map<number, Row[]>();
    for (const row of signInRows) {
      for (const sign of row.when) {
        const alone = structureOf(sign).join() === 'aadsts' && !sign.words && !sign.not;
        if (!alone || sign.stage || sign.protocol || sign.weight < 96) continue;
        for (const number of sign.aadsts ?? []) {
          surest.set(number, [...(surest.get(number) ?? []), row]);
        }
      }
    }
    const several = [...surest].filter(([, found]) => found.length > 1);
    expect(several.map(([number, found]) => [number, found.map(({ id }) => id)])).toEqual([]);
    expect(surest.size).toBeGreaterThan(80);
  });
});
