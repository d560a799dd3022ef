import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SoakOptions } from './options.ts';
import type { SoakAnswer } from './soak-process.ts';
import { judge, type Counted } from './verdict.ts';

export interface SoakResult {
  counted: Counted[];
  seconds: number;
  /** How many runs ended in which way. */
  outcomes: Record<string, number>;
}

/**
 * Runs against the practice tenant, one after another, in a process that does nothing else.
 *
 * @throws where a run ended otherwise than it should
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const temporary = await mkdtemp(join(tmpdir(), 'mailbox-oauth-soak-'));
  const child = fork(new URL('soak-process.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary } },
    execArgv: [
      ...['--import', import.meta.resolve('tsx')],
      // Objects are counted by a function that Node calls experimental.
      ...['--expose-gc', '--disable-warning=ExperimentalWarning'],
    ],
  });
  try {
    child.send(options);
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
