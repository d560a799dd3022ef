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

/** What is closed may hold on for so long: a mail server waits a second for its client to read. */
const settleMs = 10_000;
/** So often is looked whether it has let go. */
const lookMs = 100;
/** So many looks in a row without a change. */
const calmLooks = 12;

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
  await calm();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    ...{ runs, heap: heapUsed, external, rss },
    descriptors: entriesIn('/proc/self/fd').length,
    resources: countEach(process.getActiveResourcesInfo()),
    ...live(),
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

/** Until as much is there as a moment ago, a dozen times. */
async function calm(): Promise<void> {
  const collect = globalThis.gc;
  if (!collect) throw new Error('needs --expose-gc');
  const end = performance.now() + settleMs;
  let before = '';
  for (let same = 0; same < calmLooks && performance.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    collect();
    const now = JSON.stringify([live(), process.getActiveResourcesInfo().length]);
    same = now === before ? same + 1 : 0;
    before = now;
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
