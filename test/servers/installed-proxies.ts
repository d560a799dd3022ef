import { isProgram } from '../../build/system-packages.ts';
import { startMicrosocks, startTinyproxy, type RealProxy } from './proxies.ts';

const programs = { http: 'tinyproxy', socks5: 'microsocks' } as const;

/** The kinds of proxy that there is a real one for. */
export type ProxyKind = keyof typeof programs;
export const proxyKinds = ['http', 'socks5'] as const satisfies readonly ProxyKind[];

/** The real proxies that are installed here, running. */
export interface InstalledProxies {
  /** The proxy; where there is none the test is left out aloud, and fails with `CI=true`. */
  require: (kind: ProxyKind, context: { skip: (note?: string) => never }) => RealProxy;
  stop: () => Promise<void>;
}

/** Starts the real proxies that are installed. They connect to these ports and, HTTP, no other. */
export async function startInstalledProxies(ports: readonly number[]): Promise<InstalledProxies> {
  const proxies = new Map<ProxyKind, RealProxy>();
  if (isProgram(programs.http)) proxies.set('http', await startTinyproxy(ports));
  if (isProgram(programs.socks5)) proxies.set('socks5', await startMicrosocks());
  return {
    require(kind, context) {
      const proxy = proxies.get(kind);
      if (proxy) return proxy;
      const missing = `${programs[kind]} is not installed`;
      if (process.env['CI'] === 'true') throw new Error(missing);
      process.stderr.write(`SKIPPED, not passed: ${missing}\n`);
      return context.skip(missing);
    },
    stop: async () => {
      await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
    },
  };
}
