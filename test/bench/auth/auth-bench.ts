import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quantile } from '../statistics.ts';
import { bareMsal, ours, type AuthTask, type AuthTiming } from './auth-contestants.ts';

/** What the measuring process says. */
export interface AuthMessage {
  ours: AuthTiming[];
  bareMsal: AuthTiming[];
}

/** One contestant's milliseconds. */
export interface AuthResult {
  name: string;
  measures: string;
  codeToToken: { median: number; ninetyPercent: number };
  renewal: { median: number; ninetyPercent: number };
}

/** Our sign-in and renewal against those of bare MSAL, at the same practice authority. */
export async function benchAuth(rounds: number): Promise<AuthResult[]> {
  const program = new URL('auth-process.ts', import.meta.url);
  const folder = await mkdtemp(join(tmpdir(), 'assistant-auth-bench-'));
  const server = fork(program, { stdio: 'inherit' });
  try {
    const task = await message<AuthTask>(server);
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, task.target.ca ?? '');
    const measuring = fork(program, [String(rounds)], {
      stdio: 'inherit',
      // Both are public here: the practice tenant's passwords open nothing else.
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: caFile,
        AUTH_BENCH_TASK: JSON.stringify(task),
      },
    });
    const timings = await message<AuthMessage>(measuring);
    return [resultOf(ours, timings.ours), resultOf(bareMsal, timings.bareMsal)];
  } finally {
    if (server.connected) server.disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

async function message<T>(child: ChildProcess): Promise<T> {
  const said = await Promise.race([
    once(child, 'message').then(([value]) => ({ value: value as T })),
    once(child, 'exit').then(() => undefined),
  ]);
  if (said === undefined) throw new Error('a process of the sign-in benchmark ended early');
  return said.value;
}

function resultOf(
  { name, measures }: { name: string; measures: string },
  timings: readonly AuthTiming[],
): AuthResult {
  const of = (values: number[]) => ({
    median: median(values),
    ninetyPercent: quantile(values, 0.9),
  });
  return {
    ...{ name, measures },
    codeToToken: of(timings.map(({ codeToToken }) => codeToToken)),
    renewal: of(timings.map(({ renewal }) => renewal)),
  };
}
