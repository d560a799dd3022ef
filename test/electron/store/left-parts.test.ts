import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeLeftParts } from '../../../electron/store/left-parts.ts';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'left-parts-test-'));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

const part = (name: string) => `${name}.4be0643f-1d98-473b-97cd-ca98a65347dd.part`;
const files = () =>
  readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort();

test('half-written files of every folder go, and nothing else does', async () => {
  for (const folder of ['', 'kept', 'runs/first', 'runs/second', 'theirs']) {
    mkdirSync(join(profile, folder), { recursive: true });
    writeFileSync(join(profile, folder, part('file.json')), '{"version":1,"conn');
  }
  const others = ['connections.json', 'my.part', 'connections.json.set-aside-1'];
  for (const name of others) writeFileSync(join(profile, name), '{}');
  await removeLeftParts(profile);
  expect(files()).toEqual([...others, part('file.json')].sort());
  expect(readdirSync(join(profile, 'theirs'))).toHaveLength(1);
});

test('no profile, and files in the place of its folders, are no failure', async () => {
  writeFileSync(join(profile, 'runs'), '');
  writeFileSync(join(profile, 'kept'), '');
  await removeLeftParts(profile);
  await removeLeftParts(join(profile, 'none'));
  expect(files()).toEqual(['kept', 'runs']);
});
