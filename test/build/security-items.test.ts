import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const document = readFileSync(new URL('SECURITY.md', root), 'utf8');

interface Row {
  item: string;
  file: string;
  title: string;
}

/** The rows of the table of items. */
function rowsOf(text: string): Row[] {
  return [...text.matchAll(/^\| ([SL]\d+) +\|[^|]+\| `([^`]+)` +\| (.+?) +\|$/gm)].map(
    ([, item = '', file = '', title = '']) => ({ item, file, title }),
  );
}

/** What is wrong with a row: its file is not there, or has no such test. */
function faultsOf({ item, file, title }: Row): string[] {
  const url = new URL(`test/${file}`, root);
  if (!/\.(test|spec)\.tsx?$/.test(file) || !existsSync(url)) return [`${item}: no file ${file}`];
  const source = readFileSync(url, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))
    ? []
    : [`${item}: ${file} has no test "${title}"`];
}

const rows = rowsOf(document);

test('every security item has a test', () => {
  const items = [
    ...Array.from({ length: 15 }, (_, index) => `S${index + 1}`),
    ...Array.from({ length: 9 }, (_, index) => `L${index + 1}`),
  ];
  expect([...new Set(rows.map(({ item }) => item))]).toEqual(items);
  // No row is left out because it is written in another way.
  expect(rows).toHaveLength(document.match(/^\| [SL]\d/gm)?.length ?? 0);
});

test('every test that the items name is there', () => {
  expect(rows.flatMap(faultsOf)).toEqual([]);
});

describe('a row fails that', () => {
  const [first] = rows;
  test.each([
    ['names a file that is not there', { file: 'build/none.test.ts' }, 'no file'],
    ['names a file without tests', { file: 'build/workflow-faults.ts' }, 'no file'],
    ['names a test that is not there', { title: 'holds what nobody holds' }, 'has no test'],
    ['names a part of a test', { title: 'hardened in full' }, 'has no test'],
  ])('%s', (_what, change, fault) => {
    const row = { item: 'S1', file: '', title: '', ...first, ...change };
    expect(faultsOf(row).join()).toContain(fault);
  });
});

test.each([
  'A mail server',
  'An identity provider’s page',
  'The network',
  'Another program on this computer',
  'A connection file from a stranger, and other files',
  'A stranger who reads a transcript',
])('the threat model says what stands against: %s', (who) => {
  expect(document.replaceAll("'", '’')).toContain(`\n### ${who}\n`);
});
