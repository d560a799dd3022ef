import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Target } from '../contestants/contestant.ts';
import type { Ports } from '../servers.ts';

/** What the memory process is told to do. */
export interface MemoryTask {
  target: Target;
  ports: Ports;
  checks: number;
}

/** Memory in bytes during a part of the checks, and after it. */
export interface MemoryPart {
  /** How many checks were done by its end. */
  checks: number;
  peakRss: number;
  peakHeap: number;
  /** What is still in use when all garbage is collected. */
  heapAfter: number;
  rssAfter: number;
}

export interface MemoryResult {
  /** Before the first check. */
  heapBefore: number;
  rssBefore: number;
  parts: MemoryPart[];
  /** Milliseconds for all checks. */
  duration: number;
  /** Sockets, timers and look-ups that were still open at the end. */
  leftOpen: string[];
}

/** What the memory process answers. */
export type MemoryAnswer = MemoryResult | { failed: string };

/**
 * Runs checks of all protocols, in batches in parallel, in a process that does nothing else.
 *
 * @throws where a check did not pass
 */
export async function benchMemory(task: MemoryTask): Promise<MemoryResult> {
  const child = fork(new URL('memory-process.ts', import.meta.url), {
    stdio: 'inherit',
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  child.send(task);
  const answer = await Promise.race([
    once(child, 'message').then(([message]) => message as MemoryAnswer),
    once(child, 'exit').then(() => ({ failed: 'the process for it ended' })),
  ]);
  if ('failed' in answer) throw new Error(answer.failed);
  return answer;
}
