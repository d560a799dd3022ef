import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser, type Node } from '@vscode/tree-sitter-wasm';

/** Languages whose grammar reads the programs. */
export const languages = {
  'mailbox_token.py': 'python',
  'mailbox_example.py': 'python',
  'mailbox-example.mjs': 'javascript',
  'MailboxExample.cs': 'c-sharp',
  'MailboxExample.java': 'java',
  'mailbox-example.php': 'php',
} as const;
export type CodeFileName = keyof typeof languages;

/** Reads a program, and gives its node. */
export type ReadCode = (name: CodeFileName, text: string) => Node;

/** Loads the grammars. */
export async function loadGrammars(): Promise<ReadCode> {
  await Parser.init();
  const require = createRequire(import.meta.url);
  const parsers = new Map<string, Parser>();
  for (const language of new Set(Object.values(languages))) {
    const path = require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`);
    const parser = new Parser();
    parser.setLanguage(await Language.load(await readFile(path)));
    parsers.set(language, parser);
  }
  return (name, text) => {
    const tree = parsers.get(languages[name])?.parse(text);
    if (!tree) throw new Error('The parser gave up.');
    return tree.rootNode;
  };
}

/** Strings of the five languages, but no interpolated ones: no value stands in those. */
const strings = /^(?:string|string_literal|encapsed_string)$/;

/**
 * The kinds of all nodes and how they stand in each other, strings as one node: what a program does,
 * whatever its values.
 */
export function shapeOf(node: Node): string {
  if (strings.test(node.type)) return node.type;
  const children = node.children.flatMap((child) => (child ? [shapeOf(child)] : []));
  return children.length === 0 ? node.text : `(${node.type} ${children.join(' ')})`;
}

/** The strings of a program as they are written, in the order of the text. */
export function stringsOf(node: Node): string[] {
  if (strings.test(node.type)) return [node.text];
  return node.children.flatMap((child) => (child ? stringsOf(child) : []));
}
