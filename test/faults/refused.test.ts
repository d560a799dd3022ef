import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundleEntry } from '../e2e/bundle-entry.ts';
import type { Refused, Way } from './refused.ts';
import { storeNames, type StoreName } from './stores.ts';

/** What each says of a state that it could not keep. */
const codes: Record<StoreName, string> = {
  settings: 'settings/not-kept',
  connections: 'connections/not-kept',
  ticks: 'settings/not-kept',
  runs: 'history/failed',
  'token-cache': 'keeping/failed',
  credential: 'keeping/failed',
};
/** Of the user to whom nothing belongs; root may write everywhere. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
/** Everything that the app keeps takes a fraction of it. */
const diskBytes = '3m';
const deadlineMs = 60_000;

let refused: string;
let folder: string;
beforeAll(async () => {
  refused = await bundleEntry(fileURLToPath(new URL('refused.ts', import.meta.url)));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faults-refused-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A disk of its own, which nobody else sees and which goes with the process. */
const ownDisk = [
  ...['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c'],
  `mount -t tmpfs -o size=${diskBytes} tmpfs "$0" && exec "$@"`,
];

function canHaveDisk(): boolean {
  const [command = '', ...words] = ownDisk;
  return spawnSync(command, [...words, tmpdir(), 'true']).status === 0;
}

function saveThree(way: Way): Refused {
  const profile = join(folder, 'profile');
  mkdirSync(profile, { mode: 0o700 });
  // Where the one who is to read it may.
  const script = join(folder, 'refused.mjs');
  copyFileSync(refused, script);
  const node = [process.execPath, script, profile, randomBytes(32).toString('hex'), way];
  const [command = '', ...words] = way === 'full' ? [...ownDisk, profile, ...node] : node;
  const drops = way === 'read-only' && isRoot;
  if (drops) {
    chmodSync(folder, 0o755);
    chownSync(profile, nobody, nobody);
  }
  const { stdout, stderr, status } = spawnSync(command, words, {
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
    timeout: deadlineMs,
    ...(drops ? { uid: nobody, gid: nobody } : {}),
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Refused;
}

/**
 * The disk is really full where a disk can be had, and has to be with CI=true; that files may not grow is
 * refused everywhere.
 */
const ways: [string, Way][] = [
  canHaveDisk() || process.env['CI'] === 'true'
    ? ['the disk is full', 'full']
    : ['no file may grow, as mounting a disk to fill up is forbidden here,', 'limit'],
  ['no file may grow', 'limit'],
  ['the folder may only be read', 'read-only'],
];

test.each(ways)(
  'while %s each save says so, nothing is lost, and afterwards it goes on',
  (_, way) => {
    const { codes: said, found, parts, ticket, log } = saveThree(way);
    const none = storeNames.map(() => undefined);
    expect(said.map((each) => each.map((code) => code ?? undefined))).toEqual([
      none,
      storeNames.map((name) => codes[name]),
      none,
    ]);
    const [first, during, last] = found;
    expect(first).toEqual(storeNames.map(() => 1));
    expect(during).toEqual(first);
    expect(last).toEqual(storeNames.map(() => 3));
    expect(ticket).toEqual([
      [null, 'ticket 1'],
      ['file/not-saved', 'ticket 1'],
      [null, 'ticket 3'],
    ]);
    expect(parts).toEqual([]);
    expect(log).toMatch(/^line 1\n(?:.*\n)?line 3\n$/);
  },
  deadlineMs,
);
