import { describe, expect, it } from 'vitest';
import { ja } from '../../../shared/messages/spaced.ja.ts';

const of = (value: string) => ja`テナント${value}に`;

describe('Japanese with values in it', () => {
  it('has a half-width space between Japanese and other letters, and none in Japanese', () => {
    expect(of('contoso.com')).toBe('テナント contoso.com に');
    expect(of('993')).toBe('テナント 993 に');
    expect(of('の名前')).toBe('テナントの名前に');
    expect(of('サーバー')).toBe('テナントサーバーに');
    expect(of('[管理]')).toBe('テナント [管理] に');
    expect(of('(既定)')).toBe('テナント (既定) に');
  });

  it('has none beside punctuation, nor two where one is written', () => {
    expect(of('「既定」')).toBe('テナント「既定」に');
    expect(ja`名前 ${'contoso.com'} は`).toBe('名前 contoso.com は');
    expect(ja`${'contoso.com'}、${'IMAP'}。(${'既定'}) ${'既定'}: ${'既定'}`).toBe(
      'contoso.com、IMAP。(既定) 既定: 既定',
    );
  });

  it('takes what is empty, and letters of other planes, as they are', () => {
    expect(of('')).toBe('テナントに');
    expect(of('𠮷野')).toBe('テナント𠮷野に');
    expect(of('😀')).toBe('テナント 😀 に');
    expect(ja`${''}`).toBe('');
  });
});
