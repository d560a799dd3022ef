import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRelease } from '../../../shared/updates/release.ts';
import { releaseSchema } from '../../../shared/updates/schema.ts';

const sha512 = `${'A'.repeat(85)}A==`;
const feed = 'https://feed.example/releases';
const wanted = { arch: 'x64', extension: 'exe', system: '10.0.22631' };
const file = { url: 'App-Setup-0.2.0.exe', size: 1000, sha512 };
const manifest = { version: '0.2.0', files: [file] };

/** The address that a list of files comes to. */
function addressOf(names: readonly string[], change: Partial<typeof wanted> = {}) {
  const files = names.map((url) => ({ ...file, url }));
  const read = readRelease({ ...manifest, files }, feed, { ...wanted, ...change });
  return read.kind === 'release' ? read.release.address : read.kind;
}

describe('a signed manifest', () => {
  it('comes to the file for this computer', () => {
    const names = ['a-arm64.AppImage', 'a.AppImage', 'a_amd64.deb', 'a-aarch64.rpm', 'a x64.exe'];
    const at = `${feed}/`;
    expect(addressOf(names, { extension: 'AppImage' })).toBe(`${at}a.AppImage`);
    expect(addressOf(names, { extension: 'AppImage', arch: 'arm64' })).toBe(
      `${at}a-arm64.AppImage`,
    );
    expect(addressOf(names, { extension: 'deb' })).toBe(`${at}a_amd64.deb`);
    expect(addressOf(names, { extension: 'rpm' })).toBe('unusable');
    expect(addressOf(names, { extension: 'rpm', arch: 'arm64' })).toBe(`${at}a-aarch64.rpm`);
    expect(addressOf(names)).toBe(`${at}a%20x64.exe`);
    expect(addressOf(names, { arch: 'arm64' })).toBe('unusable');
  });

  it.each([
    ...[
      '../a.exe',
      '/a.exe',
      'a/b.exe',
      'a\\b.exe',
      'https://other.example/a.exe',
      '//other/a.exe',
    ],
    ...['a.exe?x', 'a.exe#x', '%2e%2e%2fa.exe', '.a.exe', 'C:a.exe', 'a.exe ', 'a\n.exe', ''],
    ...['a\u202eexe.exe', 'a\u0000.exe'],
  ])('names no file %j', (url) => {
    expect(addressOf([url])).toBe('unusable');
    // Nor beside one that is right: who writes such a name is not to be believed in the rest.
    expect(addressOf(['a.exe', url])).toBe('unusable');
  });

  it.each([
    ['no files', { files: [] }],
    ['a version with more than numbers', { version: '0.2.0-beta.1' }],
    ['no checksum', { files: [{ url: 'a.exe', size: 1 }] }],
    ['a short checksum', { files: [{ ...file, sha512: 'AAAA' }] }],
    ['another way to write a checksum', { files: [{ ...file, sha512: `${'A'.repeat(85)}B==` }] }],
    ['a size of nothing', { files: [{ ...file, size: 0 }] }],
    ['a size that is no number', { files: [{ ...file, size: '1000' }] }],
    ['a size that no disk has', { files: [{ ...file, size: 2 ** 40 }] }],
    ['notes that are no text', { releaseNotes: [{ note: 'x' }] }],
  ])('is none with %s', (_name, change) => {
    expect(readRelease({ ...manifest, ...change }, feed, wanted).kind).toBe('unusable');
  });

  it('shows its notes as lines of text in which everything can be seen', () => {
    const notes = 'One\r\n\tTwo\u202e\u0000\n<b>three</b>\n';
    const read = readRelease({ ...manifest, releaseNotes: notes }, feed, wanted);
    expect(read).toMatchObject({
      release: { notes: 'One\n  Two\\u{202e}\\x00\n<b>three</b>' },
    });
    const long = readRelease({ ...manifest, releaseNotes: 'x'.repeat(30_000) }, feed, wanted);
    expect(long.kind === 'release' && long.release.notes.length).toBe(20_001);
  });

  it('of a date shows only what is one', () => {
    for (const [releaseDate, date] of [
      ['2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z'],
      ['<b>yesterday</b>', undefined],
    ]) {
      const read = readRelease({ ...manifest, releaseDate }, feed, wanted);
      expect(read.kind === 'release' && read.release.date).toBe(date);
    }
  });

  it('says where the system is too old', () => {
    const read = readRelease({ ...manifest, minimumSystemVersion: '11.0.0' }, feed, wanted);
    expect(read).toEqual({ kind: 'unsupported-system', needed: '11.0.0' });
  });

  it('never throws, and never leads out of the folder, whatever it is', () => {
    const characters = [
      'a',
      '.',
      '/',
      '\\',
      ':',
      '%',
      '?',
      '#',
      ' ',
      '\n',
      '\u0000',
      '\u202e',
      '\ud800',
    ];
    const odd = fc.array(fc.constantFrom(...characters)).map((parts) => parts.join(''));
    const text = fc.oneof(
      odd,
      fc.constantFrom('a.exe', '0.2.0', '../x.exe', 'https://x.example/a.exe', sha512),
    );
    const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.double());
    const hostile = fc.oneof(
      fc.anything({ withNullPrototype: true, maxDepth: 2 }),
      fc.record(
        {
          version: fc.oneof({ weight: 4, arbitrary: fc.constant('0.2.0') }, value),
          releaseDate: text,
          releaseNotes: fc.oneof(odd, fc.constant(null)),
          minimumSystemVersion: fc.oneof(fc.constantFrom('1.0.0', '99.0.0'), text),
          packages: fc.constant({ x64: { path: 'https://other.example/p.7z' } }),
          files: fc.array(
            fc.record({
              url: fc.oneof(
                fc.constantFrom('a.exe', 'b c.EXE', 'a(1)~x64.exe', 'a-arm64.exe'),
                text.map((start) => `${start}.exe`),
              ),
              size: fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), value),
              sha512: fc.oneof({ weight: 4, arbitrary: fc.constant(sha512) }, value),
              isAdminRightsRequired: fc.constant(true),
            }),
            { minLength: 1, maxLength: 2 },
          ),
        },
        { requiredKeys: ['version', 'files'] },
      ),
    );
    let releases = 0;
    fc.assert(
      fc.property(hostile, (read) => {
        const answer = readRelease(read, feed, wanted);
        if (answer.kind !== 'release') return;
        releases += 1;
        const { release } = answer;
        releaseSchema.parse(release);
        expect(new URL(release.address).href).toBe(release.address);
        expect(release.address).toMatch(/^https:\/\/feed\.example\/releases\/[^/?#\\]+\.exe$/i);
        expect(release.notes.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 1500 },
    );
    // The test would prove nothing where all of them were refused.
    expect(releases).toBeGreaterThan(20);
  });
});
