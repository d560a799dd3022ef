/**
 * What cannot be seen, or changes how its neighbours are seen: control characters (C0, DEL, C1),
 * format characters (bidirectional, zero-width), line and paragraph separators, lone surrogates
 * and everything else that Unicode says to draw as nothing.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * `text` with every invisible character written out: `\x00` for C0 and DEL, `\u{202e}` for all
 * others. Plain ASCII, because tickets and mail lose control pictures such as U+2400. A backslash
 * stays one backslash: the text is for reading, not for turning back.
 */
export function makeVisible(text: string): string {
  return text.replace(invisible, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const hexadecimal = codePoint.toString(16);
    return codePoint < 0x80 ? `\\x${hexadecimal.padStart(2, '0')}` : `\\u{${hexadecimal}}`;
  });
}

/** One byte that is not text, in the same notation: `\xe9`. */
export function visibleByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}
