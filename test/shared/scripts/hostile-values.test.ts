import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { scriptText as english } from '../../../shared/messages/script-text.en.ts';
import { scriptText as japanese } from '../../../shared/messages/script-text.ja.ts';
import type { Script, ScriptSource } from '../../../shared/scripts/script.ts';
import { faults, literals, loadPowerShell, shape, type ReadPowerShell } from './powershell-tree.ts';
import { sources } from './sources.ts';
import { scriptsFor } from './every-script.ts';

let read: ReadPowerShell;
beforeAll(async () => {
  read = await loadPowerShell();
});

/** What of a connection is text that somebody typed. */
const fields = [
  'user',
  'sharedMailbox',
  'sender',
  'clientId',
  'servicePrincipalObjectId',
  'tenant',
  'furtherMailboxes',
] as const;

/** What ends a string, a comment, a block or a line somewhere in PowerShell, and what looks so. */
const fragments = [
  ...["'", "''", "'@", "@'", '"', '"@', '@"', '\u2018', '\u2019', '\u201a', '\u201b'],
  ...['\u201c', '\u201d', '\u201e', '`', '`n', '$(', '$(Get-Date)', ')', '}', '{', ';', '|', '&'],
  ...['#>', '<#', '#', '--', '-WhatIf', '\u2013Confirm', '@(', '@{', '$env:PATH', '$null', '%'],
  ...["'; Remove-Mailbox * #", "' + (Remove-Mailbox *) + '", '\u2019; Remove-Mailbox *; \u2019'],
  ...['\\', '\u2028', '\u202e', '\u00a0', '\ud800', '\u{1f600}', 'ä', '"; exit', '*', ' '],
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 8,
  })
  // Space around an address is forgiven; control characters are another test.
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/\p{Cc}/gu, '')
      .trim(),
  )
  .filter((text) => text !== '');

/** The connection with this text in all that was typed; a word behind it keeps the values apart. */
function withText(source: ScriptSource, text: string): ScriptSource {
  const typed = fields
    .filter((field) => source[field] !== undefined)
    .map((field): [string, unknown] =>
      field === 'furtherMailboxes'
        ? [field, [`${text}first`, `${text}second`]]
        : [field, `${text}${field}`],
    );
  return { ...source, ...Object.fromEntries(typed) };
}

function scriptsWith(source: ScriptSource, text: string, texts = english): Script[] {
  return scriptsFor(withText(source, text), texts).flatMap(({ scripts }) => scripts);
}

const harmless = 'harmless';

function kindsIn(texts: typeof english) {
  return Object.values(sources).flatMap((source: ScriptSource) =>
    scriptsWith(source, harmless, texts)
      .map((tame, index) => ({ source, tame, index, texts }))
      .filter(({ tame }) => tame.text.includes(harmless)),
  );
}
const kinds = kindsIn(english);

type Kind = (typeof kinds)[number];

/** Each script for the harmless value is read once, however often it is compared. */
const harmlessTrees = new Map<Script, { shape: string; literals: string[] }>();

function treeOf({ text }: Script): { shape: string; literals: string[] } {
  const root = read(text);
  return { shape: shape(root), literals: literals(root, text) };
}

function expectContained({ source, tame, index, texts }: Kind, text: string): void {
  const wanted = harmlessTrees.get(tame) ?? treeOf(tame);
  harmlessTrees.set(tame, wanted);
  const script = scriptsWith(source, text, texts)[index];
  expect(script?.id).toBe(tame.id);
  if (!script) return;
  const root = read(script.text);
  expect(faults(root)).toBe('');
  expect(shape(root)).toBe(wanted.shape);
  expect(literals(root, script.text)).toEqual(
    wanted.literals.map((literal) => literal.replace(harmless, () => text)),
  );
}

it('has each text that was typed in quotes in some script', () => {
  const found = new Set(
    kinds.flatMap(({ tame }) =>
      [...tame.text.matchAll(/'harmless(\w+)'/g)].map(([, field]) => field),
    ),
  );
  expect(found).toEqual(new Set([...fields.slice(0, -1), 'first', 'second']));
});

it('lets no value out of its quotes, in any script', () => {
  for (const kind of kinds) expectContained(kind, fragments.join(''));
});

it('lets no value out of its quotes in Japanese, in one script of each kind', () => {
  const byId = new Map(kindsIn(japanese).map((kind) => [kind.tame.id, kind]));
  expect(byId.size).toBeGreaterThan(15);
  for (const kind of byId.values()) expectContained(kind, fragments.join(''));
});

it('lets no value out of its quotes, whatever it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), hostile, (kind, text) => {
      expectContained(kind, text);
    }),
    { numRuns: 100 },
  );
});

it.each(['\n', '\r', '\0', '\u0085', '\u001b'])('refuses a control character: %j', (character) => {
  for (const { source } of kinds) {
    expect(() => scriptsWith(source, `a${character}b`)).toThrow(RangeError);
  }
});
