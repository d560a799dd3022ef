import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signManifest } from '../../../build/feed/sign.ts';
import { failureOf, startFeed, type FeedBench } from './feed-bench.ts';

let feed: FeedBench;
beforeEach(async () => {
  feed = await startFeed();
});
afterEach(async () => {
  await feed.close();
});

describe('what the publisher has not signed', () => {
  it('is not even read: a changed manifest', async () => {
    feed.publish();
    const { body } = feed.files.get('latest-linux.yml') as { body: string };
    feed.files.set('latest-linux.yml', { body: body.replace('0.2.0', '9.9.9') });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toEqual({
      ...{ during: 'check', code: 'update/wrong-signature', detail: 'latest-linux.yml' },
    });
    expect(feed.loaded).toEqual([]);
  });

  it('is refused: another key, and a signature that is for another manifest', async () => {
    feed.publish({ key: generateKeyPairSync('ed25519').privateKey });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({ code: 'update/wrong-signature' });
    feed.publish();
    const { body } = feed.files.get('latest-linux.yml') as { body: string };
    const other = signManifest('latest.yml', Buffer.from(body), feed.key);
    feed.files.set('latest-linux.yml.sig', { body: other });
    await updates.check();
    expect(failureOf(updates)).toMatchObject({ code: 'update/wrong-signature' });
  });

  it.each([
    ['none', undefined, 'update/unsigned'],
    ['an empty one', '', 'update/unsigned'],
    ['a page', '<html>', 'update/unsigned'],
    ['one that is too long', 'A'.repeat(300), 'update/refused'],
  ])('is refused: %s for a signature', async (_name, body, code) => {
    feed.publish();
    if (body === undefined) feed.files.delete('latest-linux.yml.sig');
    else feed.files.set('latest-linux.yml.sig', { body });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({ during: 'check', code });
    expect(feed.loaded).toEqual([]);
  });

  it('is accepted from either of two keys, so that one can take the place of the other', async () => {
    const next = generateKeyPairSync('ed25519');
    const spki = (key: typeof next.publicKey) =>
      key.export({ format: 'der', type: 'spki' }).toString('base64');
    feed.publish({ key: next.privateKey });
    const updates = feed.updates({
      keys: `${spki(generateKeyPairSync('ed25519').publicKey)}, ${spki(next.publicKey)}`,
    });
    await updates.check();
    expect(updates.state().kind).toBe('available');
  });
});

describe('what is signed and nevertheless refused', () => {
  it.each([
    ['../app.AppImage', 'update/manifest'],
    ['https://other.example/app.AppImage', 'update/manifest'],
    ['%2e%2e%2fapp.AppImage', 'update/manifest'],
    ['app.exe', 'update/manifest'],
    ['app-arm64.AppImage', 'update/manifest'],
  ])('a file that is %s', async (file, code) => {
    feed.publish({ file });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({ code });
  });

  it('a manifest that is no UTF-8', async () => {
    const body = Buffer.from([0x76, 0xff, 0xfe]);
    feed.files.set('latest-linux.yml', { body });
    feed.files.set('latest-linux.yml.sig', {
      body: signManifest('latest-linux.yml', body, feed.key),
    });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({ code: 'update/manifest', detail: 'not UTF-8' });
  });

  it('a release that is older than one that the feed had before', async () => {
    feed.publish({ version: '0.3.0' });
    await feed.updates().check();
    feed.publish({ version: '0.2.0' });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({
      code: 'update/older',
      detail: '0.2.0; 0.3.0 was there before',
    });
    feed.publish({ version: '0.3.0' });
    await updates.check();
    expect(updates.state().kind).toBe('available');
  });

  it('a release for a newer system', async () => {
    feed.publish({ more: 'minimumSystemVersion: 7.0.0' });
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({
      code: 'update/unsupported-system',
      detail: '7.0.0',
    });
  });
});

describe('the way to the feed', () => {
  it.each([
    [{ status: 302, headers: { Location: 'https://other.example/x' } }, 'other.example'],
    [{ status: 301, headers: { Location: 'http://localhost/latest-linux.yml' } }, 'localhost'],
    [{ status: 206, body: 'x' }, 'HTTP 206'],
    [{ headers: { 'Content-Encoding': 'gzip' }, body: 'x' }, 'gzip'],
    [{ body: 'x'.repeat(300_000) }, 'longer than'],
    [{ status: 500 }, 'HTTP 500'],
  ])('is not left, and takes only whole files: %j', async (answer, words) => {
    feed.publish();
    feed.files.set('latest-linux.yml', answer);
    const updates = feed.updates();
    await updates.check();
    const { code, detail } = failureOf(updates) as { code: string; detail: string };
    expect(code).toBe('update/refused');
    expect(detail).toContain(words);
    expect(feed.requests).toHaveLength(1);
  });

  it('ends at its deadline where the feed hangs', async () => {
    feed.files.set('latest-linux.yml', () => undefined);
    const updates = feed.updates({ deadlines: { answer: 150 } });
    await updates.check();
    expect(failureOf(updates)).toEqual({
      ...{ during: 'check', code: 'update/unreachable', detail: 'localhost: no answer in time' },
    });
  });

  it('trusts no authority that nobody has added', async () => {
    feed.publish();
    feed.route = { ...feed.route, extraCa: [] };
    const updates = feed.updates();
    await updates.check();
    expect(failureOf(updates)).toMatchObject({
      code: 'update/unreachable',
      detail: expect.stringContaining('issued by CN=Practice tenant CA') as string,
    });
    expect(feed.requests).toEqual([]);
  });

  it.each([
    ...['http://localhost/', 'https://ada:canary-Pa55@localhost/', 'https://localhost/a.yml'],
    'https://999.999.999.999/',
  ])('is refused before it begins: %s', async (address) => {
    const updates = feed.updates({ feed: () => address });
    await updates.check();
    expect(failureOf(updates)).toEqual({ during: 'check', code: 'update/feed-address' });
    expect(JSON.stringify([feed.told, feed.logged])).not.toContain('canary');
  });
});
