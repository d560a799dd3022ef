/** ^A, which separates the parts of XOAUTH2 and OAUTHBEARER responses. */
export const saslSeparator = '\u0001';

/** Would end a line, a C string or a part of the response, and so let a value pose as another. */
const forbidden = ['\r', '\n', '\0', saslSeparator];

/**
 * Refuses a value that a SASL response cannot carry so that the server reads what was meant: nothing
 * at all, a character that ends something, or half a surrogate pair, which has no UTF-8.
 *
 * @throws {RangeError} whose message names no value
 */
export function requireSaslValue(mechanism: string, name: string, value: string): void {
  if (value === '') throw new RangeError(`${mechanism} ${name} must not be empty`);
  if (forbidden.some((character) => value.includes(character))) {
    throw new RangeError(`${mechanism} ${name} must not contain CR, LF, NUL or ^A`);
  }
  if (/\p{Surrogate}/u.test(value)) {
    throw new RangeError(`${mechanism} ${name} must not contain half a surrogate pair`);
  }
}
