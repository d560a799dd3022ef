import { X509Certificate } from 'node:crypto';
import tls, { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/**
 * Whose certificates are trusted: those that this system trusts, with more where an administrator
 * has added them (PEM, one or more certificates each); or, for the practice tenant, only its own.
 */
export type Trust = { kind: 'system'; extra: readonly string[] } | { kind: 'only'; ca: string };

/** An added certificate is none; `message` says which, and what OpenSSL said of it. */
export class UnreadableCertificate extends Error {
  override readonly name = 'UnreadableCertificate';
}

/** Since Node 22.15; absent in older ones, and in the types of Node 20. */
type ReadCertificates = (store: 'default' | 'system') => string[];
const { getCACertificates } = tls as { getCACertificates?: ReadCertificates };

/** Sign-ins and checks have one kind of trust each, those of the practice tenant another. */
const maxContexts = 4;
const contexts = new Map<string, SecureContext>();

/**
 * The versions of TLS, TLS 1.2 and 1.3, and the certificates that are trusted, in the form in which
 * OpenSSL wants them. It takes milliseconds to make, as hundreds of certificates are read, so the
 * last few are kept.
 *
 * @throws {UnreadableCertificate} where an added certificate is none
 */
export function secureContextFor(trust: Trust): SecureContext {
  const key = JSON.stringify(trust);
  const known = contexts.get(key);
  if (known) return known;
  const ca = trustedCertificates(trust);
  const context = createSecureContext({ minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) });
  const [oldest] = contexts.keys();
  if (contexts.size >= maxContexts && oldest !== undefined) contexts.delete(oldest);
  contexts.set(key, context);
  return context;
}

/**
 * With trust in the system, the certificates that come with Node, those of the computer's own store
 * where this Node can read it, and those that were added. `undefined` stands for what Node takes by
 * itself: without anything to add an older Node then honours NODE_EXTRA_CA_CERTS, as a newer one
 * always does.
 */
function trustedCertificates(trust: Trust): string[] | undefined {
  if (trust.kind === 'only') return readPem(trust.ca, 'the trusted certificate');
  const added = trust.extra.flatMap((pem, index) => readPem(pem, `added certificate ${index + 1}`));
  if (getCACertificates) {
    const certificates = [...getCACertificates('default'), ...getCACertificates('system')];
    return [...new Set([...certificates, ...added].map((pem) => pem.trim()))];
  }
  return added.length === 0 ? undefined : [...rootCertificates, ...added];
}

/**
 * The certificates in a PEM file (RFC 7468). Each is read once here, because Node leaves out without
 * a word what it cannot read.
 */
function readPem(text: string, name: string): string[] {
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  if (!certificates) throw new UnreadableCertificate(`${name} is not a PEM certificate`);
  for (const certificate of certificates) {
    try {
      new X509Certificate(certificate);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UnreadableCertificate(`${name} cannot be read: ${reason}`);
    }
  }
  return certificates;
}
