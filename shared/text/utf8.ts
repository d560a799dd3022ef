/**
 * The UTF-8 bytes of `text` (RFC 3629). A lone surrogate, which has no encoding, becomes U+FFFD.
 */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    pushCodePoint(bytes, isSurrogate ? 0xfffd : codePoint);
  }
  return Uint8Array.from(bytes);
}

/**
 * The text of UTF-8 bytes, or `undefined` where they are not UTF-8: broken sequences, overlong
 * forms, surrogates and values past U+10FFFF (RFC 3629 section 3).
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  let text = '';
  let position = 0;
  while (position < bytes.length) {
    const first = bytes[position] ?? 0;
    const length = sequenceLength(first);
    if (length === 0 || position + length > bytes.length) return undefined;
    let codePoint = length === 1 ? first : first & (0xff >> (length + 1));
    for (let index = 1; index < length; index++) {
      const next = bytes[position + index] ?? 0;
      if ((next & 0xc0) !== 0x80) return undefined;
      codePoint = (codePoint << 6) | (next & 0x3f);
    }
    if (!isShortestForm(codePoint, length)) return undefined;
    text += String.fromCodePoint(codePoint);
    position += length;
  }
  return text;
}

function pushCodePoint(bytes: number[], codePoint: number): void {
  if (codePoint < 0x80) {
    bytes.push(codePoint);
  } else if (codePoint < 0x800) {
    bytes.push(0xc0 | (codePoint >> 6), 0x80 | (codePoint & 0x3f));
  } else if (codePoint < 0x10000) {
    bytes.push(
      0xe0 | (codePoint >> 12),
      0x80 | ((codePoint >> 6) & 0x3f),
      0x80 | (codePoint & 0x3f),
    );
  } else {
    bytes.push(
      0xf0 | (codePoint >> 18),
      0x80 | ((codePoint >> 12) & 0x3f),
      0x80 | ((codePoint >> 6) & 0x3f),
      0x80 | (codePoint & 0x3f),
    );
  }
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  if (first >= 0xf0 && first <= 0xf4) return 4;
  return 0;
}

function isShortestForm(codePoint: number, length: number): boolean {
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return false;
  return length < 3 || codePoint >= (length === 3 ? 0x800 : 0x10000);
}
