/** How much memory a check may need beyond what was in use, in bytes: the 32 MB. */
export const allowedGrowth = 32 * 1_048_576;

/**
 * The most memory that was in use during `work` beyond what was in use before, in bytes. It is
 * sampled as often as the event loop turns, so that what is freed at the end counts too.
 */
export async function memoryGrowth(work: () => Promise<unknown>): Promise<number> {
  const before = memoryInUse();
  let highest = before;
  let isOver = false;
  const sample = (): void => {
    highest = Math.max(highest, memoryInUse());
    if (!isOver) setImmediate(sample);
  };
  sample();
  try {
    await work();
  } finally {
    isOver = true;
  }
  return Math.max(highest, memoryInUse()) - before;
}

/** JavaScript's objects, and the buffers beside them. */
function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
