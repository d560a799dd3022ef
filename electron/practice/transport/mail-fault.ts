import { createServer } from 'node:net';
import type { Endpoint } from '../../../shared/connection.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type ClientConnection, type LineServerOptions } from '../line-server.ts';
import { listenOnLoopback, type LoopbackListener } from '../loopback-listener.ts';
import type { BadCertificates } from './certificates.ts';
import { closedPort } from './closed-port.ts';
import type { MailFault } from './types.ts';

/** A mail server that is not what it should be: where clients find it, and how it is stopped. */
export interface FaultyServer {
  endpoint: Endpoint;
  close(): Promise<void>;
}

export interface MailFaultOptions {
  /** Where the server is that is as it should be. */
  usual: Endpoint;
  /** Where the server of another protocol is. */
  other: Endpoint;
  certificate: IssuedCertificate;
  bad: BadCertificates;
  /** The server of the protocol with another certificate, as the usual one in all else. */
  start(changes: Pick<LineServerOptions, 'certificate' | 'tls'>): Promise<LoopbackListener>;
  /** The same server behind something that takes STARTTLS away. */
  startStripped(): Promise<LoopbackListener>;
}

/** `mail.invalid` has no address and never will (RFC 2606 section 2, RFC 6761 section 6.4). */
export const unknownHost = 'mail.invalid';

/** No more than TLS 1.1, at OpenSSL's lowest security level, which alone still takes part in it. */
const oldTls = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
} as const;

/** A silent server waits for its client to give up. */
const maxIgnoredBytes = 4_096;

/**
 * Starts what stands in for one mail server while a fault lasts.
 *
 * @throws if a port cannot be had
 */
export async function startMailFault(
  fault: MailFault,
  options: MailFaultOptions,
): Promise<FaultyServer> {
  const { usual, other, certificate, bad } = options;
  /** A server in the place of the usual one. */
  const inPlace = async (starting: Promise<LoopbackListener>): Promise<FaultyServer> => {
    const server = await starting;
    return { endpoint: { ...usual, port: server.port }, close: () => server.close() };
  };
  const serving = (serve: LineServerOptions['serve']) =>
    inPlace(startLineServer({ certificate, security: usual.security, timedOut: '', serve }));
  const onlyEndpoint = (changes: Partial<Endpoint>): FaultyServer => ({
    endpoint: { ...usual, ...changes },
    close: () => Promise.resolve(),
  });

  switch (fault) {
    case 'certificate-expired':
      return inPlace(options.start({ certificate: await bad.expired() }));
    case 'certificate-other-name':
      return inPlace(options.start({ certificate: await bad.otherName() }));
    case 'unknown-authority':
      return inPlace(options.start({ certificate: await bad.unknownAuthority() }));
    case 'inspected':
      return inPlace(options.start({ certificate: await bad.inspected() }));
    case 'old-tls':
      return inPlace(options.start({ certificate, tls: oldTls }));
    case 'closed-port':
      return onlyEndpoint({ port: await closedPort() });
    case 'no-such-name':
      return onlyEndpoint({ host: unknownHost });
    case 'hangs-up':
      return inPlace(listenOnLoopback(createServer((socket) => socket.resetAndDestroy())));
    case 'silent':
      return serving(staySilent);
    case 'http':
      return serving(answerAsHttp);
    case 'other-protocol':
      return onlyEndpoint({ port: other.port, security: other.security });
    case 'starttls-port':
      return onlyEndpoint({ security: 'tls' });
    case 'implicit-tls-port':
      return onlyEndpoint({ security: 'starttls' });
    case 'starttls-stripped':
      return inPlace(options.startStripped());
  }
}

/** Says nothing, and waits until the client has gone. */
async function staySilent({ reader }: ClientConnection): Promise<void> {
  for (;;) {
    const line = await reader.readLine(maxIgnoredBytes).catch(() => undefined);
    if (line === undefined) return;
  }
}

/** What a web server says to a client that does not speak HTTP. */
function answerAsHttp(connection: ClientConnection): Promise<void> {
  connection.send('HTTP/1.1 400 Bad Request');
  connection.send('Content-Type: text/html');
  connection.send('Connection: close');
  connection.send('');
  connection.send('<html><head><title>400 Bad Request</title></head></html>');
  return Promise.resolve();
}
