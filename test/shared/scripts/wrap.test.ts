import { describe, expect, it } from 'vitest';
import { columnsOf, wrap } from '../../../shared/scripts/wrap.ts';

describe('lines of a text', () => {
  it('are broken between words, and have all of it', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('', 9)).toEqual([]);
  });

  it('are longer only for a word that cannot be broken', () => {
    expect(wrap('to SmtpClientAuthenticationDisabled', 9)).toEqual([
      'to',
      'SmtpClientAuthenticationDisabled',
    ]);
  });

  it.each<[text: string, width: number, lines: string[]]>([
    // A wide letter takes two columns; a full stop does not begin a line.
    ['変更しません。', 12, ['変更しませ', 'ん。']],
    ['先に確認します', 8, ['先に確認', 'します']],
    // Neither in Latin letters nor in katakana.
    ['先にテナントを見る', 8, ['先に', 'テナント', 'を見る']],
    ['これは SMTP です', 10, ['これは', 'SMTP です']],
    ['既定は「はい」です', 8, ['既定は', '「はい」', 'です']],
  ])('follow the rules of Japanese: %s', (text, width, lines) => {
    const found = wrap(text, width);
    expect(found).toEqual(lines);
    for (const line of found) expect(columnsOf(line)).toBeLessThanOrEqual(width);
  });
});
