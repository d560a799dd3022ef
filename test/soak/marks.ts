import { readdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { queryObjects } from 'node:v8';

/** What there is of everything at one moment, once all garbage is collected. */
export interface Mark {
  /** Runs so far. */
  runs: number;
  /** Bytes. */
  heap: number;
  /** Bytes of buffers, which lie outside of the heap. */
  external: number;
  rss: number;
  /** Open files, sockets and pipes, as the system counts them; where it does not, none. */
  descriptors: number;
  /** What keeps the process alive: servers, sockets, timers, child processes, look-ups. */
  resources: Record<string, number>;
  /** Live objects by their class; what is alive is referred to by something that lasts. */
  sockets: number;
  timers: number;
  signals: number;
  /** On all live AbortSignals and other event targets. */
  targetListeners: number;
  /** On this process, its streams, and all servers and sockets that are open. */
  emitterListeners: number;
  /** In the folder for temporary files. */
  temporaryFiles: number;
  /** Beside the profile's own files: what a write has left. */
  parts: number;
}

/**
 * Longer than anything that was closed holds on: a mail server of the practice tenant waits a second
 * for its client to read. Timers end in the order of their times, so those are over when this one is.
 */
const lettingGoMs = 1_500;

/** Classes that Node keeps to itself, found by what they are the classes of. */
const Timeout = classOf(clearedTimer());
const TargetListener = classOf(listenerOf(new AbortController().signal));

/**
 * Collects garbage until nothing more goes, and looks at what is left.
 *
 * @param folders where temporary files and the profile are
 * @throws where garbage cannot be collected: the process needs `--expose-gc`
 */
export async function takeMark(
  runs: number,
  folders: { temporary: string; profile: string },
): Promise<Mark> {
  await collectAll();
  // First, as counting collects more than `gc` does: some 900 KiB that only a second look would miss.
  const alive = live();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    ...{ runs, heap: heapUsed, external, rss },
    descriptors: entriesIn('/proc/self/fd').length,
    resources: countEach(process.getActiveResourcesInfo()),
    ...alive,
    emitterListeners: emitterListeners(),
    temporaryFiles: entriesIn(folders.temporary).length,
    parts: entriesIn(folders.profile, true).filter((name) => name.endsWith('.part')).length,
  };
}

function live(): Pick<Mark, 'sockets' | 'timers' | 'signals' | 'targetListeners'> {
  return {
    sockets: queryObjects(Socket, { format: 'count' }),
    timers: queryObjects(Timeout, { format: 'count' }),
    signals: queryObjects(AbortSignal, { format: 'count' }),
    targetListeners: queryObjects(TargetListener, { format: 'count' }),
  };
}

/** What has been closed lets go of its memory in callbacks, which have their turn in between. */
async function collectAll(): Promise<void> {
  const collect = globalThis.gc;
  if (!collect) throw new Error('needs --expose-gc');
  await new Promise((resolve) => setTimeout(resolve, lettingGoMs));
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
}

/** Listeners of what lasts; each open handle is one. */
function emitterListeners(): number {
  const { _getActiveHandles: handles } = process as unknown as {
    _getActiveHandles?: () => unknown[];
  };
  const emitters = new Set([process, process.stdout, process.stderr, ...(handles?.() ?? [])]);
  let count = 0;
  for (const emitter of emitters) {
    const { eventNames, listenerCount } = emitter as Partial<NodeJS.EventEmitter>;
    for (const name of eventNames?.call(emitter) ?? []) {
      count += listenerCount?.call(emitter, name) ?? 0;
    }
  }
  return count;
}

function countEach(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function entriesIn(folder: string, recursive = false): string[] {
  try {
    return readdirSync(folder, { encoding: 'utf8', recursive });
  } catch {
    return [];
  }
}

function clearedTimer(): object {
  const timer = setTimeout(() => undefined);
  clearTimeout(timer);
  return timer;
}

/** How an event target keeps what listens to it. */
function listenerOf(target: EventTarget): object {
  target.addEventListener('abort', () => undefined);
  const symbol = Object.getOwnPropertySymbols(target).find(
    ({ description }) => description === 'kEvents',
  );
  const events =
    symbol && (target as unknown as Record<symbol, Map<string, { next: object }>>)[symbol];
  const listener = events?.get('abort')?.next;
  if (!listener) throw new Error('this Node keeps listeners in another way');
  return listener;
}

function classOf(value: object): () => void {
  return value.constructor as () => void;
}
