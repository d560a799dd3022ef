import { execFile } from 'node:child_process';
import { createHash, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changelogPart, signFolder } from '../../../build/feed/sign-folder.ts';
import { newSigningKey, publicKeyOf, readSigningKey } from '../../../build/feed/sign.ts';
import { readManifest } from '../../../electron/updates/read-manifest.ts';
import { checkSignature, readUpdateKeys } from '../../../electron/updates/signature.ts';

const pair = newSigningKey();
const key = createPrivateKey(pair.privateKey);
const content = 'an installer';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-test-'));
  writeFileSync(join(folder, 'App Setup 0.2.0.exe'), content);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function manifest(change: { size?: number; sha512?: string; url?: string } = {}): void {
  const sha512 = createHash('sha512').update(content).digest('base64');
  const file = { url: 'App Setup 0.2.0.exe', sha512, size: content.length, ...change };
  const text = `version: 0.2.0\nfiles:\n  - ${JSON.stringify(file)}\n`;
  writeFileSync(join(folder, 'latest.yml'), text);
}

describe('signing a folder of releases', () => {
  it('signs what the app accepts, with the notes of the changelog in it', async () => {
    manifest();
    expect(await signFolder(folder, key, () => '- "New": yes\n- Faster')).toHaveLength(1);
    const bytes = readFileSync(join(folder, 'latest.yml'));
    const signature = readFileSync(join(folder, 'latest.yml.sig'));
    const keys = readUpdateKeys(pair.publicKey);
    expect(checkSignature('latest.yml', bytes, signature, keys)).toBe('good');
    expect(readManifest(bytes)).toMatchObject({ releaseNotes: '- "New": yes\n- Faster' });
    // Once more changes nothing: the notes are there.
    await signFolder(folder, key, () => 'others');
    expect(readFileSync(join(folder, 'latest.yml'))).toEqual(bytes);
  });

  it.each([
    ['a file that is missing', { url: 'other.exe' }, 'other.exe is not there'],
    ['another length', { size: 1 }, 'is not 1 bytes long'],
    ['another checksum', { sha512: `${'A'.repeat(86)}==` }, 'another SHA-512'],
    ['a file elsewhere', { url: '../x.exe' }, 'not a name in the folder'],
  ])('refuses %s', async (_name, change, words) => {
    manifest(change);
    await expect(signFolder(folder, key, () => 'notes')).rejects.toThrow(words);
    expect(() => statSync(join(folder, 'latest.yml.sig'))).toThrow();
  });

  it('refuses a release without notes, and a folder without a manifest', async () => {
    await expect(signFolder(folder, key, () => 'notes')).rejects.toThrow('no manifest');
    manifest();
    await expect(signFolder(folder, key, () => undefined)).rejects.toThrow('no notes for 0.2.0');
  });

  it('finds the part of a version in the changelog', () => {
    const changelog = '# Changelog\n\n## 0.2.0 - 2026-11-22\n\n- New\n\n## 0.1.0\n\n- Old\n';
    expect(changelogPart(changelog, '0.2.0')).toBe('- New');
    expect(changelogPart(changelog, '0.1.0')).toBe('- Old');
    expect(changelogPart(changelog, '0.1')).toBeUndefined();
    expect(changelogPart(changelog, '3.0.0')).toBeUndefined();
  });
});

describe('the private key', () => {
  it('comes from the environment or a file, and no failure quotes it', () => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, pair.privateKey);
    const read = (environment: NodeJS.ProcessEnv) => publicKeyOf(readSigningKey(environment));
    expect(read({ PUBLISHER_UPDATE_SIGNING_KEY: pair.privateKey })).toBe(pair.publicKey);
    expect(read({ PUBLISHER_UPDATE_SIGNING_KEY_FILE: path })).toBe(pair.publicKey);
    for (const environment of [
      {},
      { PUBLISHER_UPDATE_SIGNING_KEY: 'canary-key' },
      { PUBLISHER_UPDATE_SIGNING_KEY_FILE: '/no/canary-key' },
    ]) {
      expect(() => read(environment)).toThrow(/PUBLISHER_UPDATE_SIGNING_KEY/);
      expect(() => read(environment)).not.toThrow(/canary/);
    }
  });

  it('is written by the command for its owner alone and never printed, and signs a release', async () => {
    manifest();
    const path = join(folder, 'new.pem');
    const made = await run(['--new-key', path]);
    expect(made.code).toBe(0);
    const text = readFileSync(path, 'utf8');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const [, publicKey = ''] = /build: (\S+)/.exec(made.output) ?? [];
    expect(publicKeyOf(createPrivateKey(text))).toBe(publicKey);
    const secret = text.split('\n')[1] ?? '-';
    // A key of somebody else, of which no build knows, signs nothing.
    const keys = { PUBLISHER_UPDATE_SIGNING_KEY_FILE: path };
    const other = await run([folder], { ...keys, PUBLISHER_UPDATE_KEY: pair.publicKey });
    expect(other.code).toBe(1);
    expect(other.output).toContain('does not belong to PUBLISHER_UPDATE_KEY');
    const again = await run(['--new-key', path]);
    expect(again.code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(made.output + other.output + again.output).not.toContain(secret);
    // Three programs are started, on a machine that may be busy.
  }, 60_000);
});

/** Runs the command; resolves with what it said and how it ended. */
function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  const options = { env: { ...process.env, ...environment }, timeout: 15_000 };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'build/feed/sign-feed.ts', ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
      },
    );
  });
}
