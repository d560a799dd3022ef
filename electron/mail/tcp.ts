import { connect, type Socket } from 'node:net';
import type { ErrorCode } from '../../shared/errors.ts';
import { raceConnections, type TcpConnection } from './connection-race.ts';
import { withDeadline } from './deadline.ts';
import type { HostAddress } from './dns.ts';
import { abortFailure, MailFailure, systemCode, systemText } from './failure.ts';
import { connectionAttemptDelayMs } from './limits.ts';

export interface TcpOptions {
  addresses: readonly HostAddress[];
  port: number;
  /** For all addresses together. */
  milliseconds: number;
  signal: AbortSignal;
  /** Told of each attempt that did not lead to the connection, and why, in the system's words. */
  onAttemptFailed: (address: string, reason: string) => void;
  /** The delay of RFC 8305, and what connects; tests have their own. */
  attemptDelayMs?: number;
  connectTo?: (address: string, port: number) => Socket;
}

/**
 * Connects to the first address that answers, trying both families in turn (RFC 8305).
 *
 * @throws {MailFailure} what `signal` was aborted with; else of all attempts the failure that says
 *   most: refused, before reset, before timed out, before unreachable; its detail has the words of
 *   each
 */
export async function connectTcp(options: TcpOptions): Promise<TcpConnection> {
  const { addresses, port, milliseconds, signal, onAttemptFailed } = options;
  const { attemptDelayMs = connectionAttemptDelayMs, connectTo = connectOnce } = options;
  const failures: MailFailure[] = [];
  const abandoned: string[] = [];
  const fail = (address: string, failure: MailFailure): void => {
    failures.push(failure);
    onAttemptFailed(address, failure.detail ?? failure.code);
  };
  try {
    const winner = await withDeadline(milliseconds, signal, (stop) =>
      raceConnections({
        addresses: alternateFamilies(addresses).map(({ address }) => address),
        attemptDelayMs,
        signal: stop,
        connect: (address) => connectTo(address, port),
        onFailed: (address, error) => {
          fail(address, new MailFailure(tcpCode(systemCode(error)), systemText(error)));
        },
        onAbandoned: (address) => abandoned.push(address),
      }),
    );
    for (const address of abandoned) onAttemptFailed(address, `${winner.address} was first`);
    return winner;
  } catch {
    if (signal.aborted) throw abortFailure(signal);
    for (const address of abandoned) {
      const detail = `connect ${address}:${port}: no answer`;
      fail(address, new MailFailure('stage/timeout', detail));
    }
    throw mostTelling(failures);
  }
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

/**
 * Without Nagle's algorithm: a command is one small write, and nothing follows it until the server
 * has answered.
 */
function connectOnce(address: string, port: number): Socket {
  return connect({ host: address, port, noDelay: true });
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
