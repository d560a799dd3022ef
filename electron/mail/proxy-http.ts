import { request } from 'node:http';
import { isIPv6 } from 'node:net';
import { MailFailure, systemCode, systemText } from './failure.ts';
import type { ProxyOptions } from './proxy.ts';

/** The longest head of a proxy's answer: many times what a refusal with its headers has. */
const maxAnswerBytes = 16_384;

/**
 * Asks an HTTP proxy for a tunnel to the server: CONNECT, RFC 9110 section 9.3.6, with basic
 * authentication (RFC 7617) where there is a user name. The rest of a refusal, a page for people, is
 * not read.
 *
 * Afterwards the socket has whatever came from the server already, to be read. Who destroys it
 * ends this as well.
 *
 * @throws {MailFailure} `proxy/…`; `input/invalid` for a user name that cannot be sent
 */
export function connectOverHttp(options: ProxyOptions): Promise<void> {
  const { socket, target, onAnswer } = options;
  const authority = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  return new Promise((resolve, reject) => {
    const connectRequest = request({
      method: 'CONNECT',
      path: authority,
      headers: {
        Host: authority,
        // Without it Node would say `close`, which some proxies take for the tunnel too.
        Connection: 'keep-alive',
        ...authorization(options),
      },
      createConnection: () => socket,
      maxHeaderSize: maxAnswerBytes,
    });
    connectRequest.on('error', (error) => {
      const code = systemCode(error);
      reject(
        new MailFailure('proxy/failed', `${code === '' ? '' : `${code}: `}${systemText(error)}`),
      );
    });
    connectRequest.once(
      'connect',
      ({ httpVersion, statusCode = 0, statusMessage, headers }, _, head) => {
        // Some proxies say 401, a server's answer, to a password that is wrong: tinyproxy 1.11 does.
        const wantsPassword = statusCode === 407 || statusCode === 401;
        const asked = headers['proxy-authenticate'];
        const statusLine = `HTTP/${httpVersion} ${statusCode} ${statusMessage ?? ''}`.trim();
        const answer = onAnswer(
          wantsPassword && asked !== undefined
            ? `${statusLine} (Proxy-Authenticate: ${asked})`
            : statusLine,
        );
        if (statusCode >= 200 && statusCode < 300) {
          if (head.length > 0) socket.unshift(head);
          resolve();
        } else {
          const code = wantsPassword ? 'proxy/auth-required' : 'proxy/refused';
          reject(new MailFailure(code, answer.text, answer.n));
        }
      },
    );
    connectRequest.end();
  });
}

function authorization({ user, password }: ProxyOptions): Record<string, string> {
  if (user === undefined) return {};
  // A colon would end the name early (RFC 7617 section 2).
  if (user.includes(':')) throw new MailFailure('input/invalid', 'a colon in the proxy user name');
  const credentials = Buffer.from(`${user}:${password?.reveal() ?? ''}`, 'utf8');
  return { 'Proxy-Authorization': `Basic ${credentials.toString('base64')}` };
}
