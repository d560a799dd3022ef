// tsyringe, inside @peculiar/x509, needs the Reflect metadata API before anything else loads.
import 'reflect-metadata';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { randomBytes } from 'node:crypto';
import type { ChosenFile } from '../auth/credentials.ts';
import { tenant } from './directory.ts';

/** What Entra ID takes for apps: RSA of 2048 bits or more. */
const keyAlgorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;

const dayMs = 86_400_000;

/** As certificates that administrators make for apps: a year, a day of which is past. */
const validityMs = 365 * dayMs;

/**
 * Makes a self-signed certificate for the practice app, with its key (PKCS #8) in the same file.
 *
 * @param notBefore, notAfter when it is valid; default: for a year
 */
export async function createAppCertificate(
  notBefore = new Date(Date.now() - dayMs),
  notAfter = new Date(Date.now() + validityMs),
): Promise<ChosenFile & { certPem: string }> {
  const keys = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${tenant.clientName}`,
    keys,
    serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
    notBefore,
    notAfter,
    signingAlgorithm: keyAlgorithm,
  });
  const certPem = `${certificate.toString('pem')}\n`;
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const content = Buffer.from(`${certPem}${PemConverter.encode(key, 'PRIVATE KEY')}\n`);
  return { name: 'practice-app.pem', content, certPem };
}
