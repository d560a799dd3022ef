// tsyringe, inside @peculiar/x509, needs the Reflect metadata API before anything else loads.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { loopbackNameConstraints } from './name-constraints.ts';

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

const dayMs = 86_400_000;

/** Clocks of virtual machines and test devices are often hours off; a day covers time zones too. */
const clockSkewMs = dayMs;

/** A practice tenant lives as long as the program; three months outlast any session of it. */
const validityMs = 90 * dayMs;

/** The names a loopback server is reached by. */
const loopbackNames = ['localhost', '127.0.0.1', '::1'] as const;

/** A certificate with its private key, both PEM, as `node:tls` takes them. */
export interface IssuedCertificate {
  certPem: string;
  keyPem: string;
}

export interface CertificateRequest {
  /** DNS names and IP addresses for the certificate; default: those of this computer's loopback. */
  names?: readonly string[];
  notBefore?: Date;
  notAfter?: Date;
}

export interface CertificateAuthority {
  /** What a client has to trust. */
  certPem: string;
  /** Makes a TLS server certificate with a new key, signed by this authority. */
  issue(request?: CertificateRequest): Promise<IssuedCertificate>;
}

export interface CertificateAuthorityOptions {
  /**
   * Put the authority under name constraints (RFC 5280 section 4.2.1.10), so that its certificates
   * are valid for loopback only, even for somebody who installs it by mistake.
   */
  loopbackOnly?: boolean;
  /** Who it says it is; default: the practice tenant's, another one each time. */
  name?: string;
}

/**
 * Makes a certificate authority in memory (EC P-256). Its private key cannot be extracted and is
 * gone with the returned object.
 */
export async function createCertificateAuthority(
  options: CertificateAuthorityOptions = {},
): Promise<CertificateAuthority> {
  const keys = await crypto.subtle.generateKey(keyAlgorithm, false, ['sign', 'verify']);
  // The name differs each time, so that no client takes one start's authority for another's.
  const name =
    options.name ??
    `CN=Practice tenant CA ${randomBytes(4).toString('hex')}, O=Mailbox OAuth Assistant`;
  const notBefore = new Date(Date.now() - clockSkewMs);
  const notAfter = new Date(Date.now() + validityMs);

  const authority = await X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    serialNumber: serialNumber(),
    notBefore,
    notAfter,
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(options.loopbackOnly === true ? [loopbackNameConstraints()] : []),
    ],
  });

  return {
    certPem: `${authority.toString('pem')}\n`,
    async issue(request = {}) {
      const names = request.names ?? loopbackNames;
      const serverKeys = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
      const extensions: Extension[] = [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(
          names.map((value) => ({
            type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const),
            value,
          })),
        ),
        await SubjectKeyIdentifierExtension.create(serverKeys.publicKey),
        await AuthorityKeyIdentifierExtension.create(keys.publicKey),
      ];
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${names[0] ?? 'localhost'}`,
        issuer: authority.subject,
        publicKey: serverKeys.publicKey,
        signingKey: keys.privateKey,
        serialNumber: serialNumber(),
        notBefore: request.notBefore ?? notBefore,
        notAfter: request.notAfter ?? notAfter,
        signingAlgorithm,
        extensions,
      });
      const pkcs8 = await crypto.subtle.exportKey('pkcs8', serverKeys.privateKey);
      return {
        certPem: `${certificate.toString('pem')}\n`,
        keyPem: `${PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`,
      };
    },
  };
}

/** A random positive serial number of 16 octets, as hexadecimal (RFC 5280 section 4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString('hex');
}
