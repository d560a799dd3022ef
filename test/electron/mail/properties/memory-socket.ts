import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** One end of a connection inside this process: what is written at one comes out at the other. */
class MemorySocket extends Duplex {
  other: MemorySocket | undefined;

  override _read(): void {
    // Bytes are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.other?.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.#end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#end();
    done(error);
  }

  /** As that of a socket: ends, and is destroyed when all is written. */
  destroySoon(): void {
    if (this.writableFinished) {
      this.destroy();
      return;
    }
    this.once('finish', () => this.destroy());
    this.end();
  }

  #end(): void {
    const { other } = this;
    this.other = undefined;
    if (other && !other.destroyed) other.push(null);
  }
}

/**
 * Two connected ends. They are no sockets, but have all of one that a line connection and TLS use, and
 * nothing joins or splits what is written.
 */
export function memorySockets(): [client: Socket, server: Socket] {
  const client = new MemorySocket();
  const server = new MemorySocket();
  client.other = server;
  server.other = client;
  return [client, server] as unknown as [Socket, Socket];
}
