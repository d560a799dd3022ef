import { describe, expect, test } from 'vitest';
import { parseCapability } from '../../../../electron/mail/capability-words.ts';
import {
  parseListLine,
  parseReply,
  parseStat,
  saslOffered,
  type PopReply,
} from '../../../../electron/mail/pop/reply.ts';

test.each<[string, PopReply]>([
  ['+', { kind: 'continuation', text: '' }],
  ['+ ', { kind: 'continuation', text: '' }],
  ['+ eyJ9', { kind: 'continuation', text: 'eyJ9' }],
  ['+OK', { kind: 'ok', text: '' }],
  ['+OK ', { kind: 'ok', text: '' }],
  ['+ok 1 2', { kind: 'ok', text: '1 2' }],
  ['-ERR', { kind: 'err', code: undefined }],
  ['-ERR no', { kind: 'err', code: undefined }],
  ['-err [in-use] no', { kind: 'err', code: 'IN-USE' }],
  ['-ERR [SYS/TEMP] later', { kind: 'err', code: 'SYS/TEMP' }],
  ['-ERR see [AUTH]', { kind: 'err', code: undefined }],
  ['-ERR [] odd', { kind: 'err', code: undefined }],
])('%j', (line, reply) => {
  expect(parseReply(line)).toEqual(reply);
});

describe('what has no form of POP is invalid', () => {
  test.each(['', ' ', '-', '+OKAY', '+O', '-ERROR', '* OK IMAP', '220 smtp', 'OK', '\0', '+x'])(
    '%j',
    (line) => {
      expect(parseReply(line)).toEqual({ kind: 'invalid' });
    },
  );
});

test.each([
  ['STLS', 'STLS'],
  ['..hidden', '.hidden'],
  ['.x', 'x'],
  ['', ''],
  ['.', undefined],
  ['. ', ' '],
])('the list line %j is %j', (line, content) => {
  expect(parseListLine(line)).toBe(content);
});

test.each([
  'SASL PLAIN XOAUTH2',
  'SASL PLAIN XOAUTH2  ',
  String.raw` sasl  plain\x09xoauth2 \x09`,
  String.raw`SASL PLAIN XOAUTH2\x0d`,
  String.raw`SASL PLAIN XOAUTH2 \x0d`,
])('%j offers PLAIN and XOAUTH2', (line) => {
  expect(saslOffered([parseCapability(line)])).toEqual(['PLAIN', 'XOAUTH2']);
});

test('only the lines named SASL offer mechanisms', () => {
  const lines = ['TOP', 'XSASL A', 'SASL-IR B', 'AUTH C', 'SASL D', 'SASL', 'SASL E F'];
  expect(saslOffered(lines)).toEqual(['D', 'E', 'F']);
});

test.each([
  ['12 34567', { messages: 12, bytes: 34_567 }],
  ['0 0', { messages: 0, bytes: 0 }],
  ['3 320 octets', { messages: 3, bytes: 320 }],
])('STAT %j', (text, size) => {
  expect(parseStat(text)).toEqual(size);
});

test.each(['', '3', '3 messages', '-1 2', '1  2', '1 2x', '99999999999 1', '1 9999999999999999'])(
  'STAT %j is no size',
  (text) => {
    expect(parseStat(text)).toBeUndefined();
  },
);
