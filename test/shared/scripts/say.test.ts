import { beforeAll, describe, expect, it } from 'vitest';
import { choose, comment, inComment, say } from '../../../shared/scripts/say.ts';
import {
  commands,
  faults,
  loadPowerShell,
  nodesOf,
  type ReadPowerShell,
} from './powershell-tree.ts';

let read: ReadPowerShell;
beforeAll(async () => {
  read = await loadPowerShell();
});

describe('a text that a script says', () => {
  it('stands in single quotes without values', () => {
    expect(say("It's there: $a `n")).toBe("'It''s there: $a `n'");
  });

  it.each([
    [(a: string) => `${a} may open it.`, '$a', '"$a may open it."'],
    [(a: string) => `Nobody but ${a}.`, '$a', '"Nobody but $a."'],
    // Of another letter the name of the variable would go on, and a colon would make it a drive.
    [(a: string) => `${a}は開けます。`, '$a', '"$($a)は開けます。"'],
    [(a: string) => `${a}: on`, '$a', '"$($a): on"'],
    [(a: string) => `${a}${a}`, '$a', '"$($a)$a"'],
    [(a: string) => `${a}s`, '$($a.Count)', '"$($a.Count)s"'],
  ])('has expressions where its values stand', (text, expression, said) => {
    expect(say(text, expression)).toBe(said);
  });

  it('has its values in the order of its language', () => {
    expect(say((a: string, b: string) => `${b} の ${a}`, '$a', '$b')).toBe('"$b の $a"');
  });

  it.each([
    ['"; Remove-Mailbox *; "'],
    ['$(Remove-Mailbox *)'],
    ['\u201d; Remove-Mailbox *; \u201c'],
    ['\u201e$env:PATH`'],
    ["'@ \u2019 '"],
  ])('means nothing to PowerShell: %s', (hostile) => {
    const script = `Write-Host ${say((a: string) => `${hostile} ${a}`, '$a')}`;
    const root = read(script);
    expect(faults(root)).toBe('');
    expect(commands(root).map(({ name }) => name)).toEqual(['Write-Host']);
    expect(nodesOf(root, 'variable').map((node) => node.text)).toEqual(['$a']);
  });

  it.each(['\n', '\r', '\0', '\u0085', '\u2028'])('has no control characters: %j', (character) => {
    expect(() => say((a: string) => `x${character}${a}`, '$a')).toThrow(RangeError);
  });

  it('can be one of two', () => {
    expect(say((a: string) => `It is ${a}.`, choose('$off', "isn't", 'is'))).toBe(
      `"It is $(if ($off) { 'isn''t' } else { 'is' })."`,
    );
  });
});

describe('a text in a comment', () => {
  it('is a line of its own', () => {
    expect(comment('Says nothing.')).toBe('# Says nothing.');
  });

  it.each(['a\nb', 'a\rb', 'a\u2028b', 'a #> b', 'a <# b', '.SYNOPSIS', ' .NOTES'])(
    'does not end it: %j',
    (text) => {
      expect(() => inComment(text)).toThrow(RangeError);
    },
  );
});
