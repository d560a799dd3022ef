import { describe, expect, test } from 'vitest';
import { parseCapability } from '../../../../electron/mail/capability-words.ts';
import {
  enhancedCode,
  parseReplyLine,
  queueId,
  saslOffered,
  type ReplyLine,
} from '../../../../electron/mail/smtp/reply.ts';

test.each<[string, ReplyLine]>([
  ['220 ready', { code: 220, isLast: true, text: 'ready' }],
  ['250-first', { code: 250, isLast: false, text: 'first' }],
  ['250-', { code: 250, isLast: false, text: '' }],
  ['250 ', { code: 250, isLast: true, text: '' }],
  ['334', { code: 334, isLast: true, text: '' }],
  ['535 5.7.3 no', { code: 535, isLast: true, text: '5.7.3 no' }],
  ['250  two spaces', { code: 250, isLast: true, text: ' two spaces' }],
])('%j', (line, reply) => {
  expect(parseReplyLine(line)).toEqual(reply);
});

describe('what has no form of SMTP is invalid', () => {
  test.each(['', ' ', '25', '2500', '250x', '250_x', '150 ok', '650 ok', '290 ok', '+OK', '* OK'])(
    '%j',
    (line) => {
      expect(parseReplyLine(line)).toBeUndefined();
    },
  );
});

test.each([
  [235, '2.7.0 Authentication successful', '2.7.0'],
  [535, '5.7.3 Authentication unsuccessful', '5.7.3'],
  [550, '5.7.60 SMTP; Client does not have permissions', '5.7.60'],
  [550, '5.7.60', '5.7.60'],
  [451, '5.7.3 Must issue a STARTTLS command first', undefined],
  [550, '4.7.1 contradicts', undefined],
  [550, '5.7 short', undefined],
  [550, '5.7.1000 long', undefined],
  [550, 'see 5.7.1', undefined],
  [550, '5.7.1: no space', undefined],
  [354, '3.0.0 go on', undefined],
])('the enhanced code of %i %s is %s', (code, text, enhanced) => {
  expect(enhancedCode({ code, text })).toBe(enhanced);
});

test('mechanisms come from the lines named AUTH', () => {
  const lines = ['size 1', ' auth  login xoauth2 ', String.raw`AUTH\x09A B\x0d`, 'AUTH', 'XAUTH C'];
  const capabilities = lines.map(parseCapability);
  expect(capabilities).toEqual(['SIZE 1', 'AUTH LOGIN XOAUTH2', 'AUTH A B', 'AUTH', 'XAUTH C']);
  expect(saslOffered(capabilities)).toEqual(['LOGIN', 'XOAUTH2', 'A', 'B']);
});

test.each([
  [
    '2.0.0 OK <a1@eur.prod.outlook.com> [Hostname=A1.eur.prod.outlook.com]',
    '<a1@eur.prod.outlook.com>',
  ],
  ['OK id=1tDxyz-00000001abc-2def', '1tDxyz-00000001abc-2def'],
  ['2.0.0 Ok: queued as 4XwB1z2Qkrz9s', '4XwB1z2Qkrz9s'],
  ['2.0.0 thank you, 42', '2.0.0 thank you, 42'],
  ['', ''],
])('the queue ID in %j is %j', (text, id) => {
  expect(queueId(text)).toBe(id);
});
