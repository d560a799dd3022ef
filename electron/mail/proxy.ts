import type { Socket } from 'node:net';
import type { Endpoint } from '../../shared/connection.ts';
import type { Proxy } from '../../shared/network.ts';
import type { Secret } from '../../shared/secret.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import type { CheckRun } from './check-run.ts';
import { withDeadline } from './deadline.ts';
import { EchoFilter } from './echo-filter.ts';
import { connectOverHttp } from './proxy-http.ts';
import { connectOverSocks } from './proxy-socks.ts';

/** What one kind of proxy is asked with. */
export interface ProxyOptions {
  /** Connected to the proxy, or destroyed when nobody waits for the answer any more. */
  socket: Socket;
  proxy: Proxy;
  user: string | undefined;
  password: Secret | undefined;
  /** The server to connect to. */
  target: Endpoint;
  milliseconds: number;
  /** Told the proxy's answer; gives it as it may be shown, with the number of its line. */
  onAnswer: (text: string) => { text: string; n: number };
}

/** What stands for a piece of the proxy's password that it sent back. */
const hiddenPassword = '[proxy password hidden]';

/**
 * The stage `proxy`: from a socket that is connected to the proxy to one that is connected to the
 * server. What the proxy says is its own and told as such; the password is in no line.
 *
 * @param socket is destroyed unless this succeeds
 * @throws what ended the stage, after it is recorded
 */
export async function tunnel(run: CheckRun, proxy: Proxy, socket: Socket): Promise<void> {
  const { stages, recorder, deadlines, signal, request } = run;
  const { endpoint, route } = request;
  const password = route.proxyPassword;
  const echoes = password && new EchoFilter(password, hiddenPassword);
  const ask = proxy.kind === 'http' ? connectOverHttp : connectOverSocks;
  await stages.run('proxy', async () => {
    let answer: string | undefined;
    const as = proxy.user === undefined ? '' : ` as ${makeVisible(proxy.user)}, password hidden`;
    const by = proxy.kind === 'http' ? 'HTTP CONNECT' : 'SOCKS5';
    recorder.note(`asks the proxy for ${endpoint.host} port ${endpoint.port} by ${by}${as}`);
    const onAnswer: ProxyOptions['onAnswer'] = (said) => {
      const visible = makeVisible(said);
      answer = echoes ? echoes.hide(visible) : visible;
      return { text: answer, n: recorder.note(`the proxy answered: ${answer}`) };
    };
    try {
      await withDeadline(deadlines.proxy, signal, () =>
        ask({
          ...{ socket, proxy, password, onAnswer },
          user: proxy.user,
          target: endpoint,
          milliseconds: deadlines.proxy,
        }),
      );
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return answer;
  });
}
