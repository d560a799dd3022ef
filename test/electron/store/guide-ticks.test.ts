import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createGuideTicks,
  maxOwners,
  type GuideTicks,
} from '../../../electron/store/guide-ticks.ts';
import type { GuideOwner } from '../../../shared/guides/guide-ticks.ts';

let parent: string;
let folder: string;
let path: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'guide-ticks-test-'));
  // The first tick makes it.
  folder = join(parent, 'profile');
  path = join(folder, 'guide-ticks.json');
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

/** As of a program that was just started. */
const ticks = (): GuideTicks => createGuideTicks(path);

const owner: GuideOwner = {
  practice: false,
  tenant: 'contoso.com',
  clientId: '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595',
};
const otherApp: GuideOwner = { ...owner, clientId: '' };
const otherTenant: GuideOwner = { ...owner, tenant: 'fabrikam.com' };

describe('a tick', () => {
  test('is there after the program was started again, for its app, tenant and guide only', async () => {
    const first = ticks();
    expect(await first.done(owner, 'consent')).toEqual([]);
    expect(readdirSync(parent)).toEqual([]);
    expect(await first.tick(owner, 'consent', 'check-consent', true)).toBe(true);
    expect(await first.tick(owner, 'consent', 'grant-consent', true)).toBe(true);
    expect(await first.tick(otherApp, 'consent', 'check-consent', true)).toBe(true);

    const again = ticks();
    // In the order of the guides, whatever came first.
    expect(await again.done(owner, 'consent')).toEqual(['grant-consent', 'check-consent']);
    expect(await again.done(otherApp, 'consent')).toEqual(['check-consent']);
    expect(await again.done(otherTenant, 'consent')).toEqual([]);
    expect(await again.done(owner, 'permissions')).toEqual([]);
  });

  test('is the same one however the tenant and the ID are written', async () => {
    await ticks().tick(owner, 'consent', 'check-consent', true);
    const written = { ...owner, tenant: 'Contoso.COM', clientId: owner.clientId.toUpperCase() };
    expect(await ticks().done(written, 'consent')).toEqual(['check-consent']);
    await ticks().tick(written, 'consent', 'check-consent', false);
    expect(await ticks().done(owner, 'consent')).toEqual([]);
  });

  test('that is taken away leaves the others, and nothing of an owner without any', async () => {
    const first = ticks();
    await first.tick(owner, 'consent', 'grant-consent', true);
    await first.tick(owner, 'consent', 'check-consent', true);
    await first.tick(owner, 'consent', 'check-consent', true);
    await first.tick(owner, 'consent', 'check-consent', false);
    expect(await ticks().done(owner, 'consent')).toEqual(['grant-consent']);
    await first.tick(owner, 'consent', 'grant-consent', false);
    expect(readFileSync(path, 'utf8')).not.toContain('contoso');
  });

  test('is not lost to others that are set at the same time', async () => {
    const first = ticks();
    await Promise.all([
      first.tick(owner, 'permissions', 'add-permission', true),
      first.tick(owner, 'permissions', 'choose-graph', true),
      first.tick(otherTenant, 'permissions', 'add-permission', true),
    ]);
    expect(await ticks().done(owner, 'permissions')).toEqual(['add-permission', 'choose-graph']);
    expect(await ticks().done(otherTenant, 'permissions')).toEqual(['add-permission']);
    expect(readdirSync(folder)).toEqual(['guide-ticks.json']);
  });

  test('of the practice tenant stays in memory', async () => {
    const practising = { ...owner, practice: true };
    const first = ticks();
    expect(await first.tick(practising, 'consent', 'check-consent', true)).toBe(false);
    expect(await first.done(practising, 'consent')).toEqual(['check-consent']);
    expect(await first.done(owner, 'consent')).toEqual([]);
    expect(readdirSync(parent)).toEqual([]);
    expect(await ticks().done(practising, 'consent')).toEqual([]);
  });

  test('of the connection that was longest left alone goes when there are too many', async () => {
    const named = (number: number) => ({ ...owner, tenant: `tenant-${number}.example` });
    const done = [{ guide: 'consent', step: 'check-consent' }];
    const owners = Array.from({ length: maxOwners }, (_, number) => {
      const { tenant, clientId } = named(number);
      return { tenant, clientId, done };
    });
    mkdirSync(folder);
    writeFileSync(path, JSON.stringify({ version: 1, owners }));
    const first = ticks();
    await first.tick(named(0), 'consent', 'grant-consent', true);
    await first.tick(owner, 'consent', 'check-consent', true);
    const again = ticks();
    expect(await again.done(named(0), 'consent')).toHaveLength(2);
    expect(await again.done(named(1), 'consent')).toEqual([]);
    expect(await again.done(named(2), 'consent')).toHaveLength(1);
    expect(await again.done(owner, 'consent')).toHaveLength(1);
  });
});

describe('the file', () => {
  test.runIf(process.platform !== 'win32')('is for this account alone', async () => {
    await ticks().tick(owner, 'consent', 'check-consent', true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['cut off', '{"version":1,"owners":['],
    ['empty', ''],
    ['of another program', '[]'],
    ['of another version', '{"version":2,"owners":[]}'],
    ['with more than it has', '{"version":1,"owners":[],"more":true}'],
    ['huge', ' '.repeat(8 * 1024 * 1024 + 1)],
  ])('that is %s is set aside, and in nobody’s way', async (_name, content) => {
    mkdirSync(folder);
    writeFileSync(path, content);
    const first = ticks();
    expect(await first.done(owner, 'consent')).toEqual([]);
    expect(readdirSync(folder)).toEqual(['guide-ticks.json.set-aside-1']);
    expect(await first.tick(owner, 'consent', 'check-consent', true)).toBe(true);
    expect(await ticks().done(owner, 'consent')).toEqual(['check-consent']);
  });

  test('may name guides and steps that this program does not have, and keeps them', async () => {
    mkdirSync(folder);
    const done = [
      { guide: 'consent', step: 'a-later-step' },
      { guide: 'consent', step: 'check-consent' },
    ];
    const kept = { tenant: owner.tenant, clientId: owner.clientId, done };
    writeFileSync(path, JSON.stringify({ version: 1, owners: [kept] }));
    const first = ticks();
    expect(await first.done(owner, 'consent')).toEqual(['check-consent']);
    await first.tick(owner, 'permissions', 'choose-graph', true);
    expect(readFileSync(path, 'utf8')).toContain('a-later-step');
  });

  test('that cannot be written costs nothing but the keeping', async () => {
    // In the folder's place, so that nothing can be made in it, whoever asks.
    writeFileSync(folder, '');
    const first = ticks();
    expect(await first.tick(owner, 'consent', 'check-consent', true)).toBe(false);
    expect(await first.done(owner, 'consent')).toEqual(['check-consent']);
  });

  test.runIf(process.platform !== 'win32')('that cannot be read is left as it is', async () => {
    mkdirSync(folder);
    // Leads to itself, so that it cannot be opened, whoever asks; replacing it would work.
    symlinkSync(path, path);
    const first = ticks();
    expect(await first.tick(owner, 'consent', 'check-consent', true)).toBe(false);
    expect(await first.done(owner, 'consent')).toEqual(['check-consent']);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder)).toEqual(['guide-ticks.json']);
  });
});
