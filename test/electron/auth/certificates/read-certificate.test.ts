import forge from 'node-forge';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxCertificateFileBytes } from '../../../../electron/auth/certificates/read-certificate.ts';
import { Rounds } from '../../../../electron/auth/certificates/rounds.ts';
import { password } from './certificate-files.ts';
import { CertificateReading, failure } from './certificate-reading.ts';

let given: CertificateReading;
beforeAll(() => {
  given = new CertificateReading();
  given.encryptKey('encrypted.pem');
});
afterAll(() => {
  given.stop();
});

test('what together asks for more rounds than anybody means is refused', () => {
  const outOfRange = {
    code: 'certificate/unreadable',
    detail: 'the number of rounds that protect its parts is out of range',
  };
  // The seal, the certificates and the key.
  const file = given.pfx(password, '-iter', '1000');
  expect(failure([file], password, new Rounds(2_999))).toEqual(outOfRange);
  expect(failure([file], 'wrong', new Rounds(1_000)).code).toBe('certificate/wrong-password');
  const keys = given.textFile(
    'keys.pem',
    'cert.pem',
    'encrypted.pem',
    'encrypted.pem',
    'encrypted.pem',
  );
  expect(failure([keys], password, new Rounds(5_000))).toEqual(outOfRange);
  expect(failure([keys, keys], password, new Rounds(10_000))).toEqual(outOfRange);
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
  certificate.sign(
    pki.privateKeyFromPem(Buffer.from(given.files.read('key.pem').content).toString()),
  );
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
  const many = Array.from({ length: 6 }, () => given.files.read('cert.pem'));
  expect(failure(many)).toMatchObject({ code: 'certificate/unreadable' });
  expect(failure([])).toMatchObject({ code: 'certificate/unreadable' });
});
