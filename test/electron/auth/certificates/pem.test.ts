import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password } from './certificate-files.ts';
import { CertificateReading, failure } from './certificate-reading.ts';

let given: CertificateReading;
beforeAll(() => {
  given = new CertificateReading();
  given.encryptKey('encrypted.pem');
  given.encryptKey('encrypted-des3.pem', '-v2', 'des3');
  given.encryptKey('encrypted-v1.pem', '-v1', 'PBE-SHA1-3DES');
  given.encryptKey('encrypted.der', '-outform', 'DER');
  const { files } = given;
  const key = ['-in', 'key.pem', '-passout', `pass:${password}`];
  files.openssl('rsa', ...key, '-traditional', '-aes128', '-out', 'traditional-encrypted.pem');
  files.openssl('rsa', '-in', 'key.pem', '-traditional', '-out', 'traditional.pem');
  files.openssl('rsa', '-in', 'key.pem', '-traditional', '-outform', 'DER', '-out', 'pkcs1.der');
  files.openssl(
    ...['pkcs8', '-topk8', '-nocrypt', '-in', 'key.pem', '-outform', 'DER', '-out', 'pkcs8.der'],
  );
  files.openssl('x509', '-in', 'cert.pem', '-outform', 'DER', '-out', 'cert.der');
});
afterAll(() => {
  given.stop();
});

describe('PEM and DER', () => {
  test.each([
    ['key.pem', undefined],
    ['traditional.pem', undefined],
    ['pkcs1.der', undefined],
    ['pkcs8.der', undefined],
    ['encrypted.pem', password],
    ['encrypted-des3.pem', password],
    ['encrypted-v1.pem', password],
    ['encrypted.der', password],
    ['traditional-encrypted.pem', password],
  ])('are read with the key in %s', (key, secret) => {
    const pem = given.files.read('cert.pem');
    const other = given.files.read(key);
    expect(given.read([pem, other], secret).fileName).toBe('cert.pem');
    expect(given.read([other, given.files.read('cert.der')], secret).fileName).toBe('cert.der');
    if (secret === undefined) return;
    for (const wrong of [undefined, '', 'wrong']) {
      expect(failure([pem, other], wrong)).toEqual({
        code: 'certificate/wrong-password',
      });
    }
  });

  test('are read from one file, key first or last, with what stands between', () => {
    given.files.write('notes.txt', 'Bag Attributes\n    localKeyID: 01\nsubject=CN = x\n');
    expect(
      given.read([given.textFile('all.pem', 'key.pem', 'notes.txt', 'cert.pem', 'ca.pem')]).chain,
    ).toHaveLength(1);
    expect(
      given.read([given.textFile('all.pem', 'ca.pem', 'cert.pem', 'key.pem')]).chain,
    ).toHaveLength(1);
    expect(given.read([given.textFile('all.pem', 'cert.pem', 'key.pem')]).chain).toEqual([]);
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, high byte first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['old line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
    ['blanks and empty lines', (text: string) => Buffer.from(text.replaceAll('\n', ' \n\n '))],
  ])('are read as %s', (_name, encode) => {
    const { content } = given.textFile('', 'cert.pem', 'key.pem');
    expect(
      given.read([{ name: 'all.pem', content: encode(Buffer.from(content).toString()) }]).chain,
    ).toEqual([]);
  });

  test('that lack something say what', () => {
    expect(failure([given.files.read('cert.pem')]).code).toBe('certificate/no-key');
    expect(failure([given.files.read('cert.der')]).code).toBe('certificate/no-key');
    expect(failure([given.files.read('key.pem')]).code).toBe('certificate/no-certificate');
  });

  test('whose key is another’s are refused', () => {
    const mismatch = { code: 'certificate/key-mismatch' };
    expect(failure([given.files.read('cert.pem'), given.files.read('other-key.pem')])).toEqual(
      mismatch,
    );
    expect(failure([given.files.read('cert.pem'), given.files.read('ec-key.pem')])).toEqual(
      mismatch,
    );
  });

  test('whose key Entra ID does not take are refused, and the kind is named', () => {
    expect(failure([given.textFile('small.pem', 'small.pem', 'small-key.pem')])).toEqual({
      code: 'certificate/unsupported-key',
      detail: 'RSA, 1024 bits',
    });
    expect(failure([given.textFile('ec.pem', 'ec.pem', 'ec-key.pem')])).toEqual({
      code: 'certificate/unsupported-key',
      detail: 'EC, prime256v1',
    });
  });

  test.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['half a block', '-----BEGIN CERTIFICATE-----\nMIIB'],
    ['a block of nonsense', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
    [
      'a key of nonsense',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n',
    ],
    ['one byte of DER', '\u0030'],
  ])('that hold %s are unreadable', (_name, text) => {
    expect(failure([{ name: 'x', content: Buffer.from(text) }], 'x').code).toBe(
      'certificate/unreadable',
    );
  });
});
