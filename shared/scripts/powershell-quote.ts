/** What PowerShell's parser takes for a single quote: the straight one and four typographic ones. */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/gu;
const controlCharacters = /\p{Cc}/u;

/**
 * A text as a PowerShell single-quoted string, in which nothing but the closing quote has a
 * meaning. Each single quote, also a typographic one, is doubled.
 *
 * Source: Microsoft, about_Quoting_Rules; the set of quotes is that of PowerShell's tokenizer.
 *
 * @throws RangeError for a control character: a line end would split a pasted command in two
 */
export function quotePowerShell(text: string): string {
  if (controlCharacters.test(text)) throw new RangeError('A control character cannot be quoted.');
  return `'${text.replaceAll(singleQuotes, '$&$&')}'`;
}
