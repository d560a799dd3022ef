import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import { MailFailure, systemText } from './failure.ts';
import type { ProxyOptions } from './proxy.ts';

/** RFC 1929 section 2 has one byte for the length of each. */
const maxCredentialBytes = 255;

/** The replies of RFC 1928 section 6, by the names that the library has for them. */
const refusals: ReadonlyMap<string, string> = new Map([
  ['Failure', '1: general failure'],
  ['NotAllowed', '2: connection not allowed by ruleset'],
  ['NetworkUnreachable', '3: network unreachable'],
  ['HostUnreachable', '4: host unreachable'],
  ['ConnectionRefused', '5: connection refused'],
  ['TTLExpired', '6: TTL expired'],
  ['CommandNotSupported', '7: command not supported'],
  ['AddressNotSupported', '8: address type not supported'],
]);

/**
 * Asks a SOCKS proxy for a connection to the server: RFC 1928, with user name and password of RFC
 * 1929 where there are any. The name of the server goes to the proxy, which looks it up.
 *
 * The library's own deadline is a timer that it never clears; it does nothing any more once this is
 * over, and does not keep the program alive.
 *
 * Afterwards the socket is paused and has whatever came from the server already, to be read. Who
 * destroys it ends this as well.
 *
 * @throws {MailFailure} `proxy/…`; `input/invalid` for a user name or password that cannot be sent
 */
export async function connectOverSocks(options: ProxyOptions): Promise<void> {
  const { socket, proxy, target, milliseconds, onAnswer } = options;
  try {
    const { remoteHost } = await SocksClient.createConnection({
      command: 'connect',
      existing_socket: socket,
      timeout: milliseconds,
      destination: { host: target.host, port: target.port },
      proxy: { host: proxy.host, port: proxy.port, type: 5, ...credentials(options) },
    });
    // The library takes an address of no known type for a success without an address.
    if (!remoteHost) throw new Error('SOCKS5 reply with an unknown type of address');
    await putBack(socket);
    onAnswer('SOCKS5 reply 0: succeeded');
  } catch (error) {
    throw socksFailure(error, onAnswer);
  }
}

function credentials({ user, password }: ProxyOptions): { userId?: string; password?: string } {
  if (user === undefined) return {};
  const secret = password?.reveal() ?? '';
  if ([user, secret].some((value) => Buffer.byteLength(value) > maxCredentialBytes)) {
    throw new MailFailure(
      'input/invalid',
      'the proxy user name or password is too long for SOCKS5',
    );
  }
  return { userId: user, password: secret };
}

/**
 * The library gives what came with its last reply as an event of the socket one turn later, and then
 * lets the socket flow. Here it is stopped again at that moment and given back all that came.
 */
async function putBack(socket: Socket): Promise<void> {
  const chunks: Buffer[] = [];
  const collect = (chunk: Buffer): void => {
    chunks.push(chunk);
  };
  socket.on('data', collect);
  await new Promise<void>((resolve) => {
    socket.once('resume', () => {
      socket.pause();
      socket.off('data', collect);
      if (chunks.length > 0) socket.unshift(Buffer.concat(chunks));
      resolve();
    });
  });
}

/** The failure behind an error of the library, whose `options` hold the password: only its words. */
function socksFailure(error: unknown, onAnswer: ProxyOptions['onAnswer']): MailFailure {
  if (error instanceof MailFailure) return error;
  const message = systemText(error);
  const reply = refusals.get(/rejected connection - (\w+)$/.exec(message)?.[1] ?? '');
  if (reply !== undefined) {
    const { text, n } = onAnswer(`SOCKS5 reply ${reply}`);
    return new MailFailure('proxy/refused', text, n);
  }
  if (/no accepted authentication type|Authentication failed/.test(message)) {
    const { text, n } = onAnswer(
      message.includes('failed')
        ? 'SOCKS5: user name or password refused'
        : 'SOCKS5: none of the authentication methods is acceptable',
    );
    return new MailFailure('proxy/auth-required', text, n);
  }
  return new MailFailure('proxy/failed', message);
}
