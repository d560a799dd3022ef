import { connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import {
  createNetworkClient,
  type NetworkClient,
} from '../../../../electron/auth/network-client.ts';
import type { ChosenProxy } from '../../../../electron/auth/network-route.ts';
import { createSignInLog, type SignInLog } from '../../../../electron/auth/sign-in-log.ts';
import { listenOnLoopback } from '../../../../electron/practice/loopback-listener.ts';
import {
  startHttpProxy,
  startSocksProxy,
  type ProxyBehaviour,
  type ScriptedProxy,
} from '../../mail/helpers/scripted-proxy.ts';
import {
  startAuthority,
  testAuthority,
  type ScriptedAnswer,
  type ScriptedAuthority,
} from './scripted-authority.ts';

/** The kinds of proxies there are. */
export const kinds = ['http', 'https', 'socks5'] as const;
type Kind = (typeof kinds)[number];

/** An authority behind a proxy, and a client that asks it. */
export interface Bench {
  proxy: ScriptedProxy;
  server: ScriptedAuthority;
  port: number;
  client: NetworkClient;
  log: SignInLog;
  stop: AbortController;
}

interface BenchOptions {
  behaviour?: ProxyBehaviour;
  answers?: readonly ScriptedAnswer[];
  as?: Pick<ChosenProxy, 'user' | 'password'>;
  deadlineMs?: number;
}

/** The authorities and proxies of a test; whatever it opened is closed after it. */
export class Benches {
  #closes: (() => Promise<void>)[] = [];

  closeLater(close: () => Promise<void>): void {
    this.#closes.push(close);
  }

  /** Closes one of them before the others, and only once. */
  async closeNow(close: () => Promise<void>): Promise<void> {
    this.#closes = this.#closes.filter((other) => other !== close);
    await close();
  }

  async close(): Promise<void> {
    for (const close of this.#closes.splice(0).reverse()) await close();
  }

  /** An authority that is trusted because its CA was added, behind a proxy. */
  async bench(kind: Kind, options: BenchOptions = {}): Promise<Bench> {
    const {
      behaviour = {},
      answers = [{ body: '{"a":1}' }],
      as = {},
      deadlineMs = 5_000,
    } = options;
    const proxy = await (kind === 'socks5' ? startSocksProxy : startHttpProxy)(behaviour);
    this.closeLater(proxy.close);
    const server = await startAuthority(answers);
    this.closeLater(server.close);
    const port = kind === 'https' ? await this.#tlsBefore(proxy.port) : proxy.port;
    const { certPem } = await testAuthority();
    const stop = new AbortController();
    const log = createSignInLog();
    const client = createNetworkClient({
      ...{ signal: stop.signal, log, deadlineMs, retryPauseMs: 1 },
      route: {
        proxyFor: () => Promise.resolve({ kind, host: '127.0.0.1', port, ...as }),
        extraCa: [certPem],
      },
    });
    return { proxy, server, port, client, log, stop };
  }

  /** TLS with a certificate of the test's authority, in front of a port. */
  async #tlsBefore(port: number): Promise<number> {
    const { certPem, keyPem } = await (await testAuthority()).issue();
    const server = createTlsServer({ cert: certPem, key: keyPem }, (client) => {
      const upstream = connect(port, '127.0.0.1');
      for (const socket of [client, upstream]) socket.on('error', () => undefined);
      client.pipe(upstream).pipe(client);
      client.on('close', () => upstream.destroy());
      upstream.on('close', () => client.destroy());
    });
    const listener = await listenOnLoopback(server);
    this.closeLater(() => listener.close());
    return listener.port;
  }
}
