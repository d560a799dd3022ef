import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  maxCertificateFileBytes,
  readCertificateFiles,
} from '../../../../electron/auth/certificates/read-certificate.ts';
import { Rounds } from '../../../../electron/auth/certificates/rounds.ts';
import { CertificateFailure } from '../../../../electron/auth/certificates/types.ts';
import type { ChosenFile } from '../../../../electron/auth/credentials.ts';
import type { AppError } from '../../../../shared/errors.ts';
import {
  hasLegacy,
  makeCertificateFiles,
  password,
  type CertificateFiles,
} from './certificate-files.ts';

let files: CertificateFiles;
let expected: X509Certificate;
let legacy = false;
beforeAll(() => {
  files = makeCertificateFiles();
  expected = new X509Certificate(files.read('cert.pem').content);
  legacy = hasLegacy(files);
  const key = ['-in', 'key.pem', '-passout', `pass:${password}`];
  files.openssl('pkcs8', '-topk8', ...key, '-out', 'encrypted.pem');
  files.openssl('pkcs8', '-topk8', ...key, '-v2', 'des3', '-out', 'encrypted-des3.pem');
  files.openssl('pkcs8', '-topk8', ...key, '-v1', 'PBE-SHA1-3DES', '-out', 'encrypted-v1.pem');
  files.openssl('pkcs8', '-topk8', ...key, '-outform', 'DER', '-out', 'encrypted.der');
  files.openssl('rsa', ...key, '-traditional', '-aes128', '-out', 'traditional-encrypted.pem');
  files.openssl('rsa', '-in', 'key.pem', '-traditional', '-out', 'traditional.pem');
  files.openssl('rsa', '-in', 'key.pem', '-traditional', '-outform', 'DER', '-out', 'pkcs1.der');
  files.openssl(
    'pkcs8',
    '-topk8',
    '-nocrypt',
    '-in',
    'key.pem',
    '-outform',
    'DER',
    '-out',
    'pkcs8.der',
  );
  files.openssl('x509', '-in', 'cert.pem', '-outform', 'DER', '-out', 'cert.der');
});
afterAll(() => {
  files.stop();
});

let made = 0;
/** A PFX with the certificate, its key and its issuer. */
function pfx(secret: string, ...options: string[]): ChosenFile {
  made += 1;
  const name = `made-${made}.pfx`;
  const parts = ['-inkey', 'key.pem', '-in', 'cert.pem', '-certfile', 'ca.pem'];
  files.openssl(
    'pkcs12',
    '-export',
    ...parts,
    ...options,
    '-passout',
    `pass:${secret}`,
    '-out',
    name,
  );
  return files.read(name, 'scanner.pfx');
}

function textFile(name: string, ...sources: string[]): ChosenFile {
  const texts = sources.map((source) => Buffer.from(files.read(source).content).toString());
  return { name, content: Buffer.from(texts.join('\n')) };
}

function read(chosen: readonly ChosenFile[], secret?: string) {
  const { key, certificate, chain, fileName } = readCertificateFiles(chosen, secret);
  expect(certificate.fingerprint256).toBe(expected.fingerprint256);
  expect(expected.checkPrivateKey(key)).toBe(true);
  return { chain: chain.map(({ subject }) => subject), fileName };
}

function failure(chosen: readonly ChosenFile[], secret?: string, rounds?: Rounds): AppError {
  try {
    readCertificateFiles(chosen, secret, rounds);
  } catch (error) {
    if (error instanceof CertificateFailure) return error.appError;
    throw error;
  }
  throw new Error('it was read');
}

describe('PFX', () => {
  test.each([
    ['as OpenSSL writes it now', []],
    [
      'with 3DES, as Windows wrote it',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    [
      'with AES-128 and SHA-512',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512'],
    ],
    ['with certificates that are not encrypted', ['-certpbe', 'NONE']],
    ['with nothing encrypted', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['without a seal', ['-nomac']],
    ['with many rounds', ['-iter', '20000']],
  ])('is read %s', (_name, options) => {
    const file = pfx(password, ...options);
    expect(read([file], password)).toEqual({
      chain: ['O=Contoso\nCN=Contoso CA'],
      fileName: 'scanner.pfx',
    });
  });

  test('is read with RC2, as Windows wrote it', ({ skip }) => {
    skip(!legacy, 'this OpenSSL has no RC2');
    const file = pfx(password, '-legacy');
    expect(read([file], password).chain).toHaveLength(1);
    expect(failure([file], 'wrong').code).toBe('certificate/wrong-password');
  });

  test('is read in BER, with its lengths open and its content in pieces, as key stores write it', () => {
    const { content } = pfx(password);
    const { asn1 } = forge;
    const der = asn1.fromDer(Buffer.from(content).toString('binary'));
    const [version, safe, seal] = der.value as forge.asn1.Asn1[];
    const [type, explicit] = safe?.value as forge.asn1.Asn1[];
    const [octets] = explicit?.value as forge.asn1.Asn1[];
    const encoded = (value: forge.asn1.Asn1 | undefined): Buffer => {
      if (!value) throw new Error('a part is missing');
      return Buffer.from(asn1.toDer(value).getBytes(), 'binary');
    };
    const open = (tag: number, ...parts: Buffer[]): Buffer =>
      Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
    const data = Buffer.from(octets?.value as string, 'binary');
    const pieces = [data.subarray(0, 500), data.subarray(500)].map((piece) =>
      encoded(
        asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, piece.toString('binary')),
      ),
    );
    const ber = open(
      0x30,
      encoded(version),
      open(0x30, encoded(type), open(0xa0, open(0x24, ...pieces))),
      encoded(seal),
    );
    expect(read([{ name: 'ber.p12', content: ber }], password).chain).toHaveLength(1);
  });

  test('that has an empty password is read without asking', () => {
    expect(read([pfx('')]).chain).toHaveLength(1);
  });

  test.each([[[]], [['-nomac']], [['-certpbe', 'NONE']], [['-certpbe', 'NONE', '-nomac']]])(
    'is not opened with another password (%j)',
    (options) => {
      const file = pfx(password, ...options);
      for (const wrong of [undefined, '', 'wrong', password.toLowerCase()]) {
        expect(failure([file], wrong)).toEqual({ code: 'certificate/wrong-password' });
      }
    },
  );

  test('that is cut short is unreadable, not locked', () => {
    const { content } = pfx(password);
    for (const length of [1, 4, 100, content.length - 1]) {
      const short = { name: 'short.pfx', content: content.subarray(0, length) };
      expect(failure([short], password).code).toBe('certificate/unreadable');
    }
  });

  test('that was changed anywhere is refused, whatever was changed', () => {
    const { content } = pfx(password, '-iter', '1');
    for (let index = 0; index < content.length; index += 7) {
      const changed = Buffer.from(content);
      changed[index] = (changed[index] ?? 0) ^ 0x41;
      try {
        // Names of attributes are all that may change without harm, and only outside the seal.
        read([{ name: 'changed.pfx', content: changed }], password);
      } catch (error) {
        expect(error).toBeInstanceOf(CertificateFailure);
      }
    }
  });

  test('that asks for more rounds than anybody means is refused at once', () => {
    const { content } = pfx(password, '-iter', '70000');
    const changed = Buffer.from(content);
    const count = Buffer.from([0x02, 0x03, 0x01, 0x11, 0x70]);
    for (let at = changed.indexOf(count); at !== -1; at = changed.indexOf(count, at + 1)) {
      changed[at + 2] = 0x7f;
    }
    expect(changed).not.toEqual(content);
    const started = performance.now();
    expect(failure([{ name: 'slow.pfx', content: changed }], password)).toEqual({
      code: 'certificate/unreadable',
      detail: 'the number of rounds that protect the key is out of range',
    });
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('whose parts together ask for more rounds than anybody means is refused', () => {
    const outOfRange = {
      code: 'certificate/unreadable',
      detail: 'the number of rounds that protect its parts is out of range',
    };
    // The seal, the certificates and the key.
    const file = pfx(password, '-iter', '1000');
    expect(failure([file], password, new Rounds(2_999))).toEqual(outOfRange);
    expect(failure([file], 'wrong', new Rounds(1_000)).code).toBe('certificate/wrong-password');
    const keys = textFile(
      'keys.pem',
      'cert.pem',
      'encrypted.pem',
      'encrypted.pem',
      'encrypted.pem',
    );
    expect(failure([keys], password, new Rounds(5_000))).toEqual(outOfRange);
    expect(failure([keys, keys], password, new Rounds(10_000))).toEqual(outOfRange);
  });

  test('whose seal is longer than its digest is refused before a key of that length is made', () => {
    const { asn1 } = forge;
    const { content } = pfx(password, '-iter', '70000');
    const value = asn1.fromDer(Buffer.from(content).toString('binary'));
    const seal = (value.value as forge.asn1.Asn1[])[2]?.value as forge.asn1.Asn1[];
    const [, digest] = seal[0]?.value as forge.asn1.Asn1[];
    if (!digest) throw new Error('it has no seal');
    digest.value = '\0'.repeat(100_000);
    const long = Buffer.from(asn1.toDer(value).getBytes(), 'binary');
    const rounds = new Rounds(1);
    const chosen = [{ name: 'long.pfx', content: long }];
    expect(failure(chosen, password, rounds).code).toBe('certificate/wrong-password');
  });

  test('with more certificates than a chain has is refused', () => {
    const ca = Buffer.from(files.read('ca.pem').content).toString();
    files.write('many.pem', ca.repeat(60));
    const file = pfx(password, '-certfile', 'many.pem');
    expect(failure([file], password)).toEqual({
      code: 'certificate/unreadable',
      detail: 'it has more than 50 parts',
    });
  });

  test('without a key, or without a certificate, says which', () => {
    files.openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      'cert.pem',
      '-passout',
      'pass:x',
      '-out',
      'nokey.pfx',
    );
    expect(failure([files.read('nokey.pfx')], 'x').code).toBe('certificate/no-key');
    files.openssl(
      'pkcs12',
      '-export',
      '-nocerts',
      '-inkey',
      'key.pem',
      '-passout',
      'pass:x',
      '-out',
      'nocert.pfx',
    );
    expect(failure([files.read('nocert.pfx')], 'x').code).toBe('certificate/no-certificate');
  });
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
    expect(read([files.read('cert.pem'), files.read(key)], secret).fileName).toBe('cert.pem');
    expect(read([files.read(key), files.read('cert.der')], secret).fileName).toBe('cert.der');
    if (secret === undefined) return;
    for (const wrong of [undefined, '', 'wrong']) {
      expect(failure([files.read('cert.pem'), files.read(key)], wrong)).toEqual({
        code: 'certificate/wrong-password',
      });
    }
  });

  test('are read from one file, key first or last, with what stands between', () => {
    files.write('notes.txt', 'Bag Attributes\n    localKeyID: 01\nsubject=CN = x\n');
    expect(
      read([textFile('all.pem', 'key.pem', 'notes.txt', 'cert.pem', 'ca.pem')]).chain,
    ).toHaveLength(1);
    expect(read([textFile('all.pem', 'ca.pem', 'cert.pem', 'key.pem')]).chain).toHaveLength(1);
    expect(read([textFile('all.pem', 'cert.pem', 'key.pem')]).chain).toEqual([]);
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, high byte first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['old line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
    ['blanks and empty lines', (text: string) => Buffer.from(text.replaceAll('\n', ' \n\n '))],
  ])('are read as %s', (_name, encode) => {
    const { content } = textFile('', 'cert.pem', 'key.pem');
    expect(
      read([{ name: 'all.pem', content: encode(Buffer.from(content).toString()) }]).chain,
    ).toEqual([]);
  });

  test('that lack something say what', () => {
    expect(failure([files.read('cert.pem')]).code).toBe('certificate/no-key');
    expect(failure([files.read('cert.der')]).code).toBe('certificate/no-key');
    expect(failure([files.read('key.pem')]).code).toBe('certificate/no-certificate');
  });

  test('whose key is another’s are refused', () => {
    const mismatch = { code: 'certificate/key-mismatch' };
    expect(failure([files.read('cert.pem'), files.read('other-key.pem')])).toEqual(mismatch);
    expect(failure([files.read('cert.pem'), files.read('ec-key.pem')])).toEqual(mismatch);
  });

  test('whose key Entra ID does not take are refused, and the kind is named', () => {
    expect(failure([textFile('small.pem', 'small.pem', 'small-key.pem')])).toEqual({
      code: 'certificate/unsupported-key',
      detail: 'RSA, 1024 bits',
    });
    expect(failure([textFile('ec.pem', 'ec.pem', 'ec-key.pem')])).toEqual({
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

test('a key so long that signing with it would take hours is not supported', () => {
  const { pki, jsbn } = forge;
  const bits = 20_000;
  const { BigInteger } = jsbn;
  const one = new BigInteger('1', 10);
  const n = one.shiftLeft(bits - 1).add(one);
  const e = new BigInteger('65537', 10);
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.setRsaPublicKey(n, e);
  certificate.sign(pki.privateKeyFromPem(Buffer.from(files.read('key.pem').content).toString()));
  const key = pki.privateKeyToPem(pki.setRsaPrivateKey(n, e, one, one, one, one, one, one));
  const content = Buffer.from(`${pki.certificateToPem(certificate)}\n${key}`);
  expect(failure([{ name: 'long.pem', content }])).toEqual({
    code: 'certificate/unsupported-key',
    detail: 'RSA, 20000 bits',
  });
});

test('a file of beginnings without ends is read in no time', () => {
  const content = Buffer.from('-----BEGIN A-----'.repeat(60_000));
  const started = performance.now();
  expect(failure([{ name: 'begins.pem', content }], '').code).toBe('certificate/unreadable');
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('files that are too many or too large are not looked into', () => {
  const large = { name: 'large.pem', content: new Uint8Array(maxCertificateFileBytes + 1) };
  expect(failure([large])).toMatchObject({ code: 'certificate/unreadable' });
  const many = Array.from({ length: 6 }, () => files.read('cert.pem'));
  expect(failure(many)).toMatchObject({ code: 'certificate/unreadable' });
  expect(failure([])).toMatchObject({ code: 'certificate/unreadable' });
});
