import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much memory a check may need beyond what was in use, in bytes: the 32 MB. */
export const allowedGrowth = 32 * 1_048_576;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * The most memory that was in use during `work` beyond what was in use before, in bytes. It is
 * sampled as often as the event loop turns, so that what is freed at the end counts too. Garbage does
 * not count: that of before is collected first, and what looks too much is looked at again without.
 */
export async function memoryGrowth(work: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const before = memoryInUse();
  let highest = before;
  let isOver = false;
  const look = (): void => {
    if (memoryInUse() - before > allowedGrowth) collectGarbage();
    highest = Math.max(highest, memoryInUse());
  };
  const sample = (): void => {
    look();
    if (!isOver) setImmediate(sample);
  };
  sample();
  try {
    await work();
  } finally {
    isOver = true;
  }
  look();
  return highest - before;
}

/** JavaScript's objects, and the buffers beside them. */
function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
