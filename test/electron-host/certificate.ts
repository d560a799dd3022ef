import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import type { Certificate, CertificatePrincipal, Request } from 'electron';

export type CertificateVerifyProc = (
  request: Request,
  callback: (verificationResult: number) => void,
) => void;

/** Chromium's name of the failure with which a request ends, such as `ERR_CERT_DATE_INVALID`. */
export type Refusal = string;

/** Looking at a certificate on the way to a sign-in page; a server that is slower is not asked. */
const lookDeadlineMs = 10_000;

/** Longer chains are not shown to the verify proc; real ones have three or four certificates. */
const maxChainLength = 10;

/** What a verify proc answers: trusted, not trusted, or whatever Chromium itself found. */
const trusted = 0;
const asFound = -3;

/** Chromium's name and number for what Node says of a certificate. */
const verdicts: Readonly<Record<string, readonly [string, number]>> = {
  CERT_HAS_EXPIRED: ['net::ERR_CERT_DATE_INVALID', -201],
  CERT_NOT_YET_VALID: ['net::ERR_CERT_DATE_INVALID', -201],
  ERR_TLS_CERT_ALTNAME_INVALID: ['net::ERR_CERT_COMMON_NAME_INVALID', -200],
  CERT_REVOKED: ['net::ERR_CERT_REVOKED', -206],
};
const otherVerdict = ['net::ERR_CERT_AUTHORITY_INVALID', -202] as const;

/**
 * Stands in for Chromium's certificate check in the sessions that have a verify proc. The DevTools
 * protocol can only switch the check off, and for such a session the host does; instead it connects
 * to each new origin itself before the first request goes there, looks at the certificate, sends
 * nothing, and lets the proc decide.
 *
 * What differs from Electron: the page's own connection is made after this look and is not looked
 * at again. That is enough to exercise the app's decision against servers of its own on loopback,
 * and no browser for the internet.
 */
export class CertificateGate {
  #proc: CertificateVerifyProc | undefined;
  #decisions = new Map<string, Promise<Refusal | undefined>>();

  set(proc: CertificateVerifyProc | null): void {
    this.#proc = proc ?? undefined;
    this.#decisions = new Map();
  }

  get isSet(): boolean {
    return this.#proc !== undefined;
  }

  /** Forgets what was decided, as a closed connection does in Electron. */
  forget(): void {
    this.#decisions = new Map();
  }

  /**
   * Asks whether a request may go to this https origin. Without a proc Chromium decides by itself.
   *
   * @returns why not, in Chromium's words; `undefined` where it may
   */
  refusal(url: URL): Promise<Refusal | undefined> {
    const proc = this.#proc;
    if (!proc) return Promise.resolve(undefined);
    const known = this.#decisions.get(url.host);
    if (known) return known;
    const decision = decide(url, proc);
    this.#decisions.set(url.host, decision);
    return decision;
  }
}

async function decide(url: URL, proc: CertificateVerifyProc): Promise<Refusal | undefined> {
  let request: Request;
  try {
    request = await look(url);
  } catch {
    // No TLS there at all: the request itself fails and tells more.
    return undefined;
  }
  const answer = await new Promise<number>((resolve) => {
    proc(request, resolve);
  });
  if (answer === trusted) return undefined;
  if (answer !== asFound) return 'ERR_FAILED';
  return request.errorCode === 0 ? undefined : request.verificationResult.replace(/^net::/, '');
}

/** Connects, shakes hands, takes the certificate and leaves; nothing is sent. */
function look(url: URL): Promise<Request> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: url.port === '' ? 443 : Number(url.port),
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      // The certificate is what is asked for, also and above all when it is not trusted; it is
      // judged below.
      rejectUnauthorized: false,
    });
    socket.setTimeout(lookDeadlineMs, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const certificate = describe(socket.getPeerCertificate(true));
      // Node's types say Error; Node gives the code alone, or an error that carries it.
      const problem: unknown = socket.authorizationError;
      const code = problem instanceof Error && 'code' in problem ? problem.code : problem;
      const [verificationResult, errorCode] = socket.authorized
        ? (['net::OK', 0] as const)
        : (verdicts[String(code)] ?? otherVerdict);
      socket.destroy();
      resolve({
        hostname,
        certificate,
        validatedCertificate: certificate,
        isIssuedByKnownRoot: socket.authorized,
        verificationResult,
        errorCode,
      });
    });
  });
}

function describe(certificate: DetailedPeerCertificate, depth = 0): Certificate {
  const { raw } = certificate;
  // Typed as always there; Node leaves it out where the server did not send it.
  const issuer = certificate.issuerCertificate as DetailedPeerCertificate | undefined;
  const base64 = raw.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  // A root is its own issuer; Electron leaves it out, though its types do not say so.
  const hasIssuer = issuer !== undefined && depth < maxChainLength && !issuer.raw.equals(raw);
  return {
    data: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    fingerprint: `sha256/${Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64')}`,
    issuer: principal(certificate.issuer),
    issuerName: text(certificate.issuer.CN),
    subject: principal(certificate.subject),
    subjectName: text(certificate.subject.CN),
    serialNumber: certificate.serialNumber,
    validStart: Date.parse(certificate.valid_from) / 1000,
    validExpiry: Date.parse(certificate.valid_to) / 1000,
    ...(hasIssuer ? { issuerCert: describe(issuer, depth + 1) } : {}),
  } as Certificate;
}

function principal(
  name: Readonly<Record<string, string | string[] | undefined>>,
): CertificatePrincipal {
  return {
    commonName: text(name['CN']),
    country: text(name['C']),
    locality: text(name['L']),
    state: text(name['ST']),
    organizations: list(name['O']),
    organizationUnits: list(name['OU']),
  };
}

function text(value: string | string[] | undefined): string {
  return list(value)[0] ?? '';
}

function list(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
