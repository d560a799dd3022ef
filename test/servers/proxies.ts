import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { makeServerFolder, removeServerFolder } from './server-folder.ts';
import { waitUntil } from './wait-until.ts';

/** A real proxy on 127.0.0.1 that wants a user name and a password. */
export interface RealProxy {
  port: number;
  user: string;
  password: string;
  stop: () => Promise<void>;
}

const user = 'proxy-user';
const password = 'proxy-secret-0815';

/** Starts tinyproxy, an HTTP proxy. It connects to the allowed ports and to no other. */
export async function startTinyproxy(allowedPorts: readonly number[]): Promise<RealProxy> {
  const folder = await makeServerFolder('tinyproxy');
  const [port = 0] = await freePorts(1);
  const configuration = join(folder, 'tinyproxy.conf');
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 60',
    `LogFile "${join(folder, 'log')}"`,
    'MaxClients 20',
    `BasicAuth ${user} ${password}`,
    ...allowedPorts.map((allowed) => `ConnectPort ${allowed}`),
  ];
  await writeFile(configuration, `${lines.join('\n')}\n`, { mode: 0o600 });
  const stop = await start('tinyproxy', ['-d', '-c', configuration], port);
  return {
    ...{ port, user, password },
    stop: async () => {
      await stop();
      await removeServerFolder(folder);
    },
  };
}

/** Starts microsocks, a SOCKS5 proxy. It takes its password, a test's, from nowhere else. */
export async function startMicrosocks(): Promise<RealProxy> {
  const [port = 0] = await freePorts(1);
  const args = ['-i', '127.0.0.1', '-p', String(port), '-u', user, '-P', password];
  return { port, user, password, stop: await start('microsocks', args, port) };
}

/** Starts a program and waits until it listens; gives what ends it. */
async function start(
  command: string,
  args: readonly string[],
  port: number,
): Promise<() => Promise<void>> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  const exited = once(child, 'exit');
  const killWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', killWithUs);
  const stop = async (): Promise<void> => {
    process.off('exit', killWithUs);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exited;
  };
  try {
    await waitUntil(`${command} listens`, () => {
      if (child.exitCode !== null) throw new Error(`${command} ended: ${output}`);
      return listens(port);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function listens(port: number): Promise<true | undefined> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
