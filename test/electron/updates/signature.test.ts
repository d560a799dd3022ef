import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSigningKey, publicKeyOf, signManifest } from '../../../build/feed/sign.ts';
import { checkSignature, readUpdateKeys } from '../../../electron/updates/signature.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const keys = readUpdateKeys(publicKeyOf(privateKey));
const manifest = Buffer.from('version: 0.2.0\n');
const signature = signManifest('latest.yml', manifest, privateKey);

describe('the signature of a manifest', () => {
  it('is good for its manifest, its name and its key, and for nothing else', () => {
    const check = (name: string, bytes: Buffer, given = keys) =>
      checkSignature(name, bytes, Buffer.from(signature), given);
    expect(check('latest.yml', manifest)).toBe('good');
    expect(check('latest-mac.yml', manifest)).toBe('wrong');
    expect(check('latest.yml', Buffer.from('version: 0.2.0\r\n'))).toBe('wrong');
    expect(check('latest.yml', manifest, readUpdateKeys(newSigningKey().publicKey))).toBe('wrong');
    expect(check('latest.yml', manifest, [])).toBe('wrong');
  });

  it('is not good with any bit changed, in the manifest or in itself', () => {
    fc.assert(
      fc.property(fc.nat(manifest.length * 8 - 1), fc.nat(511), (inText, inSignature) => {
        const changed = Buffer.from(manifest);
        changed[inText >> 3] = (changed[inText >> 3] ?? 0) ^ (1 << (inText & 7));
        expect(checkSignature('latest.yml', changed, Buffer.from(signature), keys)).toBe('wrong');
        const bytes = Buffer.from(signature, 'base64');
        bytes[inSignature >> 3] = (bytes[inSignature >> 3] ?? 0) ^ (1 << (inSignature & 7));
        const other = Buffer.from(bytes.toString('base64'));
        expect(checkSignature('latest.yml', manifest, other, keys)).toBe('wrong');
      }),
    );
  });

  it.each([
    '',
    '\n',
    'AAAA',
    ` ${signature}`,
    `${signature}\n`,
    signature.replace('==', ''),
    '\u0000',
  ])('is none that can be read: %j', (text) => {
    expect(checkSignature('latest.yml', manifest, Buffer.from(text), keys)).toBe('unreadable');
  });

  it('is never good, and throws for nothing, whatever is sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(checkSignature('latest.yml', manifest, bytes, keys)).not.toBe('good');
      }),
    );
  });
});

describe('the keys that are built in', () => {
  it('may be several while one takes the place of another, and none', () => {
    expect(readUpdateKeys('')).toEqual([]);
    const other = newSigningKey().publicKey;
    expect(readUpdateKeys(`${publicKeyOf(privateKey)}, ${other}`)).toHaveLength(2);
    expect(() => readUpdateKeys(Array(4).fill(other).join(','))).toThrow('more than 3');
  });

  it('are Ed25519 and nothing else', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const text = rsa.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(() => readUpdateKeys(text)).toThrow('not Ed25519');
    expect(() => readUpdateKeys('nonsense')).toThrow();
  });
});
