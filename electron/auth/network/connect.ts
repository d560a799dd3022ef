import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TlsSummary } from '../../../shared/run-record.ts';
import { resolveHost } from '../../mail/dns.ts';
import { abortFailure } from '../../mail/failure.ts';
import { connectOverHttp } from '../../mail/proxy-http.ts';
import { connectOverSocks } from '../../mail/proxy-socks.ts';
import { connectTcp } from '../../mail/tcp.ts';
import { startTls } from '../../mail/tls.ts';
import { secureContextFor, type Trust } from '../../trust/secure-context.ts';
import type { ChosenProxy } from '../network-route.ts';
import { NetworkFailure, networkFailure, type Place } from './failure.ts';

/** How long a proxy may take to be connected to where another one can be asked instead. */
const proxyConnectMs = 5_000;

export interface ConnectOptions {
  host: string;
  port: number;
  /** Of the server, and of a proxy that is itself reached over TLS. */
  trust: Trust;
  proxy: ChosenProxy | undefined;
  /** Ends the connection as well, whenever it aborts. */
  signal: AbortSignal;
  /** For each step; the whole has a deadline of its own, which is not longer. */
  milliseconds: number;
  /** Told what the proxy said, which gives it as it may be shown. */
  onProxyAnswer: (said: string) => string;
}

/** A connection to a server that is verified. */
export interface Connection {
  socket: TLSSocket;
  close: () => void;
}

/** `HTTP proxy 10.0.0.1:3128`; never with its user name. */
export function proxyName({ kind, host, port }: ChosenProxy): string {
  const kinds = { http: 'HTTP', https: 'HTTPS', socks5: 'SOCKS5' } as const;
  return `${kinds[kind]} proxy ${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Connects to a server, directly or through a proxy, and verifies it. The name of the server is
 * looked up by the proxy where there is one. Each connection is for one request: nothing of one
 * sign-in is left for the next.
 *
 * @throws {NetworkFailure} by its true reason, with `isProxyAway` where the proxy cannot be connected
 *   to; what `signal` was aborted with
 */
export async function openConnection(options: ConnectOptions): Promise<Connection> {
  const { host, proxy, signal } = options;
  const server: Place = { kind: 'server', name: host };
  const first: Place = proxy ? { kind: 'proxy', name: proxyName(proxy) } : server;
  const socket = await firstHop(first, options);
  const close = (): void => {
    signal.removeEventListener('abort', close);
    socket.destroy();
  };
  signal.addEventListener('abort', close);
  // An error that nobody waits for would end the program; who waits hears of it all the same.
  socket.on('error', () => undefined);
  try {
    if (signal.aborted) throw abortFailure(signal);
    const carrier = proxy ? await throughProxy(socket, proxy, first, options) : socket;
    return { socket: await secure(carrier, host, server, options), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** A TCP connection to the proxy, or to the server where there is none. */
async function firstHop(
  place: Place,
  { host, port, proxy, signal, milliseconds }: ConnectOptions,
): Promise<Socket> {
  const hop = proxy ?? { host, port };
  const limit = proxy?.instead === undefined ? milliseconds : proxyConnectMs;
  try {
    return await at(place, signal, async () => {
      const addresses = await resolveHost(hop.host);
      const connected = await connectTcp({
        ...{ addresses, port: hop.port, signal, milliseconds: Math.min(limit, milliseconds) },
        onAttemptFailed: () => undefined,
      });
      return connected.socket;
    });
  } catch (error) {
    if (!proxy || !(error instanceof NetworkFailure)) throw error;
    throw new NetworkFailure(error.appError, error.mayPass, true);
  }
}

/** A tunnel to the server: the socket to read from and write to. */
async function throughProxy(
  socket: Socket,
  proxy: ChosenProxy,
  place: Place,
  options: ConnectOptions,
): Promise<Socket> {
  const { host, port, signal, milliseconds, onProxyAnswer } = options;
  const carrier =
    proxy.kind === 'https' ? await secure(socket, proxy.host, { ...place }, options) : socket;
  const kind = proxy.kind === 'socks5' ? 'socks5' : 'http';
  const ask = kind === 'socks5' ? connectOverSocks : connectOverHttp;
  await at(place, signal, () =>
    ask({
      ...{ socket: carrier, milliseconds, user: proxy.user, password: proxy.password },
      proxy: { kind, host: proxy.host, port: proxy.port },
      target: { host, port, security: 'tls' },
      onAnswer: (said) => ({ text: onProxyAnswer(said), n: 0 }),
    }),
  );
  return carrier;
}

function secure(
  socket: Socket,
  host: string,
  place: Place,
  { trust, signal }: ConnectOptions,
): Promise<TLSSocket> {
  return at(place, signal, () =>
    startTls({
      ...{ socket, host, signal, context: secureContextFor(trust) },
      onSummary: (summary: TlsSummary) => {
        place.tls = summary;
      },
    }),
  );
}

/** Does one step, and says where it failed; what was cancelled has failed nowhere. */
async function at<T>(place: Place, signal: AbortSignal, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (signal.aborted) throw abortFailure(signal);
    throw networkFailure(error, place);
  }
}
