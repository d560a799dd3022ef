import type { Server, Socket } from 'node:net';

/** Every server of the practice tenant listens here and nowhere else. */
export const loopbackAddress = '127.0.0.1';

/** A server that listens on loopback. */
export interface LoopbackListener {
  port: number;
  /** Stops listening and closes every connection; may be called again. */
  close(): Promise<void>;
}

/**
 * Makes a TCP, TLS or HTTPS server listen on a free port of 127.0.0.1. Connections are known from
 * their TCP accept on, so that closing also ends those that never finished a TLS handshake.
 *
 * @throws what `listen` reports, if no port can be had
 */
export async function listenOnLoopback(server: Server): Promise<LoopbackListener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    // Replies of several lines would otherwise wait for the client's delayed acknowledgement.
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
    // A client that resets its connection is no event for anybody; without a listener it would be
    // an uncaught exception.
    socket.on('error', () => undefined);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: loopbackAddress, port: 0 }, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new TypeError('A TCP server must have a port.');
  }

  let closed: Promise<void> | undefined;
  return {
    port: address.port,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      });
      return closed;
    },
  };
}
