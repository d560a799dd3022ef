import { describe, expect, test } from 'vitest';
import { parseReply, type ImapReply } from '../../../../electron/mail/imap/reply.ts';

const other: ImapReply = { kind: 'other', literalBytes: undefined };

test.each<[string, ImapReply]>([
  ['+', { kind: 'continuation', text: '' }],
  ['+ ', { kind: 'continuation', text: '' }],
  ['+ eyJ9', { kind: 'continuation', text: 'eyJ9' }],
  ['* OK ready', { kind: 'status', status: 'OK', code: undefined }],
  ['* ok ready', { kind: 'status', status: 'OK', code: undefined }],
  ['* BYE', { kind: 'status', status: 'BYE', code: undefined }],
  ['* PREAUTH x', { kind: 'status', status: 'PREAUTH', code: undefined }],
  [
    '* OK [UIDVALIDITY 1] UIDs valid',
    { kind: 'status', status: 'OK', code: { name: 'UIDVALIDITY', arguments: '1' } },
  ],
  ['* OK text that ends in {5}', { kind: 'status', status: 'OK', code: undefined }],
  [
    '* CAPABILITY imap4rev1 auth=xoauth2',
    { kind: 'capability', capabilities: ['IMAP4REV1', 'AUTH=XOAUTH2'] },
  ],
  ['* CAPABILITY  A  B ', { kind: 'capability', capabilities: ['A', 'B'] }],
  ['* 172 EXISTS', { kind: 'exists', count: 172 }],
  ['* 0 exists', { kind: 'exists', count: 0 }],
  ['* 99999999999 EXISTS', other],
  ['* FLAGS (\\Seen)', other],
  ['* LIST () "/" {12}', { kind: 'other', literalBytes: 12 }],
  ['* LIST () "/" {12+}', { kind: 'other', literalBytes: 12 }],
  ['A01 OK done', { kind: 'tagged', tag: 'A01', status: 'OK', code: undefined }],
  ['A01 no', { kind: 'tagged', tag: 'A01', status: 'NO', code: undefined }],
  ['a01 BAD x {3}', { kind: 'tagged', tag: 'a01', status: 'BAD', code: undefined }],
  [
    'A01 NO [AUTHENTICATIONFAILED] x',
    {
      kind: 'tagged',
      tag: 'A01',
      status: 'NO',
      code: { name: 'AUTHENTICATIONFAILED', arguments: '' },
    },
  ],
  ['A01 OK \0\r tail', { kind: 'tagged', tag: 'A01', status: 'OK', code: undefined }],
])('%j', (line, reply) => {
  expect(parseReply(line)).toEqual(reply);
});

describe('what has no form of IMAP is invalid', () => {
  test.each([
    '',
    ' ',
    '*',
    '*OK',
    '+OK POP3 ready',
    '220 smtp ESMTP',
    'A01',
    'A01 YES',
    'A01  OK',
    'HTTP/1.1 400 Bad Request',
    '\0',
  ])('%j', (line) => {
    expect(parseReply(line)).toEqual({ kind: 'invalid' });
  });
});

test('a literal too large for a number has a size that no limit lets pass', () => {
  const reply = parseReply('* X {99999999999999999999}');
  expect(reply.kind === 'other' && (reply.literalBytes ?? 0) > 1e18).toBe(true);
});
