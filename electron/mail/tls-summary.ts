import type { DetailedPeerCertificate, PeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateSummary, TlsSummary } from '../../shared/run-record.ts';
import { makeVisible } from '../../shared/text/visible.ts';

/** Chains have two to four certificates; a server that sends more is not listed to the end. */
const maxChain = 10;
/** A certificate of a large service has some dozens of names. */
const maxAltNames = 200;

/**
 * What was negotiated and the chain that the server showed, whether it can be trusted or not.
 *
 * @param servername the host that was asked for
 */
export function summariseTls(socket: TLSSocket, servername: string): TlsSummary {
  const version = socket.getProtocol();
  const cipher = socket.getCipher() as { name?: string } | undefined;
  return {
    ...(version === null ? {} : { version }),
    ...(cipher?.name === undefined ? {} : { cipher: cipher.name }),
    servername,
    chain: chainOf(socket.getPeerCertificate(true)),
  };
}

/** `CN=localhost, O=Contoso`: the parts of a distinguished name, in the certificate's order. */
export function nameText(name: unknown): string {
  if (typeof name !== 'object' || name === null) return '';
  return Object.entries(name)
    .flatMap(([key, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((part) => `${key}=${String(part)}`),
    )
    .map(makeVisible)
    .join(', ');
}

function chainOf(leaf: DetailedPeerCertificate): CertificateSummary[] {
  const chain: CertificateSummary[] = [];
  const seen = new Set<string>();
  // Node gives an empty object where there is no certificate, and lets a root be its own issuer.
  let certificate: Partial<DetailedPeerCertificate> | undefined = leaf;
  while (certificate?.fingerprint256 !== undefined && chain.length < maxChain) {
    if (seen.has(certificate.fingerprint256)) break;
    seen.add(certificate.fingerprint256);
    chain.push(summariseCertificate(certificate, certificate.fingerprint256));
    certificate = certificate.issuerCertificate;
  }
  return chain;
}

function summariseCertificate(
  certificate: Partial<PeerCertificate>,
  sha256: string,
): CertificateSummary {
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(certificate.issuer),
    altNames: (certificate.subjectaltname ?? '')
      .split(', ')
      .filter((name) => name !== '')
      .slice(0, maxAltNames)
      .map(makeVisible),
    validFrom: timeText(certificate.valid_from),
    validTo: timeText(certificate.valid_to),
    sha256,
  };
}

/** OpenSSL's `Nov 21 00:00:00 2026 GMT` as ISO 8601; anything else as it is. */
function timeText(text = ''): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? makeVisible(text) : new Date(time).toISOString();
}
