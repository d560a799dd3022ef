import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, vi } from 'vitest';

/** A proxy on 127.0.0.1 that a test drives. */
export interface ScriptedProxy {
  port: number;
  /** What clients said before their tunnel was there, one character for each byte. */
  asked: () => string;
  /** Resolves when no client and no server is connected to it any more. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
}

export interface ProxyBehaviour {
  /** `user:password`, if it wants to know who is asking. */
  credentials?: string;
  /** Its answer instead of connecting anywhere. It then stays until the client goes. */
  answer?: string | Buffer;
  /** It closes after that answer. */
  closes?: boolean;
  /**
   * Waits for what the server says first and sends it in one piece with its own last word; `ends`:
   * and closes at once.
   */
  together?: 'stays' | 'ends';
}

interface Client {
  socket: Socket;
  /** The next bytes: so many, or up to the empty line that ends a head. */
  read: (count: number | 'head') => Promise<Buffer>;
}

interface Wanted {
  host: string;
  port: number;
  /** What it says when it is connected to the server. */
  granted: string | Buffer;
}

/** Goes as far as the wish for a server; `undefined` where it was refused. */
type Handshake = (client: Client, behaviour: ProxyBehaviour) => Promise<Wanted | undefined>;

export function startHttpProxy(behaviour: ProxyBehaviour = {}): Promise<ScriptedProxy> {
  return start(behaviour, async ({ socket, read }, { credentials }) => {
    const head = (await read('head')).toString('latin1');
    const given = /^Proxy-Authorization: Basic (.*)\r$/im.exec(head)?.[1] ?? '';
    if (credentials !== undefined && Buffer.from(given, 'base64').toString() !== credentials) {
      socket.write(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n',
      );
      return undefined;
    }
    const [, host = '', port = ''] = /^CONNECT \[?(.*?)\]?:(\d+) HTTP\/1\.1\r\n/.exec(head) ?? [];
    return { host, port: Number(port), granted: 'HTTP/1.1 200 Connection established\r\n\r\n' };
  });
}

export function startSocksProxy(behaviour: ProxyBehaviour = {}): Promise<ScriptedProxy> {
  return start(behaviour, async ({ socket, read }, { credentials }) => {
    const [, methodCount = 0] = await read(2);
    const methods = [...(await read(methodCount))];
    const method = credentials === undefined ? 0 : 2;
    if (!methods.includes(method)) {
      socket.write(Buffer.of(5, 0xff));
      return undefined;
    }
    socket.write(Buffer.of(5, method));
    if (method === 2) {
      const [, userBytes = 0] = await read(2);
      const user = (await read(userBytes)).toString();
      const password = (await read((await read(1))[0] ?? 0)).toString();
      const isRight = `${user}:${password}` === credentials;
      socket.write(Buffer.of(1, isRight ? 0 : 1));
      if (!isRight) return undefined;
    }
    const [, , , addressType] = await read(4);
    const address = await read(
      addressType === 1 ? 4 : addressType === 4 ? 16 : ((await read(1))[0] ?? 0),
    );
    return {
      host: addressType === 3 ? address.toString() : [...address].join('.'),
      port: (await read(2)).readUInt16BE(),
      granted: Buffer.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 1),
    };
  });
}

async function start(behaviour: ProxyBehaviour, shake: Handshake): Promise<ScriptedProxy> {
  const sockets = new Set<Socket>();
  let asked = '';
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((socket) => {
    track(socket);
    const client = createClient(socket, (text) => {
      asked += text;
    });
    serve(client, behaviour, shake, track).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return {
    port: address.port,
    asked: () => asked,
    idle: () =>
      vi.waitFor(
        () => {
          expect(sockets.size).toBe(0);
        },
        { interval: 5 },
      ),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serve(
  client: Client,
  behaviour: ProxyBehaviour,
  shake: Handshake,
  track: (socket: Socket) => void,
): Promise<void> {
  const { answer, closes = false, together } = behaviour;
  const { socket } = client;
  if (answer !== undefined) {
    await client.read(1);
    if (closes) socket.end(answer);
    else socket.write(answer);
    return;
  }
  const wanted = await shake(client, behaviour);
  if (!wanted) return;
  const upstream = connect({ host: wanted.host, port: wanted.port, family: 4 });
  track(upstream);
  socket.on('close', () => upstream.destroy());
  upstream.on('close', () => socket.destroy());
  await once(upstream, 'connect');
  const granted = Buffer.from(wanted.granted);
  if (together === undefined) {
    socket.write(granted);
  } else {
    const [first] = (await once(upstream, 'data')) as [Buffer];
    const both = Buffer.concat([granted, first]);
    if (together === 'ends') socket.end(both);
    else socket.write(both);
  }
  upstream.pipe(socket);
  socket.pipe(upstream);
}

function createClient(socket: Socket, onAsked: (text: string) => void): Client {
  let buffered = Buffer.alloc(0);
  return {
    socket,
    read: async (count) => {
      for (;;) {
        const headEnd = buffered.indexOf('\r\n\r\n');
        const end = count === 'head' ? (headEnd === -1 ? Infinity : headEnd + 4) : count;
        if (buffered.length >= end) {
          const bytes = buffered.subarray(0, end);
          buffered = buffered.subarray(end);
          return bytes;
        }
        const [chunk] = (await once(socket, 'data')) as [Buffer];
        onAsked(chunk.toString('latin1'));
        buffered = Buffer.concat([buffered, chunk]);
      }
    },
  };
}
