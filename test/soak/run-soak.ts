import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SoakOptions } from './options.ts';
import type { SoakAnswer, SoakTask } from './soak-process.ts';
import { judge, type Counted } from './verdict.ts';

export interface SoakResult {
  counted: Counted[];
  seconds: number;
  /** How many runs ended in which way. */
  outcomes: Record<string, number>;
}

/**
 * All that the engine makes of the program it makes at once, and nothing later. Left to itself it goes
 * on compiling what is called often for thousands of runs, each thing at a time of its own, and throws
 * away what was not called for a while: that was two thirds of what the heap grew by (of 1.2 MiB from
 * run 100 to run 700, by snapshots of the heap), and hid the rest. With these the code is the same to
 * 200 bytes at run 60 and at run 200, and what is compared is what the program keeps.
 */
const steadyCode = [
  ...['--no-opt', '--always-sparkplug', '--no-lazy-feedback-allocation', '--no-flush-bytecode'],
];

/**
 * Runs against the practice tenant, one after another, in a process that does nothing else.
 *
 * @throws where a run ended otherwise than it should
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const temporary = await mkdtemp(join(tmpdir(), 'mailbox-oauth-soak-'));
  const child = fork(new URL('soak-process.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [
      ...['--import', import.meta.resolve('tsx')],
      // Objects are counted by a function that Node calls experimental.
      ...['--expose-gc', '--disable-warning=ExperimentalWarning'],
      ...steadyCode,
    ],
  });
  try {
    child.send({ ...options, temporary } satisfies SoakTask);
    const answer = await Promise.race([
      once(child, 'message').then(([message]) => message as SoakAnswer),
      once(child, 'exit').then(() => ({ failed: 'the process for it ended' })),
    ]);
    if ('failed' in answer) throw new Error(answer.failed);
    const { marks, ...rest } = answer;
    return { counted: judge(...marks), ...rest };
  } finally {
    child.kill('SIGKILL');
    await rm(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
