import { createServer, type Socket } from 'node:net';
import {
  createSecureContext,
  TLSSocket,
  type SecureContext,
  type SecureContextOptions,
} from 'node:tls';
import type { Security } from '../../shared/stages.ts';
import { createByteReader, type ByteReader } from './byte-reader.ts';
import type { IssuedCertificate } from './certificate-authority.ts';
import { listenOnLoopback, type LoopbackListener } from './loopback-listener.ts';

/** A handshake on loopback takes milliseconds; a client that is stopped in a debugger longer. */
const handshakeTimeoutMs = 10_000;

/** Before sign-in: long enough for a person who types the commands. */
const signInTimeoutMs = 120_000;

/** RFC 3501 section 5.4: at least 30 minutes after sign-in; POP and SMTP ask for less. */
const idleTimeoutMs = 30 * 60_000;

/** More than any mail program opens; a runaway script stops here. */
const maxConnections = 50;

/** How long a client may take to read the last lines. */
const hangUpMs = 1_000;

/** How long a server waits for a client, in milliseconds; shorter in tests. */
export interface ServerTimeouts {
  handshake?: number;
  signIn?: number;
  idle?: number;
}

/** A connection as a session of any mail protocol sees it: octets in, lines out. */
export interface ClientConnection {
  /** What the client sends; {@link startTls} puts another one in its place. */
  readonly reader: ByteReader;
  /** Whether what is sent and received is encrypted. */
  readonly secure: boolean;
  /** The client's IP address. */
  readonly clientAddress: string;
  /** Sends one line; CRLF is added. */
  send(line: string): void;
  /** Resolves when what was sent has been taken, so that a client that never reads is not fed. */
  flushed(): Promise<void>;
  /** To be told when a person has been let in; from then on the client may be idle for longer. */
  authenticated(): void;
  /**
   * Sends the go-ahead and negotiates TLS. Commands that came before it were sent by whoever sits
   * between (CVE-2011-0411), so the connection then has no future.
   *
   * @returns false where the client did send more, or the handshake failed; the session must end
   */
  startTls(goAhead: string): Promise<boolean>;
}

export interface LineServerOptions {
  certificate: IssuedCertificate;
  /** TLS from the first byte (RFC 8314), or when the client asks for it. */
  security: Security;
  /** Default: from TLS 1.2 on, as Exchange Online. */
  tls?: Pick<SecureContextOptions, 'minVersion' | 'maxVersion' | 'ciphers'> | undefined;
  timeouts?: ServerTimeouts | undefined;
  /** What is said to a client that was silent for too long. */
  timedOut: string;
  /** Serves one client from greeting to goodbye; the connection is closed when it resolves. */
  serve(connection: ClientConnection): Promise<void>;
}

/** Starts a mail server on a free loopback port. TLS 1.2 is the least, as in Exchange Online. */
export async function startLineServer(options: LineServerOptions): Promise<LoopbackListener> {
  const secureContext = createSecureContext({
    cert: options.certificate.certPem,
    key: options.certificate.keyPem,
    minVersion: 'TLSv1.2',
    ...options.tls,
  });
  const server = createServer((socket) => {
    // A fault of this program ends one connection, not the program.
    serveSocket(socket, secureContext, options).catch(() => undefined);
  });
  server.maxConnections = maxConnections;
  return listenOnLoopback(server);
}

async function serveSocket(
  accepted: Socket,
  secureContext: SecureContext,
  options: LineServerOptions,
): Promise<void> {
  const { timeouts = {}, timedOut } = options;
  const clientAddress = accepted.remoteAddress ?? '';
  let waitMs = timeouts.signIn ?? signInTimeoutMs;
  let socket = accepted;
  let reader: ByteReader | undefined;

  const send = (line: string) => {
    if (socket.writable) socket.write(`${line}\r\n`);
  };
  /** Reads from a socket whose other end can be spoken to, and waits for it only so long. */
  const use = (next: Socket): ByteReader => {
    socket = next;
    next.on('timeout', () => {
      send(timedOut);
      hangUp(next);
    });
    next.setTimeout(waitMs);
    // The default would destroy the socket when the reader is released for TLS.
    return createByteReader(next.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>);
  };
  const secure = async (): Promise<boolean> => {
    const encrypted = await handshake(socket, secureContext, timeouts.handshake);
    if (!encrypted) return false;
    reader = use(encrypted);
    return true;
  };

  try {
    if (options.security === 'starttls') reader = use(accepted);
    else if (!(await secure())) return;
    await options.serve({
      get reader() {
        if (!reader) throw new TypeError('A session starts with a reader.');
        return reader;
      },
      get secure() {
        return socket !== accepted;
      },
      clientAddress,
      send,
      flushed: () => flushed(socket),
      authenticated() {
        waitMs = timeouts.idle ?? idleTimeoutMs;
        socket.setTimeout(waitMs);
      },
      async startTls(goAhead) {
        await reader?.release();
        if ((reader?.unread() ?? 0) > 0 || socket.readableLength > 0) return false;
        send(goAhead);
        socket.removeAllListeners('timeout');
        socket.setTimeout(0);
        return secure();
      },
    });
  } finally {
    hangUp(socket);
  }
}

/** The server's side of a TLS handshake; `undefined`, and nothing left open, where it fails. */
async function handshake(
  socket: Socket,
  secureContext: SecureContext,
  timeoutMs = handshakeTimeoutMs,
): Promise<TLSSocket | undefined> {
  const encrypted = new TLSSocket(socket, { isServer: true, secureContext });
  encrypted.on('error', () => undefined);
  const done = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, timeoutMs);
    const end = (succeeded: boolean) => {
      clearTimeout(timer);
      resolve(succeeded);
    };
    encrypted.once('secure', () => {
      end(true);
    });
    encrypted.once('close', () => {
      end(false);
    });
  });
  if (done) return encrypted;
  encrypted.destroy();
  return undefined;
}

/** Sends what is left, then closes without waiting for the other side, or for one that never reads. */
function hangUp(socket: Socket): void {
  socket.destroySoon();
  setTimeout(() => {
    socket.destroy();
  }, hangUpMs).unref();
}

/** Resolves when a client that reads slowly has caught up, or is gone. */
function flushed(socket: Socket): Promise<void> {
  if (!socket.writableNeedDrain || socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}
