import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingIds } from '../../shared/diagnosis/finding-ids.ts';
import { caseFileSchema, type FailureCase } from './case.ts';
import { scoreCase, scoreOf } from './score.ts';

const folder = join(import.meta.dirname, '../diagnosis/cases');

function read(...files: string[]): FailureCase[] {
  return files.flatMap((file) =>
    caseFileSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
}

function shares(cases: readonly FailureCase[]): { first: number; inThree: number } {
  const { first, inThree } = scoreOf(cases.map(scoreCase));
  return { first: first / cases.length, inThree: inThree / cases.length };
}

const areas = [
  'entra-authorize',
  'entra-token',
  'mail-auth',
  'mail-session',
  'network',
  'powershell',
];

describe('the labelled failures', () => {
  it('that were reported have their cause first in 95 %, and within the first three always', () => {
    const { first, inThree } = shares(read('reported.json'));
    expect(first).toBeGreaterThanOrEqual(0.95);
    expect(inThree).toBe(1);
  });

  it('of our own have it first in 95 %, and within the first three in 99 %', () => {
    const files = areas.flatMap((area) => [`${area}.json`, `held-out/${area}.json`]);
    const { first, inThree } = shares(read(...files));
    expect(first).toBeGreaterThanOrEqual(0.95);
    expect(inThree).toBeGreaterThanOrEqual(0.99);
  });

  it('of the second set have it first in 90 %, and within the first three in 97 %', () => {
    const { first, inThree } = shares(read('held-out/second/second.json'));
    expect(first).toBeGreaterThanOrEqual(0.9);
    expect(inThree).toBeGreaterThanOrEqual(0.97);
  });
});

describe('a case', () => {
  const [known] = read('reported.json');
  if (!known) throw new Error('there are no cases');

  it('is diagnosed without its label', () => {
    const other = { ...known, id: 'another', causeClass: 'throttled', decidedBy: 'neither' };
    expect(scoreCase(other).findings).toEqual(scoreCase(known).findings);
  });

  it('whose cause is not among the findings has no place', () => {
    expect(scoreCase({ ...known, causeClass: 'no-such-class' }).rank).toBe(0);
  });

  it('names only causes that there are', () => {
    const ids: readonly string[] = findingIds;
    expect(scoreCase(known).findings.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
