import type { Node } from '@vscode/tree-sitter-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { scriptText as english } from '../../../shared/messages/script-text.en.ts';
import { scriptText as japanese } from '../../../shared/messages/script-text.ja.ts';
import { columnsOf } from '../../../shared/scripts/wrap.ts';
import { englishIn, isJapanese } from '../messages/japanese-text.ts';
import { faults, loadPowerShell, nodesOf, type ReadPowerShell } from './powershell-tree.ts';
import { sources } from './sources.ts';
import { scriptsFor } from './every-script.ts';

let read: ReadPowerShell;
beforeAll(async () => {
  read = await loadPowerShell();
});

const scripts = Object.entries(sources).flatMap(([kind, source]) => {
  const other = scriptsFor(source, japanese).flatMap((topic) => topic.scripts);
  return scriptsFor(source, english)
    .flatMap((topic) => topic.scripts)
    .map((inEnglish, index) => {
      const inJapanese = other[index] ?? { ...inEnglish, text: '' };
      return [`${inEnglish.id} of ${kind}`, inEnglish, inJapanese] as const;
    });
});

/** Every text without values that is in a catalogue. */
function textsIn(catalogue: unknown): string[] {
  if (typeof catalogue === 'string') return [catalogue];
  if (typeof catalogue !== 'object' || catalogue === null) return [];
  return Object.values(catalogue).flatMap(textsIn);
}
const own = new Set([...textsIn(english), ...textsIn(japanese)]);

/** True for what somebody reads, and PowerShell does not: a text, also with how to get a module. */
function isText(literal: string): boolean {
  return own.has(literal) || literal.includes(': Install-Module ');
}

/**
 * What a script does, whatever it says: each word of the program in its place, without comments and
 * texts. Of a text with values only the values are left, in whichever order the language has them.
 */
function program(node: Node): string {
  if (node.type === 'comment') return '';
  if (node.type === 'verbatim_string_characters' && isText(node.text.slice(1, -1))) return 'TEXT';
  if (node.childCount === 0) return node.text;
  const parts = node.children.flatMap((child) => (child ? program(child) : [])).filter(Boolean);
  return node.type === 'expandable_string_literal'
    ? `"${parts
        .filter((part) => part !== '"')
        .map(braceless)
        .sort()
        .join(' ')}"`
    : `(${parts.join(' ')})`;
}

/** `$name` and `$($name)` are the same in a string; which is there depends on what comes next. */
function braceless(part: string): string {
  return part.replace(/^\(*\$\( *\(*(\$\w+)\)* *\)+$/, '$1').replace(/^\((\$\w+)\)$/, '$1');
}

/** Everything in a script that is there to be read. */
function readable(root: Node): string[] {
  return [
    ...nodesOf(root, 'comment').flatMap((node) => node.text.split('\n')),
    ...nodesOf(root, 'verbatim_string_characters').map((node) => node.text),
    ...nodesOf(root, 'expandable_string_literal').map((node) => node.text),
  ].map((text) => text.replaceAll(/Mailbox OAuth Assistant|Application SMTP\.SendAsApp/g, '。'));
}

describe.each(scripts)('%s in Japanese', (_name, inEnglish, inJapanese) => {
  let root: Node;
  beforeAll(() => {
    root = read(inJapanese.text);
  });

  it('is PowerShell, and does the same as in English', () => {
    expect(faults(root)).toBe('');
    // The grammar ends a name before such a letter, and PowerShell does not.
    expect(inJapanese.text).not.toMatch(/\$\w+[^\n\x20-\x7e]/);
    expect({ ...inJapanese, text: program(root) }).toEqual({
      ...inEnglish,
      text: program(read(inEnglish.text)),
    });
  });

  it('says everything in Japanese, in lines that can be read', () => {
    expect(readable(root).filter(englishIn)).toEqual([]);
    const help = inJapanese.text.slice(0, inJapanese.text.indexOf('#>')).split('\n');
    expect(help.filter(isJapanese).length).toBeGreaterThan(5);
    expect(help.filter((line) => columnsOf(line) > 100 || line.endsWith(' '))).toEqual([]);
  });
});

it('notices what does something else', () => {
  const one = program(read('Write-Host "$a of $b"'));
  expect(program(read('Write-Host "$($b)の$($a)"'))).toBe(one);
  expect(program(read('Write-Host "$a of $c"'))).not.toBe(one);
  expect(program(read('Write-Warning "$a of $b"'))).not.toBe(one);
  expect(program(read("Get-Mailbox -Identity 'x'"))).not.toBe(
    program(read("Get-Mailbox -Identity 'y'")),
  );
});
