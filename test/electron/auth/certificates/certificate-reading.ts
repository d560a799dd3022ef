import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { readCertificateFiles } from '../../../../electron/auth/certificates/read-certificate.ts';
import type { Rounds } from '../../../../electron/auth/certificates/rounds.ts';
import { CertificateFailure } from '../../../../electron/auth/certificates/types.ts';
import type { ChosenFile } from '../../../../electron/auth/credentials.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { makeCertificateFiles, password } from './certificate-files.ts';

/** Certificate files, what else is made of them, and what is read from them. */
export class CertificateReading {
  readonly files = makeCertificateFiles();
  readonly #expected = new X509Certificate(this.files.read('cert.pem').content);
  #made = 0;

  /** A PFX with the certificate, its key and its issuer; the options are those of OpenSSL. */
  pfx(secret: string, ...options: string[]): ChosenFile {
    this.#made += 1;
    const name = `made-${this.#made}.pfx`;
    this.files.openssl(
      ...['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-certfile', 'ca.pem'],
      ...[...options, '-passout', `pass:${secret}`, '-out', name],
    );
    return this.files.read(name, 'scanner.pfx');
  }

  /** Encrypts the key into a file of this name; the options are those of OpenSSL. */
  encryptKey(name: string, ...options: string[]): void {
    const protect = ['-in', 'key.pem', '-passout', `pass:${password}`];
    this.files.openssl('pkcs8', '-topk8', ...protect, ...options, '-out', name);
  }

  /** The texts of several files in one. */
  textFile(name: string, ...sources: string[]): ChosenFile {
    const texts = sources.map((source) => Buffer.from(this.files.read(source).content).toString());
    return { name, content: Buffer.from(texts.join('\n')) };
  }

  /** Reads files that have to hold the certificate and its key. */
  read(chosen: readonly ChosenFile[], secret?: string): { chain: string[]; fileName: string } {
    const { key, certificate, chain, fileName } = readCertificateFiles(chosen, secret);
    expect(certificate.fingerprint256).toBe(this.#expected.fingerprint256);
    expect(this.#expected.checkPrivateKey(key)).toBe(true);
    return { chain: chain.map(({ subject }) => subject), fileName };
  }

  stop(): void {
    this.files.stop();
  }
}

/** Why files are refused that have to be. */
export function failure(chosen: readonly ChosenFile[], secret?: string, rounds?: Rounds): AppError {
  try {
    readCertificateFiles(chosen, secret, rounds);
  } catch (error) {
    if (error instanceof CertificateFailure) return error.appError;
    throw error;
  }
  throw new Error('it was read');
}
