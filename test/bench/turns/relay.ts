import { once } from 'node:events';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, TLSSocket } from 'node:tls';
import type { Protocol } from '../../../shared/stages.ts';
import type { BenchServers } from '../servers.ts';
import { type Session, TurnCounter } from './turn-counter.ts';

/** Stands before one server and sees what a client and it say to each other. */
export interface Relay {
  port: number;
  /** The session that a client has just ended; waits for its end, and forgets it. */
  takeSession: () => Promise<Session>;
  stop: () => Promise<void>;
}

/**
 * How long one side must have been silent before what it sent is passed on, in milliseconds. So two
 * writes in a row are one turn, and a reply that comes in pieces is answered once it is whole:
 * without it the count would depend on chance.
 */
const quietMs = 10;

/**
 * Starts a relay that ends TLS on both of its sides, to see plain bytes: from the start, or for SMTP
 * after the server's go-ahead to STARTTLS. It costs time, so nothing is timed through it.
 */
export async function startRelay(protocol: Protocol, servers: BenchServers): Promise<Relay> {
  const sessions: Promise<Session>[] = [];
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    const session = relaySession(protocol, servers, client);
    // Whoever takes it sees its failure.
    session.catch(() => undefined);
    sessions.push(session);
  });
  server.listen(0, servers.host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP port');
  return {
    port: address.port,
    takeSession: () => {
      const session = sessions.shift();
      if (session === undefined) throw new Error('no client has come to the relay');
      return session;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of clients) client.destroy();
      await closed;
    },
  };
}

/** Passes one session on; resolves when both sides have closed. */
async function relaySession(
  protocol: Protocol,
  { host, ports, ca, certificate }: BenchServers,
  clientSocket: Socket,
): Promise<Session> {
  const counter = new TurnCounter(protocol);
  const secureContext = createSecureContext({ cert: certificate.certPem, key: certificate.keyPem });
  const underTls = (plainClient: Socket, plainUpstream: Socket): [Socket, Socket] => [
    new TLSSocket(plainClient, { isServer: true, secureContext }),
    connectTls({ socket: plainUpstream, servername: host, ca }),
  ];
  const upstreamSocket = connectTcp({ host, port: ports[protocol], noDelay: true });
  clientSocket.setNoDelay();
  if (protocol === 'smtp') {
    const goAhead = await pass(counter, clientSocket, upstreamSocket, isStarttls);
    if (goAhead) await pass(counter, ...underTls(clientSocket, upstreamSocket));
  } else {
    await pass(counter, ...underTls(clientSocket, upstreamSocket));
  }
  return counter.session;
}

function isStarttls(clientSaid: string, serverSaid: string): boolean {
  return /^STARTTLS\r\n$/i.test(clientSaid) && serverSaid.startsWith('220');
}

/**
 * Passes on what both sides send until one closes, or until `isOver` finds that from now on the
 * bytes mean something else: then both sockets are left as they are.
 *
 * @returns true where `isOver` ended it
 */
async function pass(
  counter: TurnCounter,
  client: Socket,
  upstream: Socket,
  isOver: (clientSaid: string, serverSaid: string) => boolean = () => false,
): Promise<boolean> {
  let clientSaid = '';
  return new Promise((resolve) => {
    const stopClient = collect(client, (bytes) => {
      counter.clientSent(bytes);
      clientSaid = bytes.toString('latin1');
      upstream.write(bytes);
    });
    const stopUpstream = collect(upstream, (bytes) => {
      counter.serverSent();
      const ended = isOver(clientSaid, bytes.toString('latin1'));
      if (ended) {
        stopClient();
        stopUpstream();
      }
      client.write(bytes);
      if (ended) resolve(true);
    });
    // An ended side has nothing more to say; what it said before is passed on first.
    client.once('end', () => upstream.end());
    upstream.once('end', () => client.end());
    for (const socket of [client, upstream]) {
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        client.destroy();
        upstream.destroy();
        resolve(false);
      });
    }
  });
}

/**
 * Gives what a socket sends to `take`, each time it has been silent for {@link quietMs} or has ended.
 *
 * @returns what stops it
 */
function collect(socket: Socket, take: (bytes: Buffer) => void): () => void {
  let pieces: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const bytes = Buffer.concat(pieces);
    pieces = [];
    if (bytes.length > 0) take(bytes);
  };
  const onData = (piece: Buffer): void => {
    pieces.push(piece);
    clearTimeout(timer);
    timer = setTimeout(flush, quietMs);
  };
  socket.on('data', onData);
  socket.once('end', flush);
  return () => {
    clearTimeout(timer);
    socket.off('data', onData);
    socket.off('end', flush);
    socket.pause();
  };
}
