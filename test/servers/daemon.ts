import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import type { ServiceUser } from './server-folder.ts';
import { waitUntil } from './wait-until.ts';

/** A program that serves in the foreground. */
export interface DaemonOptions {
  /** For messages: `Dovecot`. */
  name: string;
  command: string;
  args: readonly string[];
  user: ServiceUser;
  /** What it greets with on which port of 127.0.0.1 once it is ready. */
  ready: { port: number; greeting: string };
  /** What it has logged; shown where it does not come up. */
  log: () => Promise<string>;
}

export interface Daemon {
  /** Ends it with all of its processes. */
  stop(): Promise<void>;
}

/** How long a daemon may take to end before it is killed, in milliseconds. */
const stopDeadlineMs = 5_000;

/** Another program may take a port between our look and the server's bind; then others are tried. */
const maxStarts = 3;

/** Part of util-linux; where it is missing, a killed test process leaves its servers running. */
const setpriv = '/usr/bin/setpriv';

/**
 * Starts what needs free ports, again with others where one of them was taken meanwhile.
 *
 * @throws what `start` throws for any other reason, or when ports were taken three times
 */
export async function withFreePorts<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      const portTaken = error instanceof Error && error.message.includes('Address already in use');
      if (!portTaken || attempt === maxStarts) throw error;
    }
  }
}

/**
 * Starts a daemon, as another user where root does, and waits until it greets. It ends with the
 * test process, however that ends.
 *
 * @throws with its output and log when it does not come up; nothing is left running then
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { name, user, ready } = options;
  const [command = '', ...args] = [...endsWithParent(), ...[options.command, ...options.args]];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be killed together with its helpers.
    detached: true,
    ...(user.isOther ? { uid: user.uid, gid: user.gid } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (code, signal) => (failure ??= `ended with ${code ?? signal ?? 'no code'}`));
  const killWithUs = (): void => {
    killGroup(child);
  };
  process.once('exit', killWithUs);

  async function stop(): Promise<void> {
    await end(child);
    process.removeListener('exit', killWithUs);
  }
  try {
    await waitUntil(`${name} greets`, () => {
      if (failure !== undefined) throw new Error(`${name} ${failure}`);
      return greets(ready.port, ready.greeting);
    });
  } catch (error) {
    await stop();
    const said = `${output}${await options.log().catch(() => '')}`;
    throw new Error(`${error instanceof Error ? error.message : `${name} failed`}\n${said}`, {
      cause: error,
    });
  }
  return { stop };
}

/** The command before a command that lets the system end it with the process that started it. */
function endsWithParent(): string[] {
  try {
    accessSync(setpriv, constants.X_OK);
    return [setpriv, '--pdeathsig', 'KILL'];
  } catch {
    return [];
  }
}

/** True once something that greets in this way answers on the port. */
async function greets(port: number, greeting: string): Promise<true | undefined> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.setTimeout(1_000, () => socket.destroy());
  try {
    const [first] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [
      Buffer | boolean,
    ];
    return first.toString().startsWith(greeting) ? true : undefined;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}

async function end(child: ChildProcess): Promise<void> {
  // Without a process ID it was never started.
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
    await exited;
    clearTimeout(kill);
  }
  // Helpers that are still busy with somebody's connection.
  killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
