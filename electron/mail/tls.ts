import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { ErrorCode } from '../../shared/errors.ts';
import type { TlsSummary } from '../../shared/run-record.ts';
import { abortFailure, MailFailure, socketFailure, systemCode, systemText } from './failure.ts';
import { summariseTls } from './tls-summary.ts';
import type { Trust } from './types.ts';

export interface TlsOptions {
  socket: Socket;
  /** The host that the certificate must be for. */
  host: string;
  trust: Trust;
  signal: AbortSignal;
  /** Told what was negotiated and shown, before it is known whether it can be trusted. */
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
 * @returns a socket whose server is verified
 * @throws {MailFailure} `tls/untrusted`, `tls/wrong-host`, `tls/expired`, `tls/failed`, or a failure
 *   of the socket
 */
export function startTls(options: TlsOptions): Promise<TLSSocket> {
  const { socket, host, trust, signal, onSummary } = options;
  return new Promise((resolve, reject) => {
    const connectionOptions: ConnectionOptions = {
      socket,
      host,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      // An IP address is not a server name (RFC 6066 section 3); the certificate is then compared
      // with `host`.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(trust.kind === 'only' ? { ca: trust.ca } : {}),
    };
    const tlsSocket = connect(connectionOptions);
    const onAbort = (): void => {
      tlsSocket.destroy(abortFailure(signal));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    tlsSocket.prependOnceListener('secure', () => {
      onSummary(summariseTls(tlsSocket, host));
    });
    tlsSocket.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort);
      resolve(tlsSocket);
    });
    // Stays for the life of the socket, as in tcp.ts.
    tlsSocket.on('error', (error) => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      reject(tlsFailure(error));
    });
  });
}

/** The failure behind an error of the handshake or of the verification. */
export function tlsFailure(error: unknown): MailFailure {
  if (error instanceof MailFailure) return error;
  const code = systemCode(error);
  if (code.startsWith('E') && !code.startsWith('ERR_')) return socketFailure(error);
  return new MailFailure(tlsCode(code), `${code === '' ? '' : `${code}: `}${systemText(error)}`);
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
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY':
    case 'CERT_SIGNATURE_FAILURE':
    case 'CERT_CHAIN_TOO_LONG':
    case 'CERT_REVOKED':
    case 'CERT_UNTRUSTED':
    case 'CERT_REJECTED':
    case 'INVALID_CA':
    case 'INVALID_PURPOSE':
    case 'PATH_LENGTH_EXCEEDED':
      return 'tls/untrusted';
    default:
      return 'tls/failed';
  }
}
