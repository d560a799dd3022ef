import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const standardAlphabet = `${letters}+/`;

const standardValues = valuesOf(standardAlphabet);
const urlValues = valuesOf(`${letters}-_`);

/** Base64 with padding (RFC 4648 section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

/** Base64 of the UTF-8 form of `text`. */
export function encodeBase64Text(text: string): string {
  return encodeBase64(encodeUtf8(text));
}

/**
 * The bytes of padded base64, or `undefined` where the text is not exactly that: a character
 * outside the alphabet (white space too), wrong padding, or bits left over at the end
 * (RFC 4648 sections 3.2 to 3.5).
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return decode(text, text.length - padding, standardValues);
}

/** The bytes of unpadded base64url (RFC 4648 section 5), as JWTs have it, or `undefined` where the text is not exactly that. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  return decode(text, text.length, urlValues);
}

/** The text whose UTF-8 form was base64 encoded; `undefined` for other bytes and other text. */
export function decodeBase64Text(text: string): string | undefined {
  const bytes = decodeBase64(text);
  return bytes && decodeUtf8(bytes);
}

function valuesOf(alphabet: string): ReadonlyMap<string, number> {
  return new Map(Array.from(alphabet, (character, value) => [character, value]));
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let bitCount = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    bitCount += 8;
    while (bitCount >= 6) {
      bitCount -= 6;
      text += standardAlphabet.charAt((bits >> bitCount) & 0x3f);
    }
  }
  return bitCount > 0 ? text + standardAlphabet.charAt((bits << (6 - bitCount)) & 0x3f) : text;
}

function decode(
  text: string,
  length: number,
  values: ReadonlyMap<string, number>,
): Uint8Array | undefined {
  // One character alone holds 6 bits: no byte ends there.
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((length * 6) / 8));
  let bits = 0;
  let bitCount = 0;
  let written = 0;
  for (let position = 0; position < length; position++) {
    const value = values.get(text.charAt(position));
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[written++] = (bits >> bitCount) & 0xff;
    }
  }
  const leftOver = bits & ((1 << bitCount) - 1);
  return leftOver === 0 ? bytes : undefined;
}
