import type { Socket } from 'node:net';
import { abortFailure } from './failure.ts';

export interface RaceOptions {
  /** In the order in which they are tried. */
  addresses: readonly string[];
  /** How long an attempt has for itself before the next one joins it, in milliseconds. */
  attemptDelayMs: number;
  signal: AbortSignal;
  /** Starts to connect to an address. */
  connect: (address: string) => Socket;
  /** Told of each attempt that failed by itself. */
  onFailed: (address: string, error: unknown) => void;
  /** Told of each attempt that was still under way when the race ended. */
  onAbandoned: (address: string) => void;
}

/** The connected socket and the address that it is connected to. */
export interface TcpConnection {
  socket: Socket;
  address: string;
}

/**
 * Connects to whichever address answers first: RFC 8305 section 5. An attempt that has not answered
 * within the delay is joined by the next and goes on; one that fails is followed by the next at once.
 * Node's own `autoSelectFamily` would drop a slow attempt instead of letting it go on. When the race
 * ends, all other sockets are destroyed and no timer is left.
 *
 * @throws {MailFailure} what `signal` was aborted with
 * @throws {Error} when all attempts have failed; why is told to `onFailed`
 */
export function raceConnections(options: RaceOptions): Promise<TcpConnection> {
  const { attemptDelayMs, signal, connect, onFailed, onAbandoned } = options;
  const waiting = [...options.addresses];
  // By socket: a resolver may give one address twice.
  const running = new Map<Socket, string>();
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;

    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const [socket, address] of running) {
        socket.destroy();
        onAbandoned(address);
      }
      running.clear();
    };
    const onAbort = (): void => {
      end();
      reject(abortFailure(signal));
    };

    const startNext = (): void => {
      clearTimeout(timer);
      const address = waiting.shift();
      if (address !== undefined) {
        attempt(address);
        if (waiting.length > 0) timer = setTimeout(startNext, attemptDelayMs);
      } else if (running.size === 0) {
        end();
        reject(new Error('no address could be connected to'));
      }
    };
    const attempt = (address: string): void => {
      const socket = connect(address);
      running.set(socket, address);
      socket.once('connect', () => {
        running.delete(socket);
        end();
        resolve({ socket, address });
      });
      // Stays for the life of the socket: an error without a listener would end the program. Later
      // errors reach whoever reads the socket then.
      socket.on('error', (error) => {
        if (!running.delete(socket)) return;
        onFailed(address, error);
        startNext();
      });
    };

    signal.addEventListener('abort', onAbort);
    startNext();
  });
}
