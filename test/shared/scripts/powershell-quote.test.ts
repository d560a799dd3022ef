import { describe, expect, it } from 'vitest';
import { quotePowerShell } from '../../../shared/scripts/powershell-quote.ts';

/** What PowerShell makes of a single-quoted string, by the rule of its tokenizer; undefined if open. */
function readBack(quoted: string): string | undefined {
  const quotes = new Set(["'", '\u2018', '\u2019', '\u201a', '\u201b']);
  let text = '';
  for (let index = 1; index < quoted.length; index += 1) {
    const character = quoted.charAt(index);
    if (quotes.has(character)) {
      index += 1;
      if (!quotes.has(quoted.charAt(index))) return index === quoted.length ? text : undefined;
    }
    text += character;
  }
  return undefined;
}

describe('quoting for PowerShell', () => {
  it.each([
    ['adele@contoso.com'],
    ["o'brien@contoso.com"],
    ['o\u2019brien@contoso.com'],
    ['\u2018\u2019\u201a\u201b'],
    ["'; Remove-Mailbox *; '"],
    ['\u2019; Remove-Mailbox *; \u2019'],
    ['$(Get-Date) `n "x" $env:USERNAME'],
    [''],
  ])('gives PowerShell back exactly what went in: %s', (text) => {
    expect(readBack(quotePowerShell(text))).toBe(text);
  });

  it.each([['a\nb'], ['a\rb'], ['a\0b'], ['a\u0085b']])('refuses control characters', (text) => {
    expect(() => quotePowerShell(text)).toThrow(RangeError);
  });
});
