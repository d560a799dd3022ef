import { chmod, chown, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTrusted, type FileFacts, type LookAt } from '../../../electron/policy/trusted-file.ts';

/** Who is nobody's root. */
const otherUser = 12_345;
const isRoot = process.getuid?.() === 0;

let base: string;
let path: string;
/** What differs from what is found on the disk, where this user cannot make it so. */
let pretended: Map<string, Partial<FileFacts>>;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'policy-'));
  path = join(base, 'etc', 'policy.json');
  pretended = new Map();
  await mkdir(dirname(path), { mode: 0o755 });
  await writeFile(path, '{}', { mode: 0o644 });
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

/** Files that root made are root's; those of another user are taken for root's. */
const asRoot: LookAt = async (at) => {
  const found = await lstat(at);
  return {
    ...{ isLink: found.isSymbolicLink(), isFolder: found.isDirectory(), isFile: found.isFile() },
    ...{ uid: 0, mode: found.mode, ...pretended.get(at) },
  };
};

function read(maxBytes = 100) {
  return readTrusted(path, { maxBytes, hasModes: true, ...(isRoot ? {} : { lookAt: asRoot }) });
}

async function giveTo(at: string): Promise<void> {
  if (isRoot) await chown(at, otherUser, otherUser);
  else pretended.set(at, { uid: otherUser });
}

test('a file that only root can change is read', async () => {
  expect(await read()).toEqual(Buffer.from('{}'));
});

test('without a file there is none, also where there is no folder', async () => {
  await rm(path);
  expect(await read()).toEqual({ kind: 'missing' });
  await rm(dirname(path), { recursive: true });
  expect(await read()).toEqual({ kind: 'missing' });
});

test('a file that another user owns is not taken', async () => {
  await giveTo(path);
  expect(await read()).toEqual({ kind: 'not-trusted', path });
});

test.each([0o664, 0o646, 0o666])('a file of mode %o is not taken', async (mode) => {
  await chmod(path, mode);
  expect(await read()).toEqual({ kind: 'not-trusted', path });
});

test('nor one in a folder of another user, or below one', async () => {
  await giveTo(dirname(path));
  expect(await read()).toEqual({ kind: 'not-trusted', path: dirname(path) });
});

test('nor one in a folder in which others may write, unless they can touch nothing of root’s', async () => {
  await chmod(dirname(path), 0o777);
  expect(await read()).toEqual({ kind: 'not-trusted', path: dirname(path) });
  await chmod(dirname(path), 0o1777);
  expect(await read()).toEqual(Buffer.from('{}'));
});

test('a link is not taken, whether it is the file or its folder', async () => {
  const real = path;
  await symlink(real, join(base, 'etc', 'linked.json'));
  path = join(base, 'etc', 'linked.json');
  expect(await read()).toEqual({ kind: 'link', path });
  await symlink(join(base, 'etc'), join(base, 'linked'));
  path = join(base, 'linked', 'policy.json');
  expect(await read()).toEqual({ kind: 'link', path: join(base, 'linked') });
});

test('a file that is too large is not read', async () => {
  expect(await read(1)).toEqual({ kind: 'too-large' });
});

test('a folder in its place is told', async () => {
  await rm(path);
  await mkdir(path);
  expect(await read()).toEqual({ kind: 'unreadable', path, detail: 'EISDIR' });
});

test('what cannot be looked at is told with what the system says', async () => {
  const denied = Object.assign(new Error('no'), { code: 'EACCES' });
  const lookAt = () => Promise.reject(denied);
  expect(await readTrusted(path, { maxBytes: 1, hasModes: true, lookAt })).toEqual({
    ...{ kind: 'unreadable', path, detail: 'EACCES' },
  });
});

test('where modes say nothing they are not looked at', async () => {
  await chmod(path, 0o666);
  const found = await readTrusted(path, { maxBytes: 100, hasModes: false });
  expect(found).toEqual(Buffer.from('{}'));
});
