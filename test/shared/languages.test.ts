import { expect, test } from 'vitest';
import { languageFor } from '../../shared/languages.ts';

test.each([
  [['ja-JP', 'en-US'], 'ja'],
  [['JA'], 'ja'],
  [['de-DE', 'ja', 'en'], 'ja'],
  [['en-GB', 'ja-JP'], 'en'],
  [['fr-FR'], 'en'],
  [[], 'en'],
  [['jam'], 'en'],
])('of the wishes %j the window speaks %s', (preferred, language) => {
  expect(languageFor(preferred)).toBe(language);
});
