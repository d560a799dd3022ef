import { expect, test } from 'vitest';
import { MailFailure } from '../../../../electron/mail/failure.ts';
import { domainOf, mailPath } from '../../../../electron/mail/smtp/address.ts';

test.each([
  'a@b',
  "o'neil+x@mail.example.com",
  'a"b"@example.com',
  `${'a'.repeat(243)}@example.co`,
])('%s goes into angle brackets', (address) => {
  expect(mailPath(address)).toBe(`<${address}>`);
});

test.each([
  '',
  'a',
  '@example.com',
  'a@',
  'a b@example.com',
  'a@example.com>\r\nRSET',
  'a@example.com\r',
  'a@example.com\n',
  'a\0@example.com',
  'a\t@example.com',
  '<a@example.com>',
  'a@example.com> SIZE=1 <',
  '@relay.example:a@example.com',
  'ä@example.com',
  'a@exämple.com',
  `${'a'.repeat(243)}@example.com`,
])('%j is refused', (address) => {
  expect(() => mailPath(address)).toThrow(expect.objectContaining({ code: 'input/invalid' }));
  expect(() => mailPath(address)).toThrow(MailFailure);
});

test('the domain is what follows the last @', () => {
  expect(domainOf('a"@"b@example.com')).toBe('example.com');
});
