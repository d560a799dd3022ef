import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** The server's end of one connection, as a script drives it. */
export interface Peer {
  socket: Socket;
  /** Sends text or bytes as they are. */
  send: (data: string | Uint8Array) => void;
  /** The next line from the client, without its end; rejects when the client has gone. */
  line: () => Promise<string>;
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

/** A TLS server on 127.0.0.1 that follows `script` on each connection. */
export async function startTlsServer(options: TlsOptions, script: Script): Promise<ScriptedServer> {
  return listen((onSocket) => createTlsServer(options, onSocket), script);
}

/** The same without TLS. */
export async function startTcpServer(script: Script): Promise<ScriptedServer> {
  return listen((onSocket) => createTcpServer(onSocket), script);
}

/**
 * A script from an exchange: `S: …` is sent, `C: …` is waited for; `C: *` takes any line. Afterwards
 * the server stays silent until the client goes.
 */
export function exchange(...steps: readonly string[]): Script {
  return async (peer) => {
    for (const step of steps) {
      const text = step.slice(3);
      if (step.startsWith('S:')) {
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
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  let received = '';
  const server = create((socket) => {
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    const peer = createPeer(socket);
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

function createPeer(socket: Socket): Peer {
  let buffered = '';
  let wake: (() => void) | undefined;
  let isGone = false;
  socket.on('data', (chunk: Buffer) => {
    buffered += chunk.toString('latin1');
    wake?.();
  });
  const gone = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isGone = true;
      wake?.();
      resolve();
    });
  });
  return {
    socket,
    gone,
    send: (data) => socket.write(data),
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
