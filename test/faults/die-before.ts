import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';

/** What changes something on the disk, or makes that last. */
const steps = ['mkdir', 'open', 'rename', 'rm', 'copyFile'] as const;
const stepsOfFile = ['writeFile', 'sync', 'close'] as const;

/**
 * Has this process killed right before it does the step of this number, from 1, of all that it does to
 * files from now on; where there are fewer, nothing happens.
 */
export async function dieBefore(number: number): Promise<void> {
  let count = 0;
  const counted = <Args extends unknown[], Value>(work: (...args: Args) => Value) =>
    function (this: unknown, ...args: Args): Value {
      count += 1;
      if (count === number) process.kill(process.pid, 'SIGKILL');
      return work.apply(this, args);
    };
  const folder = await fs.open(tmpdir());
  const ofFile = Object.getPrototypeOf(folder) as Record<string, (...args: unknown[]) => unknown>;
  await folder.close();
  for (const name of stepsOfFile) {
    const before = ofFile[name];
    if (before) ofFile[name] = counted(before);
  }
  const functions = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of steps) {
    const before = functions[name];
    if (before) functions[name] = counted(before);
  }
  // What was imported by name is these functions as well.
  syncBuiltinESMExports();
}
