import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright';
import { expect } from 'playwright/test';
import { createCertificateAuthority } from '../../electron/practice/certificate-authority.ts';
import { listenOnLoopback } from '../../electron/practice/loopback-listener.ts';
import { en } from '../../shared/messages/en.ts';
import { defaultSettingsFile } from '../../shared/settings.ts';
import { launch } from '../../test/e2e/launch.ts';
import { publicKeyOf, signManifest } from '../feed/sign.ts';
import { light, type Picture } from './looks.ts';

const text = en.updates;
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const keys = { '/built-in-keys.ts': path('../../test/e2e/fixtures/update-key-from-test.ts') };
const installing = {
  '/install-way.ts': path('stand-ins/install-way.ts'),
  '/installer.ts': path('stand-ins/installer.ts'),
};

/** What the feed does when it is asked next. */
type Behaviour = 'answers' | 'keeps waiting' | 'has another file' | 'is broken';
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A whole file takes its time on a loaded machine. */
const whole = { timeout: 60_000 };

const file = Buffer.alloc(92_400_000);
const notes = `Version 9.0.0

- Tests three mailboxes at the same time, where the tenant allows so many connections at once.
- Japanese: 用語を見直し、長い文を読みやすくしました。
- <b>Notes are text</b>: nothing in them is drawn, and no link in them can be pressed.

${Array.from({ length: 12 }, (_none, index) => `- Corrected: case ${String(index + 1)} of the list that the publisher keeps.`).join('\n')}`;

const manifest = Buffer.from(
  [
    'version: 9.0.0',
    'files:',
    ...['exe', 'zip', 'AppImage'].flatMap((extension) => [
      `  - url: mailbox-oauth-assistant-9.0.0.${extension}`,
      `    sha512: ${createHash('sha512').update(file).digest('base64')}`,
      `    size: ${String(file.length)}`,
    ]),
    `releaseNotes: ${JSON.stringify(notes)}`,
    "releaseDate: '2026-11-20T10:00:00.000Z'",
    '',
  ].join('\n'),
);

/** Where updates stand, one after the other: in an app that replaces itself, and in one that does not. */
export async function takeUpdates(picture: Picture): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  let behaviour: Behaviour = 'answers';
  const feed = await startFeed((request, response) => {
    const name = (request.url ?? '').replace(/^\/releases\//, '');
    if (behaviour === 'is broken') response.writeHead(503).end();
    else if (name.endsWith('.sig')) {
      response.end(signManifest(name.slice(0, -4), manifest, privateKey));
    } else if (name.endsWith('.yml')) {
      if (behaviour === 'answers') response.end(manifest);
    } else if (behaviour === 'has another file') {
      response.end(Buffer.alloc(file.length, 1));
    } else if (behaviour === 'keeps waiting') {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 41_300_000));
    } else response.end(file);
  });
  const started = { ...feed, keys: publicKeyOf(privateKey) };
  try {
    behaviour = 'keeps waiting';
    await withSettings(started, { ...keys, ...installing }, async (dialog) => {
      const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
      const take = async (name: string) => {
        // In a tall window there would be nothing to scroll.
        await dialog.page().setViewportSize({ width: light.width, height: light.height });
        await dialog
          .getByRole('heading', { name: text.heading, exact: true })
          .evaluate((heading) => {
            heading.scrollIntoView({ block: 'start' });
          });
        await picture(dialog.page(), `0-updates-${name}`);
      };
      await expect(dialog.getByText(text.checking)).toBeVisible();
      await take('checking');
      await press(text.cancel);
      await expect(dialog.getByRole('button', { name: text.check })).toBeVisible();
      await take('idle');
      behaviour = 'is broken';
      await press(text.check);
      await expect(dialog.getByText(/^No check for updates/)).toBeVisible();
      await take('check-failed');
      behaviour = 'answers';
      await press(text.check);
      await expect(dialog.getByText(text.available('9.0.0'))).toBeVisible();
      await take('available');
      behaviour = 'keeps waiting';
      await press(text.download);
      await expect(dialog.getByText(/^Downloading: 4\d/)).toBeVisible(whole);
      await take('downloading');
      await press(text.cancel);
      behaviour = 'has another file';
      await press(text.download);
      await expect(dialog.getByText(/^No download/)).toBeVisible(whole);
      await take('download-failed');
      behaviour = 'answers';
      await press(text.again);
      await expect(dialog.getByText(text.ready('9.0.0'))).toBeVisible(whole);
      await take('ready');
      await press(text.install);
      await expect(dialog.getByText(/^No installation/)).toBeVisible();
      await take('install-failed');
      await dialog.getByLabel(text.feed.label).fill('http://admin@updates.contoso.example/r?x=1');
      await press(text.feed.use);
      await expect(dialog.getByText(text.feed.problems['not-https'])).toBeVisible();
      await take('feed-mistake');
    });
    await withSettings(started, keys, async (dialog) => {
      await expect(dialog.getByText(text.ways.copy)).toBeVisible();
      await dialog.page().setViewportSize({ width: light.width, height: light.height });
      await dialog.getByText(text.ways.copy).evaluate((line) => {
        line.scrollIntoView({ block: 'start' });
      });
      await picture(dialog.page(), '0-updates-by-hand');
      await dialog.page().keyboard.press('Escape');
      await picture(dialog.page(), '0-updates-badge');
    });
  } finally {
    await feed.close();
  }
}

interface Feed {
  address: string;
  certificate: string;
  close: () => Promise<void>;
}

async function startFeed(handler: Handler): Promise<Feed> {
  const authority = await createCertificateAuthority();
  const { certPem, keyPem } = await authority.issue();
  const listener = await listenOnLoopback(createServer({ cert: certPem, key: keyPem }, handler));
  return {
    address: `https://localhost:${String(listener.port)}/releases`,
    certificate: authority.certPem,
    close: () => listener.close(),
  };
}

/** Opens the settings of an app that asks this feed. */
async function withSettings(
  { address, certificate, keys: publisherKeys }: Feed & { keys: string },
  inPlaceOf: Readonly<Record<string, string>>,
  use: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-gallery-'));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const { settings, network } = defaultSettingsFile;
  const written = {
    ...defaultSettingsFile,
    settings: { ...settings, language: 'en', updateFeed: address },
    network: { ...network, signIn: { mode: 'direct' }, authorities: [certificate] },
  };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(written));
  const app = await launch({ profile, env: { TEST_UPDATE_KEYS: publisherKeys }, inPlaceOf });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: en.appLinks.settings }).click();
    await use(page.getByRole('dialog', { name: en.settingsDialog.heading }));
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
