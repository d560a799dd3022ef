import { connect, type Socket } from 'node:net';
import type { ErrorCode } from '../../shared/errors.ts';
import { withDeadline } from './deadline.ts';
import type { HostAddress } from './dns.ts';
import { abortFailure, MailFailure, systemCode, systemText } from './failure.ts';

/** A connected socket and the address that it is connected to. */
export interface TcpConnection {
  socket: Socket;
  address: string;
}

export interface TcpOptions {
  addresses: readonly HostAddress[];
  port: number;
  /** For all addresses together. */
  milliseconds: number;
  signal: AbortSignal;
  /** Told of each address that did not connect, in the system's words. */
  onAttemptFailed: (address: string, reason: string) => void;
}

/**
 * Connects to the first address that answers. They are tried one after the other, the families in
 * turn (RFC 8305 section 4), each for its share of the time that is left: so one family whose
 * packets vanish costs one attempt before the other gets its turn.
 *
 * @throws {MailFailure} of all attempts the one that says most: refused, before timed out, before
 *   unreachable; its detail has the words of each
 */
export async function connectTcp(options: TcpOptions): Promise<TcpConnection> {
  const queue = alternateFamilies(options.addresses);
  const giveUpAt = performance.now() + options.milliseconds;
  const failures: MailFailure[] = [];
  for (const [index, { address }] of queue.entries()) {
    const share = (giveUpAt - performance.now()) / (queue.length - index);
    try {
      const socket = await withDeadline(Math.max(share, 1), options.signal, (signal) =>
        connectOnce(address, options.port, signal),
      );
      return { socket, address };
    } catch (error) {
      if (options.signal.aborted) throw abortFailure(options.signal);
      const failure = tcpFailure(error, address, options.port);
      options.onAttemptFailed(address, failure.detail ?? failure.code);
      failures.push(failure);
    }
  }
  throw mostTelling(failures);
}

/** The addresses with the families in turn, beginning with the family of the first. */
export function alternateFamilies(addresses: readonly HostAddress[]): HostAddress[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  return first.flatMap((address, index) => {
    const other = second[index];
    const isLast = index === first.length - 1;
    return [address, ...(other ? [other] : []), ...(isLast ? second.slice(first.length) : [])];
  });
}

/** Connects to one address; a socket that did not connect is destroyed. */
function connectOnce(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // Without Nagle's algorithm: a command is one small write, and nothing follows it until the
    // server has answered.
    const socket = connect({ host: address, port, noDelay: true });
    const onAbort = (): void => {
      socket.destroy(abortFailure(signal));
    };
    const onConnect = (): void => {
      signal.removeEventListener('abort', onAbort);
      resolve(socket);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', onConnect);
    // Stays for the life of the socket: an error without a listener would end the program. Later
    // errors reach whoever reads the socket then.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', onAbort);
      reject(error);
    });
  });
}

function tcpFailure(error: unknown, address: string, port: number): MailFailure {
  if (error instanceof MailFailure) {
    return new MailFailure(error.code, `connect ${address}:${port}: no answer`);
  }
  return new MailFailure(tcpCode(systemCode(error)), systemText(error));
}

function tcpCode(code: string): ErrorCode {
  switch (code) {
    case 'ECONNREFUSED':
      return 'tcp/refused';
    case 'ECONNRESET':
      return 'stage/reset';
    case 'ETIMEDOUT':
      return 'stage/timeout';
    default:
      return 'tcp/unreachable';
  }
}

function mostTelling(failures: readonly MailFailure[]): MailFailure {
  const order: readonly ErrorCode[] = ['tcp/refused', 'stage/reset', 'stage/timeout'];
  const code = order.find((candidate) => failures.some((failure) => failure.code === candidate));
  const detail = failures.map((failure) => failure.detail).join('; ');
  return new MailFailure(code ?? 'tcp/unreachable', detail);
}
