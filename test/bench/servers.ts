import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Protocol } from '../../shared/stages.ts';
import type { ReadyMessage } from './servers-process.ts';

/** The servers of one benchmark. */
export interface BenchServers extends ReadyMessage {
  stop: () => Promise<void>;
}

/** Where the servers of each protocol wait. */
export type Ports = Readonly<Record<Protocol, number>>;

/**
 * Starts Dovecot, Exim and the practice tenant that judges their logins, in a process of their own:
 * what the tenant computes and keeps must not count as a contestant's.
 *
 * @throws where they do not come up; the reason is on standard error
 */
export async function startServers(): Promise<BenchServers> {
  const child = fork(new URL('servers-process.ts', import.meta.url), { stdio: 'inherit' });
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as ReadyMessage),
    once(child, 'exit').then(() => undefined),
  ]);
  if (ready === undefined) throw new Error('the mail servers did not come up');
  return { ...ready, stop: () => stop(child) };
}

/** Its end of the channel tells the process to end, as it would if we were killed. */
async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}
