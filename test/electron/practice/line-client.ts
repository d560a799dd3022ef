import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../../shared/connection.ts';
import type { Protocol } from '../../../shared/stages.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';

/** A connection to a practice server, line by line, with no mail program between. */
export interface LineClient {
  socket(): Socket;
  /** Sends the text and CRLF. */
  send(line: string): void;
  /** The next line without CRLF; `undefined` once the server has closed. */
  line(): Promise<string | undefined>;
  /**
   * Sends, and reads the whole reply: in IMAP up to the tag or a continuation, in SMTP up to the
   * line with a space behind its code, in POP one line.
   */
  command(line: string): Promise<string[]>;
  /** The same for a POP reply that ends with a line of one dot. */
  listing(line: string): Promise<string[]>;
  /** Begins TLS on a connection without it, and verifies the certificate. */
  secure(): Promise<void>;
  close(): void;
}

/** Connects to one server of a practice tenant; the greeting is not read. */
export async function connectTo(practice: PracticeTenant, protocol: Protocol): Promise<LineClient> {
  const endpoint = practice.endpoints[protocol];
  if (!endpoint) throw new Error(`The practice tenant has no server for ${protocol}.`);
  return connectLines(endpoint, practice.ca, protocol);
}

/** {@link connectTo} any server. */
export async function connectLines(
  { port, security }: Endpoint,
  ca: string,
  protocol: Protocol,
): Promise<LineClient> {
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let rest = '';
  let ended = false;
  let socket: Socket;

  const onData = (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const resolve = waiting.shift();
      if (resolve) resolve(line);
      else lines.push(line);
    }
  };
  const listen = async (next: Socket, ready: 'connect' | 'secureConnect') => {
    socket = next;
    next.setEncoding('latin1');
    next.on('data', onData);
    next.on('close', () => {
      ended = true;
      for (const resolve of waiting.splice(0)) resolve(undefined);
    });
    await new Promise<void>((resolve, reject) => {
      next.once(ready, resolve);
      next.once('error', reject);
    });
    next.on('error', () => undefined);
  };
  const address = { host: '127.0.0.1', port };
  if (security === 'tls') {
    await listen(connectTls({ ...address, servername: 'localhost', ca }), 'secureConnect');
  } else {
    await listen(connectTcp(address), 'connect');
  }

  const read = async (line: string, isLast: (next: string) => boolean) => {
    client.send(line);
    const reply: string[] = [];
    for (;;) {
      const next = await client.line();
      if (next === undefined) return reply;
      reply.push(next);
      if (isLast(next)) return reply;
    }
  };
  const client: LineClient = {
    socket: () => socket,
    send(line) {
      socket.write(`${line}\r\n`, 'latin1');
    },
    line() {
      const line = lines.shift();
      if (line !== undefined || ended) return Promise.resolve(line);
      return new Promise((resolve) => waiting.push(resolve));
    },
    command(line) {
      const tag = `${line.split(' ')[0] ?? ''} `;
      return read(line, (next) => {
        if (protocol === 'imap') return next.startsWith(tag) || next.startsWith('+');
        return protocol === 'pop' || next[3] === ' ';
      });
    },
    listing: (line) => read(line, (next) => next === '.' || next.startsWith('-ERR')),
    async secure() {
      socket.removeAllListeners();
      await listen(connectTls({ socket, servername: 'localhost', ca }), 'secureConnect');
    },
    close() {
      socket.destroy();
    },
  };
  return client;
}

/** The XOAUTH2 response of Microsoft's page, in base64. */
export function xoauth2(user: string, token: string): string {
  return Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
}
