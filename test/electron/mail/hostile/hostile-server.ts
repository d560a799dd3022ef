import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';

/** More than any buffer between two programs: who reads without a limit is noticed on the way. */
const floodBytes = 268_435_456;

/** The server's end of one connection, down to the bytes below TLS. */
export interface HostilePeer {
  /** The connection itself; below TLS where that has begun. */
  raw: Socket;
  /** What data goes through now: {@link raw}, or TLS on it. */
  socket: () => Socket;
  /** Sends text (one byte for each character) or bytes as they are. */
  send: (data: string | Uint8Array) => void;
  /** Resolves when what was sent is with the system. */
  sent: () => Promise<void>;
  /** Sends the same again and again, as fast as it is taken, until the client has gone. */
  flood: (data: string | Uint8Array) => Promise<void>;
  /** Sends one byte now and one more each so many milliseconds, until the client has gone. */
  drip: (data: string | Uint8Array, everyMs: number) => void;
  /** Begins TLS, as a server does, with this stapled to the handshake (RFC 6066 section 8). */
  startTls: (options: TlsOptions, stapled?: Buffer) => Promise<void>;
  /**
   * Asks for another handshake, only before TLS 1.3. Resolves when it is done, with false when the
   * client has gone.
   */
  renegotiate: () => Promise<boolean>;
  /** The next line from the client, without its end; rejects when the client has gone. */
  line: () => Promise<string>;
  /** Resolves when the client has sent anything: a line, or the beginning of a handshake. */
  data: () => Promise<void>;
  /** Resolves when the client has gone. */
  gone: Promise<void>;
}

export interface HostileServer {
  port: number;
  /** All bytes that clients have sent, decrypted where TLS was completed, one character each. */
  received: () => string;
  /** How many connections are open. */
  connections: () => number;
  /** Sends a byte on each of them, below TLS, to see whether anybody is there. */
  poke: () => void;
  /** Resolves when nothing is open any more. */
  close: () => Promise<void>;
}

export interface HostileServerOptions {
  script: (peer: HostilePeer) => Promise<void>;
  /** Keep the own side open when the client has closed its side. */
  neverCloses?: boolean;
}

/** A server on 127.0.0.1 that follows `script` on each connection. */
export async function startHostileServer(options: HostileServerOptions): Promise<HostileServer> {
  const open = new Set<Socket>();
  const received: Buffer[] = [];
  const server = createServer({ allowHalfOpen: options.neverCloses ?? false }, (raw) => {
    open.add(raw);
    raw.on('close', () => open.delete(raw));
    raw.on('error', () => undefined);
    const peer = createPeer(raw, (chunk) => received.push(chunk));
    // A script that fails closes its connection: the check then ends in another way than expected.
    options.script(peer).catch(() => raw.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return {
    port: address.port,
    received: () => Buffer.concat(received).toString('latin1'),
    connections: () => open.size,
    poke: () => {
      for (const raw of open) raw.write(' ');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const raw of open) raw.destroy();
      }),
  };
}

function createPeer(raw: Socket, onReceived: (chunk: Buffer) => void): HostilePeer {
  let socket = raw;
  let secured: TLSSocket | undefined;
  let buffered = '';
  let isGone = false;
  let wake: (() => void) | undefined;
  let lastWrite = Promise.resolve();

  const onData = (chunk: Buffer): void => {
    onReceived(chunk);
    buffered += chunk.toString('latin1');
    wake?.();
  };
  const gone = new Promise<void>((resolve) => {
    raw.once('close', () => {
      isGone = true;
      wake?.();
      resolve();
    });
  });
  /** Waits until `take` has found what it looks for in what was received. */
  const until = async <T>(take: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = take();
      if (found !== undefined) return found;
      if (isGone) throw new Error('the client has gone');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  raw.on('data', onData);

  return {
    raw,
    gone,
    socket: () => socket,
    send: (data) => {
      if (isGone) return;
      lastWrite = new Promise((resolve) => {
        socket.write(toBytes(data), () => {
          resolve();
        });
      });
    },
    sent: () => lastWrite,
    flood: async (data) => {
      const bytes = toBytes(data);
      for (let sent = 0; sent < floodBytes && !socket.destroyed; sent += bytes.length) {
        if (socket.write(bytes)) continue;
        const drained = new Promise<void>((resolve) => {
          socket.once('drain', resolve);
        });
        await Promise.race([drained, gone]);
      }
      await gone;
    },
    drip: (data, everyMs) => {
      const bytes = toBytes(data);
      let next = 0;
      const timer = setInterval(() => {
        if (!isGone) socket.write(bytes.subarray(next, next + 1));
        next = (next + 1) % bytes.length;
      }, everyMs);
      void gone.then(() => {
        clearInterval(timer);
      });
    },
    startTls: async (options, stapled) => {
      raw.off('data', onData);
      const tls = createTlsServer(options);
      if (stapled) {
        tls.on('OCSPRequest', (_certificate, _issuer, answer) => {
          answer(null, stapled);
        });
      }
      secured = await new Promise<TLSSocket>((resolve, reject) => {
        tls.once('secureConnection', resolve);
        tls.once('tlsClientError', reject);
        tls.emit('connection', raw);
      });
      socket = secured;
      socket.on('error', () => undefined);
      socket.on('data', onData);
    },
    renegotiate: async () => {
      const done = new Promise<void>((resolve) => {
        secured?.renegotiate({}, () => {
          resolve();
        });
      });
      await Promise.race([done, gone]);
      return !isGone;
    },
    line: () =>
      until(() => {
        const end = buffered.indexOf('\r\n');
        if (end === -1) return undefined;
        const line = buffered.slice(0, end);
        buffered = buffered.slice(end + 2);
        return line;
      }),
    data: () => until(() => (buffered === '' ? undefined : true)).then(() => undefined),
  };
}

function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
}
