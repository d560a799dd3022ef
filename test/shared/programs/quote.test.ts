import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as quoting from '../../../shared/programs/quote.ts';
import { fragments } from './connections.ts';

const {
  iniSection,
  iniValue,
  postfixValue,
  postfixWord,
  quoteCSharp,
  quoteFetchmail,
  quoteJava,
  quoteJs,
  quoteJson,
  quoteMbsync,
  quoteMsmtp,
  quotePhp,
  quotePython,
  quoteShell,
  quoteUrlPart,
  userBeforeColon,
} = quoting;

const texts = [...fragments, fragments.join(''), 'a\\', 'a b'];

describe('a text in quotes is the same text to the program that reads it', () => {
  it('the shell', () => {
    const script = texts.map((text) => `printf '%s\\0' ${quoteShell(text)}`).join('\n');
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(texts);
  });

  it('Python', () => {
    const program = `import json; print(json.dumps([${texts.map(quotePython).join(', ')}]))`;
    expect(program).toMatch(/^[ -~]*$/);
    const { stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(texts);
  });

  it('JavaScript', () => {
    for (const text of texts) {
      expect(quoteJs(text)).toMatch(/^[ -~]*$/);
      expect(runInNewContext(quoteJs(text))).toBe(text);
    }
  });

  // C# and Java have the escapes of JSON that are used here, and no others are.
  it.each([
    ['C#', quoteCSharp],
    ['Java', quoteJava],
    ['JSON', quoteJson],
  ])('%s', (_name, quote) => {
    for (const text of texts) expect(JSON.parse(quote(text))).toBe(text);
  });

  it.each<[string, (text: string) => string, (quoted: string) => string]>([
    ['PHP', quotePhp, (quoted) => inner(quoted, "'").replaceAll(/\\(['\\])/g, '$1')],
    ['mbsync and curl', quoteMbsync, (quoted) => inner(quoted, '"').replaceAll(/\\(.)/g, '$1')],
    [
      'fetchmail',
      quoteFetchmail,
      (quoted) =>
        inner(quoted, '"').replaceAll(/\\x(..)/g, (_all, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
    ],
    ['msmtp', quoteMsmtp, (quoted) => quoted.slice(1, -1)],
    ['main.cf', postfixValue, (quoted) => quoted.replaceAll('$$', '$')],
    ['a URL', quoteUrlPart, decodeURIComponent],
  ])('%s', (_name, quote, read) => {
    for (const text of texts.filter((each) => each.trim() === each)) {
      expect(read(quote(text))).toBe(text);
    }
  });
});

/** What is between the quotes, after a look that the closing one is the only one that closes. */
function inner(quoted: string, quote: string): string {
  const unescaped = quoted.slice(1, -1).replaceAll(/\\./gs, '');
  expect(quoted.startsWith(quote) && quoted.endsWith(quote)).toBe(true);
  expect(unescaped).not.toContain(quote);
  expect(unescaped).not.toContain('\\');
  return quoted.slice(1, -1);
}

const everyQuote = Object.entries(quoting);

it.each(everyQuote)('%s refuses what would end a line, and half a character', (_name, quote) => {
  for (const bad of ['\n', '\r', '\0', '\u0085', '\u2028', '\u2029', '\u001b', '\ud800']) {
    expect(() => quote(`a${bad}b`)).toThrow(RangeError);
  }
});

it.each<[(text: string) => string, readonly string[]]>([
  [iniValue, ['', ' a', 'a ', '\ta']],
  [iniSection, ['', 'a]', '[a', ' a']],
  [postfixValue, ['', ' a']],
  [postfixWord, ['', 'a b', 'a:b', '#a', 'a\u00a0b']],
  [userBeforeColon, ['a:b']],
])('%o refuses what its format cannot write', (quote, bad) => {
  for (const text of bad) expect(() => quote(text)).toThrow(RangeError);
});

it('has nothing behind the closing quote, whatever the text', () => {
  const text = fc.string({ unit: fc.constantFrom(...fragments, 'a', ' ') });
  fc.assert(
    fc.property(text, (value) => {
      expect(quoteJs(value)).toMatch(/^'(?:[^'\\]|\\.)*'$/);
      expect(quotePython(value)).toMatch(/^'(?:[^'\\]|\\.)*'$/);
      expect(quotePhp(value)).toMatch(/^'(?:[^'\\]|\\.)*'$/su);
      expect(quoteCSharp(value)).toMatch(/^"(?:[^"\\]|\\.)*"$/);
      expect(quoteMbsync(value)).toMatch(/^"(?:[^"\\]|\\.)*"$/su);
      expect(quoteFetchmail(value)).toMatch(/^"[^"\\]*(?:\\x(?:22|5c)[^"\\]*)*"$/su);
      expect(quoteShell(value)).toMatch(/^'[^']*(?:'\\''[^']*)*'$/su);
    }),
  );
});
