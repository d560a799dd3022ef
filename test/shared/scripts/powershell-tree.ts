import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser, type Node } from '@vscode/tree-sitter-wasm';

/**
 * The grammar knows only the plain quotes and dashes of ASCII, and PowerShell's tokenizer takes these
 * for the same (CharTraits.cs: IsSingleQuote, IsDoubleQuote, IsDash). Each is one UTF-16 unit, as its
 * plain one is, so that places in the text stay what they are.
 */
const sameForPowerShell: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b]/g, "'"],
  [/[\u201c\u201d\u201e]/g, '"'],
  [/[\u2013\u2014\u2015]/g, '-'],
];

/** Reads PowerShell as its own tokenizer would, and gives the program's node. */
export type ReadPowerShell = (text: string) => Node;

/** Loads the grammar. */
export async function loadPowerShell(): Promise<ReadPowerShell> {
  await Parser.init();
  const path = createRequire(import.meta.url).resolve(
    '@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm',
  );
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(path)));
  return (text) => {
    const plain = sameForPowerShell.reduce(
      (changed, [like, ascii]) => changed.replaceAll(like, ascii),
      text,
    );
    const tree = parser.parse(plain);
    if (!tree) throw new Error('The parser gave up.');
    return tree.rootNode;
  };
}

/** All nodes of a kind, in the order of the text. */
export function nodesOf(root: Node, type: string): Node[] {
  return root.descendantsOfType(type).filter((node) => node !== null);
}

/** What is not PowerShell, as the parser writes it down; empty where all of it is. */
export function faults(root: Node): string {
  return root.hasError ? root.toString() : '';
}

/** The kinds of all nodes and how they stand in each other: what a script does, whatever its values. */
export function shape(root: Node): string {
  return `${root.descendantCount} ${root.toString()}`;
}

/**
 * What the single-quoted strings of a script stand for, in order: two quotes of whichever form are
 * one of the second. The grammar says where they begin and end, the text what is in them.
 * Source: Microsoft, about_Quoting_Rules; PowerShell's tokenizer.cs, ScanStringLiteral.
 */
export function literals(root: Node, text: string): string[] {
  return nodesOf(root, 'verbatim_string_characters').map(({ startIndex, endIndex }) =>
    text
      .slice(startIndex + 1, endIndex - 1)
      .replaceAll(/['\u2018\u2019\u201a\u201b](['\u2018\u2019\u201a\u201b])/g, '$1'),
  );
}

/** A command of a script: its name, its parameters, and whether it waits for `ShouldProcess`. */
export interface Command {
  name: string;
  parameters: string[];
  guarded: boolean;
}

/** Every command that a script names, in the order of the text. */
export function commands(root: Node): Command[] {
  return nodesOf(root, 'command').map((node) => ({
    name: /^[\w-]+/.exec(node.text)?.[0] ?? node.text,
    // Those of commands inside its script blocks are theirs.
    parameters: nodesOf(node, 'command_parameter')
      .filter((parameter) => nearest(parameter, 'command')?.id === node.id)
      .map(({ text }) => text),
    guarded: isGuarded(node),
  }));
}

function nearest(node: Node, type: string): Node | undefined {
  for (let above = node.parent; above; above = above.parent) {
    if (above.type === type) return above;
  }
  return undefined;
}

/** True inside the block of an `if` or `elseif` whose condition asks `ShouldProcess`. */
function isGuarded(node: Node): boolean {
  for (let above: Node | null = node; above; above = above.parent) {
    const block = above.type === 'statement_block' ? above.parent : undefined;
    const condition = block?.children.find((child) => child?.type === 'pipeline');
    if (block && /^(?:if_statement|elseif_clause)$/.test(block.type)) {
      if (condition?.text.includes('$PSCmdlet.ShouldProcess(')) return true;
    }
  }
  return false;
}
