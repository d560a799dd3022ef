import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import type { ErrorCode } from '../../shared/errors.ts';
import type { TlsSummary } from '../../shared/run-record.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import { abortFailure, MailFailure, socketFailure, systemCode, systemText } from './failure.ts';
import { stapledRevocation } from './ocsp.ts';
import { summariseTls } from './tls-summary.ts';

export interface TlsOptions {
  socket: Socket;
  /** The host that the certificate must be for. */
  host: string;
  /** What is trusted: {@link secureContextFor}. */
  context: SecureContext;
  signal: AbortSignal;
  /** Told, once at most, what was negotiated and shown, and why it was not trusted. */
  onSummary: (summary: TlsSummary) => void;
}

/**
 * Puts TLS on a connected socket and verifies the server.
 *
 * Verification is Node's own and is never turned off: on a certificate that cannot be trusted Node
 * destroys the socket before `secureConnect`, and nobody has the socket before `secureConnect`, so
 * nothing can be written to it. To show the chain of such a server all the same, it is read at
 * `secure`, which Node emits between the end of the handshake and its verification. That event only
 * reads: should a later Node not have it, the summary would be missing and nothing else.
 *
 * The server is asked for a statement of its certificate authority on the certificate (RFC 6066
 * section 8), which costs no round trip; one that says "revoked" ends the connection as well.
 *
 * @param options `socket` is taken over: it is destroyed unless this succeeds. What it has received
 *   and nobody has read counts as the server's part of the handshake
 * @returns a socket whose server is verified
 * @throws {MailFailure} `tls/…`, a failure of the socket, or what `signal` was aborted with
 */
export function startTls(options: TlsOptions): Promise<TLSSocket> {
  const { socket, host, context, signal, onSummary } = options;
  // Node would take it for another kind of stream, which never ends.
  if (socket.destroyed) return Promise.reject(new MailFailure('stage/closed'));
  return new Promise((resolve, reject) => {
    const connectionOptions: ConnectionOptions & { requestOCSP: true } = {
      socket,
      host,
      secureContext: context,
      rejectUnauthorized: true,
      requestOCSP: true,
      // An IP address is not a server name (RFC 6066 section 3); the certificate is then compared
      // with `host`.
      ...(isIP(host) === 0 ? { servername: host } : {}),
    };
    const tlsSocket = connect(connectionOptions);
    let summary: TlsSummary | undefined;
    let stapled: Buffer | undefined;
    let isSettled = false;

    const settle = (failure?: MailFailure): void => {
      if (isSettled) return;
      isSettled = true;
      signal.removeEventListener('abort', onAbort);
      if (summary) onSummary(failure ? withProblem(summary, failure) : summary);
      if (failure) {
        tlsSocket.destroy();
        socket.destroy();
        reject(failure);
      } else {
        resolve(tlsSocket);
      }
    };
    const onAbort = (): void => {
      settle(abortFailure(signal));
    };

    signal.addEventListener('abort', onAbort);
    tlsSocket.once('OCSPResponse', (response: Buffer | null) => {
      stapled = response ?? undefined;
    });
    tlsSocket.prependOnceListener('secure', () => {
      summary = summariseTls(tlsSocket, host);
    });
    tlsSocket.once('secureConnect', () => {
      // Not `getPeerX509Certificate`: Node 20 takes the certificate out of the connection with it.
      const revocation =
        stapled && stapledRevocation(stapled, tlsSocket.getPeerCertificate().serialNumber);
      settle(revocation === undefined ? undefined : new MailFailure('tls/revoked', revocation));
    });
    // Both stay for the life of the socket: an error without a listener would end the program.
    // Later errors reach whoever reads the socket then.
    tlsSocket.on('error', (error) => {
      settle(tlsFailure(error));
    });
    tlsSocket.on('close', () => {
      settle(new MailFailure('stage/closed'));
    });
  });
}

function withProblem(summary: TlsSummary, { code, detail }: MailFailure): TlsSummary {
  const isOfTls = code.startsWith('tls/');
  return isOfTls && detail !== undefined ? { ...summary, problem: detail } : summary;
}

/** The failure behind an error of the handshake or of the verification. */
export function tlsFailure(error: unknown): MailFailure {
  if (error instanceof MailFailure) return error;
  const code = systemCode(error);
  if (code.startsWith('E') && !code.startsWith('ERR_')) return socketFailure(error);
  return new MailFailure(tlsCode(code), `${code === '' ? '' : `${code}: `}${reasonText(error)}`);
}

/** OpenSSL's reason without the address, the source file and the line that its messages carry. */
function reasonText(error: unknown): string {
  const hasReason = typeof error === 'object' && error !== null && 'reason' in error;
  return hasReason && typeof error.reason === 'string' && systemCode(error).startsWith('ERR_SSL_')
    ? makeVisible(error.reason)
    : systemText(error);
}

/**
 * What Node's code for a failed verification means; the names are OpenSSL's `X509_V_ERR_…`. Not
 * being valid yet counts as expired: either way the dates and the clock are what to look at.
 */
function tlsCode(code: string): ErrorCode {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'tls/expired';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'tls/wrong-host';
    case 'CERT_REVOKED':
      return 'tls/revoked';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY':
    case 'CERT_SIGNATURE_FAILURE':
    case 'CERT_CHAIN_TOO_LONG':
    case 'CERT_UNTRUSTED':
    case 'CERT_REJECTED':
    case 'INVALID_CA':
    case 'INVALID_PURPOSE':
    case 'PATH_LENGTH_EXCEEDED':
      return 'tls/untrusted';
    // What came was no TLS record; OpenSSL knows the first words of HTTP.
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_HTTP_REQUEST':
    case 'ERR_SSL_HTTPS_PROXY_REQUEST':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return 'tls/not-tls';
    // The server's refusal of the versions offered; or its choice of another.
    case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
    case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
    case 'ERR_SSL_WRONG_SSL_VERSION':
      return 'tls/old-version';
    default:
      return 'tls/failed';
  }
}
