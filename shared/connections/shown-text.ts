/**
 * What nobody sees in a text, or what makes the text look like another one: control characters, the
 * marks that turn the direction of writing, line and paragraph separators, half characters.
 */
const unshown = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** True for a text that is not all that it looks like; `lines` allows line feeds. */
export function hasUnshown(text: string, lines = false): boolean {
  return shownText(text, lines) !== text;
}

/** A text without what nobody sees in it; `lines` keeps line feeds. */
export function shownText(text: string, lines = false): string {
  return text.replace(unshown, (character) => (lines && character === '\n' ? '\n' : ''));
}
