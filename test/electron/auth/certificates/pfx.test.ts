import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Rounds } from '../../../../electron/auth/certificates/rounds.ts';
import { CertificateFailure } from '../../../../electron/auth/certificates/types.ts';
import { hasLegacy, password } from './certificate-files.ts';
import { CertificateReading, failure } from './certificate-reading.ts';

let given: CertificateReading;
let legacy = false;
beforeAll(() => {
  given = new CertificateReading();
  legacy = hasLegacy(given.files);
});
afterAll(() => {
  given.stop();
});

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
    const file = given.pfx(password, ...options);
    expect(given.read([file], password)).toEqual({
      chain: ['O=Contoso\nCN=Contoso CA'],
      fileName: 'scanner.pfx',
    });
  });

  test('is read with RC2, as Windows wrote it', ({ skip }) => {
    skip(!legacy, 'this OpenSSL has no RC2');
    const file = given.pfx(password, '-legacy');
    expect(given.read([file], password).chain).toHaveLength(1);
    expect(failure([file], 'wrong').code).toBe('certificate/wrong-password');
  });

  test('is read in BER, with its lengths open and its content in pieces, as key stores write it', () => {
    const { content } = given.pfx(password);
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
    expect(given.read([{ name: 'ber.p12', content: ber }], password).chain).toHaveLength(1);
  });

  test('that has an empty password is read without asking', () => {
    expect(given.read([given.pfx('')]).chain).toHaveLength(1);
  });

  test.each([[[]], [['-nomac']], [['-certpbe', 'NONE']], [['-certpbe', 'NONE', '-nomac']]])(
    'is not opened with another password (%j)',
    (options) => {
      const file = given.pfx(password, ...options);
      for (const wrong of [undefined, '', 'wrong', password.toLowerCase()]) {
        expect(failure([file], wrong)).toEqual({ code: 'certificate/wrong-password' });
      }
    },
  );

  test('that is cut short is unreadable, not locked', () => {
    const { content } = given.pfx(password);
    for (const length of [1, 4, 100, content.length - 1]) {
      const short = { name: 'short.pfx', content: content.subarray(0, length) };
      expect(failure([short], password).code).toBe('certificate/unreadable');
    }
  });

  test('that was changed anywhere is refused, whatever was changed', () => {
    const { content } = given.pfx(password, '-iter', '1');
    for (let index = 0; index < content.length; index += 7) {
      const changed = Buffer.from(content);
      changed[index] = (changed[index] ?? 0) ^ 0x41;
      try {
        // Names of attributes are all that may change without harm, and only outside the seal.
        given.read([{ name: 'changed.pfx', content: changed }], password);
      } catch (error) {
        expect(error).toBeInstanceOf(CertificateFailure);
      }
    }
  });

  test('that asks for more rounds than anybody means is refused at once', () => {
    const { content } = given.pfx(password, '-iter', '70000');
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

  test('whose seal is longer than its digest is refused before a key of that length is made', () => {
    const { asn1 } = forge;
    const { content } = given.pfx(password, '-iter', '70000');
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
    const ca = Buffer.from(given.files.read('ca.pem').content).toString();
    given.files.write('many.pem', ca.repeat(60));
    const file = given.pfx(password, '-certfile', 'many.pem');
    expect(failure([file], password)).toEqual({
      code: 'certificate/unreadable',
      detail: 'it has more than 50 parts',
    });
  });

  test('without a key, or without a certificate, says which', () => {
    given.files.openssl(
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
    expect(failure([given.files.read('nokey.pfx')], 'x').code).toBe('certificate/no-key');
    given.files.openssl(
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
    expect(failure([given.files.read('nocert.pfx')], 'x').code).toBe('certificate/no-certificate');
  });
});
