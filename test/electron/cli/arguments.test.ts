import { expect, test } from 'vitest';
import { parseCheckArguments } from '../../../electron/cli/arguments.ts';

test('--practice alone checks as the first person', () => {
  expect(parseCheckArguments(['--practice'])).toEqual({
    kind: 'check',
    twoStep: false,
    json: false,
  });
});

test('every option has its effect', () => {
  expect(
    parseCheckArguments([
      '--practice',
      '--user=alex@contoso.example',
      '--mailbox',
      'scanner@contoso.example',
      '--two-step',
      '--json',
    ]),
  ).toEqual({
    kind: 'check',
    user: 'alex@contoso.example',
    mailbox: 'scanner@contoso.example',
    twoStep: true,
    json: true,
  });
});

test('--help is help, whatever else is there', () => {
  expect(parseCheckArguments(['--help'])).toEqual({ kind: 'help' });
  expect(parseCheckArguments(['-h', '--practice', '--user', 'x'])).toEqual({ kind: 'help' });
});

test.each([
  [['--bogus'], '--bogus'],
  [['surplus'], 'surplus'],
  [['--practice=yes'], '--practice'],
  [['--practice', '--user'], '--user'],
  [['--practice', '--user', 'adele'], '--user'],
  [['--practice', '--user', 'adele@contoso.example\r\nA1 LOGOUT'], '--user'],
  [['--practice', '--mailbox', 'a b@contoso.example'], '--mailbox'],
  [['--practice', '--mailbox', ''], '--mailbox'],
  [[], '--practice'],
])('%j is wrong and the message names the argument', (args, name) => {
  const parsed = parseCheckArguments(args);
  expect(parsed.kind).toBe('wrong');
  expect(parsed.kind === 'wrong' && parsed.message).toContain(name);
});

test('without --practice it says that the terminal has the practice tenant only so far', () => {
  const parsed = parseCheckArguments(['--user', 'adele@contoso.example']);
  expect(parsed).toMatchObject({ kind: 'wrong' });
  expect(parsed.kind === 'wrong' && parsed.message).toContain('practice tenant only so far');
});
