import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChosenFile } from '../../../../electron/auth/credentials.ts';

/** What protects the files; it must be in no error and no summary. */
export const password = 'Canary-Pässword-1';

/** Certificates made by OpenSSL, as administrators make them. */
export interface CertificateFiles {
  /** Runs `openssl` in the folder of the files. */
  openssl(...args: string[]): void;
  read(name: string, as?: string): ChosenFile;
  write(name: string, text: string): void;
  stop(): void;
}

/**
 * Makes, in a folder of its own: `key.pem` and `cert.pem` (RSA, issued by `ca.pem`, names in
 * German), `other-key.pem` (RSA), `small-key.pem` and `small.pem` (RSA of 1024 bits), `ec-key.pem`
 * and `ec.pem`.
 */
export function makeCertificateFiles(): CertificateFiles {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-test-'));
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const request = (...args: string[]): void => {
    openssl('req', '-utf8', '-nodes', '-sha256', ...args);
  };
  request(
    '-x509',
    '-newkey',
    'rsa:2048',
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    ...subject('Contoso CA'),
  );
  request(
    '-new',
    '-newkey',
    'rsa:2048',
    '-keyout',
    'key.pem',
    '-out',
    'request.pem',
    ...subject('Büroscanner'),
  );
  openssl(
    ...['x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca-key.pem'],
    ...['-CAcreateserial', '-days', '30', '-out', 'cert.pem'],
  );
  openssl('genrsa', '-out', 'other-key.pem', '2048');
  request(
    '-x509',
    '-newkey',
    'rsa:1024',
    '-keyout',
    'small-key.pem',
    '-out',
    'small.pem',
    ...subject('Small'),
  );
  request(
    ...['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-keyout', 'ec-key.pem', '-out', 'ec.pem', ...subject('Curve')],
  );
  return {
    openssl,
    read: (name, as = name) => ({ name: as, content: readFileSync(join(folder, name)) }),
    write: (name, text) => {
      writeFileSync(join(folder, name), text);
    },
    stop: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function subject(name: string): string[] {
  return ['-subj', `/O=Contoso/CN=${name}`];
}

/** True where this OpenSSL still has RC2, as `-legacy` needs. */
export function hasLegacy(files: CertificateFiles): boolean {
  try {
    files.openssl('list', '-provider', 'legacy', '-cipher-algorithms');
    return true;
  } catch {
    return false;
  }
}
