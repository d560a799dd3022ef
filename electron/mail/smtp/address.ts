import { MailFailure } from '../failure.ts';

/** RFC 5321 section 4.5.3.1.3, the angle brackets not counted. */
const maxAddressCharacters = 254;

/**
 * An address as a part of MAIL FROM and RCPT TO, in angle brackets. The brackets are its quoting, so
 * it must not hold any, nor a space or a line end, after which something else would be read. Quoted
 * names with such characters (`"a b"@example.com`) exist in the standard, not in Exchange Online.
 *
 * @throws {MailFailure} `input/invalid` for those, for what has no `@` between a name and a domain,
 *   for anything but ASCII (SMTPUTF8, RFC 6531, is not spoken) and for what is too long
 */
export function mailPath(address: string): string {
  const isPath = /^[^\s<>@][^\s<>]*@[^\s<>@]+$/.test(address);
  if (!isPath || !/^[\x21-\x7e]+$/.test(address)) {
    throw new MailFailure('input/invalid', 'an SMTP address is name@domain, in ASCII, without <>');
  }
  if (address.length > maxAddressCharacters) {
    throw new MailFailure('input/invalid', 'an SMTP address has 254 characters at most');
  }
  return `<${address}>`;
}

/** What follows the `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
