import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** id-kp-serverAuth, RFC 5280 section 4.2.1.12. */
const serverAuthentication = '1.3.6.1.5.5.7.3.1';

/** What is asked of a certificate. */
export interface CertificateQuestion {
  /** PEM of the certificate that the server showed. */
  certificate: string;
  /** Host name or IP address that was connected to. */
  hostname: string;
  /** PEM of the one certificate authority that counts. */
  ca: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Whether a server certificate was issued directly by the given authority, for this host, for TLS
 * servers, and is valid now. The practice tenant issues no intermediate authorities, so none is
 * looked for. The subject's common name counts for nothing (RFC 9525 section 6.3).
 *
 * @returns false also for what is no certificate
 */
export function isIssuedBy({ certificate, hostname, ca, now }: CertificateQuestion): boolean {
  const server = parseCertificate(certificate);
  const authority = parseCertificate(ca);
  return (
    server !== undefined &&
    authority !== undefined &&
    authority.ca &&
    !server.ca &&
    server.checkIssued(authority) &&
    server.verify(authority.publicKey) &&
    isValidAt(server, now) &&
    isValidAt(authority, now) &&
    // Typed as always there; Node gives nothing where the extension is absent.
    [server.keyUsage].flat().includes(serverAuthentication) &&
    isForHost(server, hostname)
  );
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isValidAt(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
}

function isForHost(certificate: X509Certificate, hostname: string): boolean {
  return isIP(hostname) === 0
    ? certificate.checkHost(hostname, { subject: 'never' }) !== undefined
    : certificate.checkIP(hostname) !== undefined;
}
