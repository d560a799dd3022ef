/** The languages of the window, as BCP 47 names them. */
export const languageIds = ['en', 'ja'] as const;
export type LanguageId = (typeof languageIds)[number];

/**
 * The first language of a person's list that the window has, English where it has none of them.
 *
 * @param preferred BCP 47 tags such as `ja-JP`, the most wanted first
 */
export function languageFor(preferred: readonly string[]): LanguageId {
  for (const tag of preferred) {
    const [primary] = tag.toLowerCase().split('-');
    const found = languageIds.find((id) => id === primary);
    if (found) return found;
  }
  return 'en';
}

/** Each by its own name, so that those find it who read no other; the same in every catalogue. */
export const languageNames: Readonly<Record<LanguageId, string>> = { en: 'English', ja: '日本語' };
