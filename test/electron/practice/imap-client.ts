import { connect, type TLSSocket } from 'node:tls';
import type { PracticeTenant } from '../../../electron/practice/types.ts';

/** A TLS connection to the practice IMAP server, line by line, with no mail program between. */
export interface RawImapClient {
  socket: TLSSocket;
  /** Sends the text and CRLF. */
  send(line: string): void;
  /** The next line without CRLF; `undefined` once the server has closed. */
  line(): Promise<string | undefined>;
  /** Sends, and reads up to the tagged reply or continuation. */
  command(line: string): Promise<string[]>;
  close(): void;
}

/** Connects and verifies the certificate; the greeting is not read. */
export async function connectImap(practice: PracticeTenant): Promise<RawImapClient> {
  const { imap } = practice.endpoints;
  if (!imap) throw new Error('The practice tenant has no IMAP server.');
  const socket = connect({
    host: '127.0.0.1',
    port: imap.port,
    servername: 'localhost',
    ca: practice.ca,
  });
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let rest = '';
  let ended = false;
  const end = () => {
    ended = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const resolve = waiting.shift();
      if (resolve) resolve(line);
      else lines.push(line);
    }
  });
  socket.on('close', end);
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);

  const client: RawImapClient = {
    socket,
    send(line) {
      socket.write(`${line}\r\n`, 'latin1');
    },
    line() {
      const line = lines.shift();
      if (line !== undefined || ended) return Promise.resolve(line);
      return new Promise((resolve) => waiting.push(resolve));
    },
    async command(line) {
      client.send(line);
      const tag = line.split(' ')[0] ?? '';
      const reply: string[] = [];
      for (;;) {
        const next = await client.line();
        if (next === undefined) return reply;
        reply.push(next);
        if (next.startsWith(`${tag} `) || next.startsWith('+')) return reply;
      }
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
