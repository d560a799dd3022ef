import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { protocols, type Protocol } from '../../../shared/stages.ts';
import { connectLines, type LineClient } from './line-client.ts';
import { mailServers, type MailServerOptions } from './scripted-servers.ts';

const servers = mailServers();
const clients: LineClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** A connection to a new server; the greeting has been read. */
async function connected(protocol: Protocol, options: MailServerOptions): Promise<LineClient> {
  const endpoint = await servers.start(protocol, options);
  const client = await connectLines(endpoint, await servers.ca(), protocol);
  clients.push(client);
  expect(await client.line()).toMatch(/^(?:\* OK|\+OK|220) /);
  return client;
}

/** All lines up to the end of the connection. */
async function remaining(client: LineClient): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const line = await client.line();
    if (line === undefined) return lines;
    lines.push(line);
  }
}

const dialogues = {
  imap: {
    startTls: 'T1 STARTTLS',
    goAhead: 'T1 OK Begin TLS negotiation now.',
    noop: 'T2 NOOP',
    tooLong: ['* BAD Command Error. 10', '* BYE Connection closed. 14'],
    timedOut: '* BYE Connection is closed. 13',
  },
  pop: {
    startTls: 'STLS',
    goAhead: '+OK Begin TLS negotiation.',
    noop: 'CAPA',
    tooLong: ['-ERR Protocol error. Connection is closed. 10'],
    timedOut: '-ERR Connection is closed. 13',
  },
  smtp: {
    startTls: 'STARTTLS',
    goAhead: '220 2.0.0 SMTP server ready',
    noop: 'NOOP',
    tooLong: [expect.stringMatching(/^500 5\.5\.2 Line too long \[/)],
    timedOut: '451 4.7.0 Timeout waiting for client input',
  },
} as const;

describe.each(protocols)('%s server', (protocol) => {
  const { startTls, goAhead, noop, tooLong, timedOut } = dialogues[protocol];
  /** SMTP wants a hello before anything else. */
  const hello = async (client: LineClient) => {
    if (protocol === 'smtp') await client.command('EHLO client.example');
  };

  it('starts TLS when asked, and only once', async () => {
    const client = await connected(protocol, { security: 'starttls' });
    await hello(client);
    expect(await client.command(startTls)).toEqual([goAhead]);
    await client.secure();
    await hello(client);
    const [again = ''] = await client.command(startTls);
    expect(again).toMatch(/BAD|-ERR|503/);
  });

  it.each(['together', 'apart'])(
    'hangs up without a word on commands that come before TLS, sent %s',
    async (how) => {
      const client = await connected(protocol, { security: 'starttls' });
      await hello(client);
      if (how === 'together') {
        client.send(`${startTls}\r\n${noop}`);
        expect(await remaining(client)).toEqual([]);
      } else {
        expect(await client.command(startTls)).toEqual([goAhead]);
        client.send(noop);
        expect((await remaining(client)).join('')).not.toMatch(/OK|250/);
      }
    },
  );

  it('ends a handshake that never comes', async () => {
    const client = await connected(protocol, {
      security: 'starttls',
      timeouts: { handshake: 100 },
    });
    await hello(client);
    await client.command(startTls);
    expect(await remaining(client)).toEqual([]);
    const { port } = await servers.start(protocol, {
      security: 'tls',
      timeouts: { handshake: 100 },
    });
    const silent = connect({ host: '127.0.0.1', port });
    silent.resume();
    await new Promise<void>((resolve) =>
      silent.once('close', () => {
        resolve();
      }),
    );
  });

  it('takes no TLS older than 1.2', async () => {
    const { port } = await servers.start(protocol, { security: 'tls' });
    const socket = connectTls({
      ...{ host: '127.0.0.1', port, servername: 'localhost', ca: await servers.ca() },
      ...{ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    });
    const code = await new Promise((resolve) => {
      socket.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code);
      });
      socket.once('secureConnect', () => {
        resolve('connected');
      });
    });
    socket.destroy();
    expect(code).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  });

  it('says that the time is over to a silent client, with and without TLS', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const client = await connected(protocol, { security, timeouts: { signIn: 50 } });
      const lines = await remaining(client);
      expect(lines).toHaveLength(1);
      expect(lines[0]?.startsWith(timedOut)).toBe(true);
    }
  });

  it('cuts off a line of a megabyte', async () => {
    const client = await connected(protocol, { security: 'tls' });
    client.socket().write(Buffer.alloc(1_000_000, 'a'));
    expect(await remaining(client)).toEqual([...tooLong]);
  });

  it('goes on for others after a reset, a half line and a close', async () => {
    const endpoint = await servers.start(protocol, { security: 'starttls' });
    const ca = await servers.ca();
    for (const leave of ['reset', 'close'] as const) {
      const leaving = await connectLines(endpoint, ca, protocol);
      await leaving.line();
      leaving.socket().write('HALF A LI');
      if (leave === 'reset') leaving.socket().resetAndDestroy();
      else leaving.close();
    }
    const staying = await connectLines(endpoint, ca, protocol);
    clients.push(staying);
    await staying.line();
    const [reply] = await staying.command(noop);
    expect(reply).toMatch(/OK/);
  });
});

// What all servers share is tested once where it takes time.
describe('a client that asks and never reads', () => {
  it('is not fed without end, and is dropped', async () => {
    const client = await connected('imap', { security: 'tls', timeouts: { signIn: 400 } });
    const socket = client.socket();
    socket.pause();
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => {
        resolve();
      });
    });
    // The replies are ten times as long: both ends' buffers are soon full, and then the server must
    // stop reading, which stops these writes long before the end.
    const end = 24_000_000;
    const commands = Buffer.from('T CAPABILITY\r\n'.repeat(2_000));
    let taken = 0;
    const write = (): void => {
      socket.write(commands, (error) => {
        if (error) return;
        taken += commands.length;
        if (taken < end) write();
        else socket.destroy();
      });
    };
    write();
    await closed;
    expect(taken).toBeLessThan(end);
  });
});
