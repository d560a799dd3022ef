import { expect, test } from 'vitest';
import { chosenSuites, suites } from '../../build/test-suites.ts';

test('all suites run where nothing is said', () => {
  expect([...chosenSuites(undefined)]).toEqual([...suites]);
});

test('those that are named run, in their own order', () => {
  expect([...chosenSuites('e2e, unit')]).toEqual(['unit', 'e2e']);
});

test.each(['', 'unit,', 'units', 'unit,E2E'])('"%s" fails rather than running less', (value) => {
  expect(() => chosenSuites(value)).toThrow('ASSISTANT_TEST_SUITES names');
});
