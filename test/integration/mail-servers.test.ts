import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import type { Endpoint } from '../../shared/connection.ts';
import { withFreePorts } from '../servers/daemon.ts';
import { startDovecot } from '../servers/dovecot.ts';
import { startExim } from '../servers/exim.ts';
import { freePorts } from '../servers/free-ports.ts';
import { findMailServers } from '../servers/require-mail-servers.ts';
import { waitUntil } from '../servers/wait-until.ts';
import { useMailBench } from './use-mail-bench.ts';

const bench = useMailBench();

test('a start with taken ports is repeated with others, twice', async () => {
  let starts = 0;
  const startAtThird = (): Promise<number> => {
    starts += 1;
    if (starts < 3) return Promise.reject(new Error('bind() failed: Address already in use'));
    return Promise.resolve(starts);
  };
  expect(await withFreePorts(startAtThird)).toBe(3);
  starts = -1;
  await expect(withFreePorts(startAtThird)).rejects.toThrow('Address already in use');
  expect(starts).toBe(2);
});

test('both servers tell that a port is taken', async () => {
  const programs = await findMailServers();
  if ('missing' in programs) throw new Error(programs.missing);
  const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP port');
  const { port } = address;
  const [relayPort = 0] = await freePorts(1);
  const { serverCertificate: certificate, ca } = bench().practice;
  const common = { certificate, relayPort, addresses: ['127.0.0.1'] };
  try {
    const listeners = [{ name: 'imap', port, tls: false }];
    const dovecot = startDovecot({
      ...common,
      ...{ path: programs.dovecot, authorityUrl: bench().authority.url, ca, messages: {} },
      services: [{ protocol: 'imap', login: 'imap-login', listeners }],
    });
    await expect(dovecot).rejects.toThrow('Address already in use');
    const exim = startExim({
      ...common,
      ...{ path: programs.exim, smtpPort: port, authSocket: '/none', mail: '/none' },
      ...{ mailboxes: [], sendAs: {} },
    });
    await expect(exim).rejects.toThrow('Address already in use');
  } finally {
    other.close();
  }
});

async function isOpen({ port }: Endpoint): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('the servers end with the process that started them, however it ends', async () => {
  const program = new URL('../servers/serve-until-killed.ts', import.meta.url).pathname;
  // What is killed cannot remove its files; these are ours.
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  await chmod(folder, 0o755);
  const starter = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  try {
    const [line] = (await once(createInterface(starter.stdout), 'line')) as [string];
    const endpoints = Object.values(JSON.parse(line) as Record<string, Endpoint>);
    expect(await Promise.all(endpoints.map(isOpen))).toEqual(endpoints.map(() => true));
    starter.kill('SIGKILL');
    await waitUntil('nothing listens any more', async () => {
      const open = await Promise.all(endpoints.map(isOpen));
      return open.includes(true) ? undefined : true;
    });
  } finally {
    starter.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
