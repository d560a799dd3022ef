import { once } from 'node:events';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import {
  createSecureContext,
  createServer as createTlsServer,
  TLSSocket,
  type TlsOptions,
} from 'node:tls';

/** The server's end of one connection, as a script drives it. */
export interface Peer {
  /** The one that is talked over: after {@link startTls} the encrypted one. */
  readonly socket: Socket;
  /** Sends text or bytes as they are. */
  send: (data: string | Uint8Array) => void;
  /** The next line from the client, without its end; rejects when the client has gone. */
  line: () => Promise<string>;
  /**
   * Puts TLS on a connection that began without; the go-ahead must be sent before. Resolves after
   * the handshake. Only where the server was started with a certificate for it.
   */
  startTls: (options?: TlsOptions) => Promise<void>;
  /** Resolves when the client has gone. */
  gone: Promise<void>;
}

/** What a server does on a connection. It is over when the client goes. */
export type Script = (peer: Peer) => Promise<void>;

export interface ScriptedServer {
  port: number;
  /** All bytes that clients have sent, decrypted, one character each. */
  received: () => string;
  /** How many connections are open, also such as have not got through the handshake. */
  connections: () => number;
  /** Resolves when the last connection is closed and nothing listens any more. */
  close: () => Promise<void>;
}

/**
 * A TLS server on 127.0.0.1 that follows `script` on each connection.
 *
 * @param staple what it sends with its certificate as the statement of its authority, if anything
 */
export async function startTlsServer(
  options: TlsOptions,
  script: Script,
  staple?: Buffer,
): Promise<ScriptedServer> {
  return listen((onSocket) => {
    const server = createTlsServer(options, onSocket);
    if (staple) {
      server.on('OCSPRequest', (_certificate, _issuer, answer) => {
        answer(null, staple);
      });
    }
    return server;
  }, script);
}

/**
 * The same without TLS from the start.
 *
 * @param options for {@link Peer.startTls}
 */
export async function startTcpServer(
  script: Script,
  options?: TlsOptions,
): Promise<ScriptedServer> {
  return listen((onSocket) => createTcpServer(onSocket), script, options);
}

/** The step of an {@link exchange} at which TLS is put on the connection. */
export const tlsStep = 'TLS';

/**
 * A script from an exchange: `S: …` is sent, `C: …` is waited for; `C: *` takes any line;
 * {@link tlsStep} starts TLS. Afterwards the server stays silent until the client goes.
 */
export function exchange(...steps: readonly string[]): Script {
  return async (peer) => {
    for (const step of steps) {
      const text = step.slice(3);
      if (step === tlsStep) {
        await peer.startTls();
      } else if (step.startsWith('S:')) {
        peer.send(`${text}\r\n`);
      } else {
        const line = await peer.line();
        if (text !== '*' && line !== text) throw new Error(`expected ${text}, got ${line}`);
      }
    }
    await peer.gone;
  };
}

async function listen(
  create: (onSocket: (socket: Socket) => void) => Server,
  script: Script,
  startTlsOptions?: TlsOptions,
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  let received = '';
  const server = create((socket) => {
    const onBytes = (text: string): void => {
      received += text;
    };
    const peer = createPeer(socket, onBytes, startTlsOptions);
    // A script that fails closes its connection: the check then fails, and with it the test.
    script(peer).catch(() => socket.destroy());
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return {
    port: address.port,
    received: () => received,
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function createPeer(
  first: Socket,
  onBytes: (text: string) => void,
  startTlsOptions: TlsOptions | undefined,
): Peer {
  let socket = first;
  let buffered = '';
  let wake: (() => void) | undefined;
  let isGone = false;
  const onData = (chunk: Buffer): void => {
    const text = chunk.toString('latin1');
    onBytes(text);
    buffered += text;
    wake?.();
  };
  const onError = (): void => undefined;
  first.on('data', onData);
  first.on('error', onError);
  const gone = new Promise<void>((resolve) => {
    first.on('close', () => {
      isGone = true;
      wake?.();
      resolve();
    });
  });
  return {
    get socket() {
      return socket;
    },
    gone,
    send: (data) => socket.write(data),
    startTls: async (options = startTlsOptions) => {
      if (!options) throw new Error('the server has no certificate for STARTTLS');
      first.off('data', onData);
      const secureContext = createSecureContext(options);
      socket = new TLSSocket(first, { ...options, secureContext, isServer: true });
      socket.on('error', onError);
      socket.on('data', onData);
      await Promise.race([once(socket, 'secure'), gone]);
      if (isGone) throw new Error('the client has gone');
    },
    line: async () => {
      for (;;) {
        const end = buffered.indexOf('\r\n');
        if (end !== -1) {
          const line = buffered.slice(0, end);
          buffered = buffered.slice(end + 2);
          return line;
        }
        if (isGone) throw new Error('the client has gone');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
