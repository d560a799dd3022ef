import { expect, test } from 'vitest';
import { scenarioLines } from '../../../electron/cli/scenario-list.ts';
import { scenarioIds } from '../../../electron/practice/scenarios.ts';

test('every scenario has a line with its ID, what happened, and what it needs', () => {
  const lines = scenarioLines();
  expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(scenarioIds);
  const text = lines.join('\n');
  expect(text).toMatch(/^imap-disabled +IMAP is off for the mailbox$/m);
  expect(text).toMatch(/^smtp-mailbox-full .*\(with --send-test-message\)$/m);
  expect(text).toMatch(/\(with --flow device-code\)$/m);
  expect(text).toMatch(/\(with --flow secret or certificate\)$/m);
});
