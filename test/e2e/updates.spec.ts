import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { publicKeyOf, signManifest } from '../../build/feed/sign.ts';
import { createCertificateAuthority } from '../../electron/practice/certificate-authority.ts';
import { listenOnLoopback } from '../../electron/practice/loopback-listener.ts';
import { en } from '../../shared/messages/en.ts';
import { defaultSettingsFile } from '../../shared/settings.ts';
import { axeFindings } from './axe.ts';
import { launch } from './launch.ts';

const text = en.updates;
const fixture = fileURLToPath(new URL('fixtures/update-key-from-test.ts', import.meta.url));

/** A release for every system: its files are never asked for here. */
function manifestOf(version: string): Buffer {
  const sha512 = `${'A'.repeat(86)}==`;
  const files = ['exe', 'zip', 'AppImage'].flatMap((extension) => [
    `  - url: app-${version}.${extension}`,
    `    sha512: ${sha512}`,
    '    size: 92400000',
  ]);
  const notes = '- Faster than before.\n- <img src=x> stays text.';
  const lines = [
    `version: ${version}`,
    'files:',
    ...files,
    `releaseNotes: ${JSON.stringify(notes)}`,
  ];
  return Buffer.from([...lines, "releaseDate: '2026-11-20T10:00:00.000Z'", ''].join('\n'));
}

test('a feed that is set is asked at the start, a new version is a link, and without a feed nobody is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'updates-e2e-'));
  const authority = await createCertificateAuthority();
  const { certPem, keyPem } = await authority.issue();
  const { privateKey } = generateKeyPairSync('ed25519');
  const manifest = manifestOf('9.0.0');
  const asked: string[] = [];
  const server = createServer({ cert: certPem, key: keyPem }, (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const name = path.replace(/^\/r\/|\.sig$/g, '');
    response.end(path.endsWith('.sig') ? signManifest(name, manifest, privateKey) : manifest);
  });
  const listener = await listenOnLoopback(server);
  const updateFeed = `https://localhost:${listener.port}/r`;
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const { settings, network } = defaultSettingsFile;
  const file = {
    ...defaultSettingsFile,
    settings: { ...settings, language: 'en', updateFeed },
    network: { ...network, signIn: { mode: 'direct' }, authorities: [authority.certPem] },
  };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(file));
  const app = await launch({
    profile,
    env: { TEST_UPDATE_KEYS: publicKeyOf(privateKey) },
    inPlaceOf: { '/built-in-keys.ts': fixture },
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: text.badge('9.0.0') }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: text.heading })).toBeFocused();
    await expect(dialog.getByRole('region', { name: text.notes })).toContainText('<img src=x>');
    // Nothing was installed here: it says so, and has nothing to download with.
    await expect(dialog.getByText(text.ways.copy)).toBeVisible();
    await expect(dialog.getByRole('button', { name: text.download })).toHaveCount(0);
    expect(asked.length).toBe(2);
    expect(await axeFindings(page, 'all')).toEqual([]);

    await dialog.getByLabel(text.feed.label).fill('');
    await dialog.getByRole('button', { name: text.feed.use }).click();
    await expect(dialog.getByText(text.noFeed)).toBeVisible();
    await expect(dialog.getByRole('button', { name: text.check })).toHaveCount(0);
    expect(asked.length).toBe(2);
    expect(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'))).toMatchObject({
      settings: { updateFeed: '' },
    });
  } finally {
    await app.close();
    await listener.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
