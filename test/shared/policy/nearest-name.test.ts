import { expect, test } from 'vitest';
import { nearestName } from '../../../shared/policy/nearest-name.ts';

const known = ['tenant', 'clientId', 'allowedFlows'];

test.each([
  ['tenat', 'tenant'],
  ['TENANT', 'tenant'],
  ['clientID', 'clientId'],
  ['allowed-flows', 'allowedFlows'],
  ['client', 'clientId'],
  ['colour', undefined],
  ['', undefined],
  ['x'.repeat(1_000_000), undefined],
])('%.20s likely means %s', (typed, expected) => {
  expect(nearestName(typed, known)).toBe(expected);
});
