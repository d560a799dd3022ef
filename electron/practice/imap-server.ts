import { createServer, type TLSSocket } from 'node:tls';
import type { AccessDecision } from './access.ts';
import type { IssuedCertificate } from './certificate-authority.ts';
import { exchangeBehaviour, replies, type ImapBehaviour } from './imap/behaviour.ts';
import { serveImap } from './imap/session.ts';
import { listenOnLoopback, type LoopbackListener } from './loopback-listener.ts';

/** A handshake on loopback takes milliseconds; a client that is stopped in a debugger longer. */
const handshakeTimeoutMs = 10_000;

/** Before sign-in: long enough for a person who types the commands. */
const signInTimeoutMs = 120_000;

/** RFC 3501 section 5.4: at least 30 minutes after sign-in. */
const idleTimeoutMs = 30 * 60_000;

/** More than any mail program opens; a runaway script stops here. */
const maxConnections = 50;

/** How long a client may take to read the last lines. */
const hangUpMs = 1_000;

export interface ImapServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for IMAP. */
  decide(token: string, user: string): Promise<AccessDecision>;
  /** Default: Exchange Online's. */
  behaviour?: Partial<ImapBehaviour>;
  /** Shorter ones in tests, in milliseconds. */
  timeouts?: { signIn?: number; idle?: number };
}

/** Starts an IMAP server with implicit TLS (RFC 8314) on a free loopback port. */
export async function startImapServer(options: ImapServerOptions): Promise<LoopbackListener> {
  const server = createServer(
    {
      cert: options.certificate.certPem,
      key: options.certificate.keyPem,
      minVersion: 'TLSv1.2',
      handshakeTimeout: handshakeTimeoutMs,
    },
    (socket) => {
      // A fault of this program ends one connection, not the program.
      serveSocket(socket, options).catch(() => undefined);
    },
  );
  server.maxConnections = maxConnections;
  return listenOnLoopback(server);
}

async function serveSocket(socket: TLSSocket, options: ImapServerOptions): Promise<void> {
  const send = (line: string) => {
    if (socket.writable) socket.write(`${line}\r\n`);
  };
  socket.on('error', () => undefined);
  socket.setTimeout(options.timeouts?.signIn ?? signInTimeoutMs, () => {
    send(replies.timedOut);
    hangUp(socket);
  });
  try {
    await serveImap({
      chunks: socket as AsyncIterable<Buffer>,
      send,
      flushed: () => flushed(socket),
      onAuthenticated: () => {
        socket.setTimeout(options.timeouts?.idle ?? idleTimeoutMs);
      },
      decide: (token, user) => options.decide(token, user),
      behaviour: { ...exchangeBehaviour, ...options.behaviour },
    });
  } finally {
    hangUp(socket);
  }
}

/** Sends what is left, then closes without waiting for the other side, or for one that never reads. */
function hangUp(socket: TLSSocket): void {
  socket.destroySoon();
  setTimeout(() => {
    socket.destroy();
  }, hangUpMs).unref();
}

/** Resolves when a client that reads slowly has caught up, or is gone. */
function flushed(socket: TLSSocket): Promise<void> {
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
