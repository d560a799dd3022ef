import type { AddressFamily, Proxy } from '../../shared/network.ts';
import type { Secret } from '../../shared/secret.ts';

/** A proxy on the way to the authority. `https` proxies are themselves reached over TLS. */
export interface ChosenProxy {
  kind: Proxy['kind'] | 'https';
  host: string;
  port: number;
  user?: string;
  password?: Secret;
  /** What is asked instead where this one cannot be reached; only what the system names itself. */
  instead?: ChosenProxy | 'direct';
}

/** How requests to the authority go: over which proxy, and trusting whom besides the system. */
export interface NetworkRoute {
  /** The proxy for this address; `undefined` for none. Rejects where that cannot be found out. */
  proxyFor: (url: string) => Promise<ChosenProxy | undefined>;
  /** PEM of certificate authorities that are trusted beside the system's. */
  extraCa: readonly string[];
}

/** How mail servers are reached; what `electron/mail` takes as its route. */
export interface MailRoute {
  family: AddressFamily;
  proxy?: Proxy;
  /** The proxy's password, where it asks for one. */
  proxyPassword?: Secret;
}
