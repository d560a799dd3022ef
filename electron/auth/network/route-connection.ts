import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import type { ChosenProxy, NetworkRoute } from '../network-route.ts';
import { serverText } from '../server-text.ts';
import { openConnection, type Connection } from './connect.ts';
import { NetworkFailure } from './failure.ts';
import { HiddenValues } from './hidden-values.ts';

export interface RoutedOptions {
  url: URL;
  route: NetworkRoute;
  /** Ends the attempt. */
  signal: AbortSignal;
  /** Ends the connection as well, once it is made. */
  until: AbortSignal;
  /** For each step. */
  milliseconds: number;
}

/**
 * A connection of its own to the server of an address, over the proxy that the route names for it
 * or, where that is away, over what stands in for it.
 *
 * @throws {NetworkFailure} by its true reason
 */
export async function openRouted(options: RoutedOptions): Promise<Connection> {
  const { url, route, signal, until } = options;
  let proxy = await proxyFor(url, route);
  const hidden = new HiddenValues();
  for (;;) {
    hideCredentials(hidden, proxy);
    try {
      const connection = await openConnection({
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port === '' ? 443 : Number(url.port),
        ...{ proxy, signal, milliseconds: options.milliseconds },
        trust: { kind: 'system', extra: route.extraCa },
        onProxyAnswer: (said) => serverText(hidden.hide(said)),
      });
      until.addEventListener('abort', connection.close, { once: true });
      if (until.aborted) connection.close();
      return connection;
    } catch (error) {
      const instead = proxy?.instead;
      const isAway = error instanceof NetworkFailure && error.isProxyAway;
      if (!isAway || instead === undefined) throw error;
      proxy = instead === 'direct' ? undefined : instead;
    }
  }
}

/** A proxy may send back what it was sent. */
function hideCredentials(hidden: HiddenValues, proxy: ChosenProxy | undefined): void {
  if (proxy?.password === undefined) return;
  hidden.add(proxy.password);
  const pair = `${proxy.user ?? ''}:${proxy.password.reveal()}`;
  hidden.add(Buffer.from(pair, 'utf8').toString('base64'));
}

async function proxyFor(url: URL, route: NetworkRoute): Promise<ChosenProxy | undefined> {
  try {
    // No path: it is nobody's business but the server's.
    return await route.proxyFor(`${url.origin}/`);
  } catch (error) {
    if (error instanceof SignInFailure) throw new NetworkFailure(error.appError);
    throw new NetworkFailure(appError('signin/proxy', 'the proxy could not be found out'));
  }
}
