import { expect, test } from 'vitest';
import { maxNameLength } from '../../../shared/connections/limits.ts';
import {
  nameProblem,
  suggestedName,
  uniqueName,
  withSuggestedName,
} from '../../../shared/connections/names.ts';
import { typedDraft } from './examples.ts';

test.each([
  ['', 'missing'],
  ['  \t', 'missing'],
  ['x'.repeat(maxNameLength + 1), 'too-long'],
  ['Scan\u202ener', 'unshown'],
  ['Scan\u0000ner', 'unshown'],
  ['scanner ', 'taken'],
  ['ＳＣＡＮＮＥＲ', 'taken'],
  ['x'.repeat(maxNameLength), undefined],
  ['複合機 2 階', undefined],
])('of the name %j is said: %s', (name, problem) => {
  expect(nameProblem(name, ['Scanner'])).toBe(problem);
});

test.each([
  [{}, 'scanner@contoso.com'],
  [{ user: 'scanner@conto' }, 'contoso.com'],
  [{ user: '', tenant: ' contoso.com ' }, 'contoso.com'],
  [{ user: '', tenant: 'common' }, 'common'],
  [{ user: '', tenant: 'contoso' }, ''],
  [{ mailboxKind: 'shared', sharedMailbox: 'sales@contoso.com' }, 'sales@contoso.com'],
  [{ user: `${'x'.repeat(60)}@${'y'.repeat(60)}.com` }, `${'x'.repeat(60)}@${'y'.repeat(39)}`],
] as const)('a draft with %j suggests %j', (change, name) => {
  expect(suggestedName({ ...typedDraft, ...change })).toBe(name);
});

test('a name that is taken gets the next free number, and stays short enough', () => {
  expect(uniqueName('contoso.com', [])).toBe('contoso.com');
  expect(uniqueName('contoso.com', ['Contoso.com', 'contoso.com (2)'])).toBe('contoso.com (3)');
  const longest = 'x'.repeat(maxNameLength);
  expect(uniqueName(longest, [longest])).toBe(`${'x'.repeat(maxNameLength - 4)} (2)`);
  // No half of a character is left.
  const wide = `${'x'.repeat(maxNameLength - 5)}😀yyy`;
  expect(uniqueName(wide, [wide])).toBe(`${'x'.repeat(maxNameLength - 5)} (2)`);
  expect(uniqueName('', ['', 'x'])).toBe('');
});

test('what a person has named keeps its name', () => {
  const named = { ...typedDraft, name: 'Second floor', isNamed: true };
  expect(withSuggestedName(named, [])).toBe(named);
  expect(withSuggestedName(typedDraft, ['scanner@contoso.com']).name).toBe(
    'scanner@contoso.com (2)',
  );
});
