import { once } from 'node:events';
import { protocols } from '../../../shared/stages.ts';
import { checkOnce } from '../contestants/ours.ts';
import type { MemoryAnswer, MemoryPart, MemoryResult, MemoryTask } from './memory-bench.ts';

// The process of `memory-bench.ts`: it gets its task as a message and answers with what it saw.

/** So many checks at once. */
const batchSize = 20;
/** So many parts are told one by one; if something grew, it would show from part to part. */
const partCount = 5;
/** A peak is what is seen in between, so often, in milliseconds. */
const sampleMs = 5;
/** The channel to the parent, and standard output and error. */
const ofThisProcess = new Set(['PipeWrap', 'TTYWrap']);

const collectGarbage = globalThis.gc;
if (collectGarbage === undefined) throw new Error('needs --expose-gc');

const [task] = (await once(process, 'message')) as [MemoryTask];
const answer = await measure(task, collectGarbage).catch((error: unknown) => ({
  failed: error instanceof Error ? error.message : 'unknown reason',
}));
process.send?.(answer satisfies MemoryAnswer);
process.disconnect();

async function measure(task: MemoryTask, collect: () => unknown): Promise<MemoryResult> {
  await collectAll(collect);
  const before = process.memoryUsage();
  const startedAt = performance.now();
  const parts: MemoryPart[] = [];
  for (let part = 1; part <= partCount; part++) {
    const upTo = Math.round((task.checks * part) / partCount);
    const peak = await sampled(() => runChecks(task, parts.at(-1)?.checks ?? 0, upTo));
    await collectAll(collect);
    const after = process.memoryUsage();
    parts.push({
      checks: upTo,
      ...peak,
      heapAfter: after.heapUsed + after.external,
      rssAfter: after.rss,
    });
  }
  return {
    heapBefore: before.heapUsed + before.external,
    rssBefore: before.rss,
    parts,
    duration: performance.now() - startedAt,
    leftOpen: process.getActiveResourcesInfo().filter((name) => !ofThisProcess.has(name)),
  };
}

/** The protocols in turn, a batch at a time. */
async function runChecks({ target, ports }: MemoryTask, from: number, upTo: number): Promise<void> {
  for (let first = from; first < upTo; first += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, upTo - first) }, async (_, offset) => {
      const protocol = protocols[(first + offset) % protocols.length] ?? 'imap';
      await checkOnce(protocol, { ...target, port: ports[protocol] });
    });
    await Promise.all(batch);
  }
}

/** The highest memory seen while `work` runs. */
async function sampled(
  work: () => Promise<void>,
): Promise<Pick<MemoryPart, 'peakRss' | 'peakHeap'>> {
  const peak = { peakRss: 0, peakHeap: 0 };
  const sample = (): void => {
    const { rss, heapUsed, external } = process.memoryUsage();
    peak.peakRss = Math.max(peak.peakRss, rss);
    peak.peakHeap = Math.max(peak.peakHeap, heapUsed + external);
  };
  const timer = setInterval(sample, sampleMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  sample();
  return peak;
}

/** What has been closed lets go of its memory in callbacks, which have their turn in between. */
async function collectAll(collect: () => unknown): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
}
