import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeLeftParts } from '../../electron/store/left-parts.ts';
import { bundleEntry } from '../e2e/bundle-entry.ts';
import { seededRandom } from './random.ts';
import { openStores, storeNames, type StoreName } from './stores.ts';

// What is killed here is the process: what the system has taken it still writes. A loss of power is not
// shown by that; against it, each file and its folder are synced before a save counts as done.

const kills = 50;
/** After so many saves at most, of all stores together. */
const maxSaves = 60;
/** Another one each time; it is in the message of what fails, and can be given to see that again. */
const seed = Number(process.env['FAULTS_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** A killed process and a start take half a second, and more on a machine that is busy. */
const deadlineMs = 240_000;
/** The longest logical save has fewer steps. */
const maxSteps = 60;
/** Processes, of which each mostly waits for the disk. */
const atOnce = 5;

let writer: string;
beforeAll(async () => {
  writer = await bundleEntry(fileURLToPath(new URL('writer.ts', import.meta.url)));
});

let folder: string;
let key: Buffer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faults-killed-'));
  key = randomBytes(32);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Numbers = Record<StoreName, number>;

/** Starts the writer; resolves once it is over, with what it said of each store last. */
async function write(
  profile: string,
  options: {
    ticks?: number;
    only?: [StoreName, number];
    onLine?: (line: number, kill: () => void) => void;
  } = {},
) {
  const { ticks = 0, only = [], onLine } = options;
  const words = [profile, key.toString('hex'), ticks, ...only].map(String);
  const child = spawn(process.execPath, [writer, ...words], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let lines = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    for (let left = chunk.split('\n').length - 1; left > 0; left -= 1)
      onLine?.(lines++, () => child.kill('SIGKILL'));
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const said: Partial<Numbers> = {};
  for (const [, name, number] of text.matchAll(/^(\S+) (\d+)$/gm)) {
    if (isStore(name)) said[name] = Number(number);
  }
  return { code, signal, said };
}

function isStore(name: string | undefined): name is StoreName {
  return storeNames.some((known) => known === name);
}

/** What the next start of the app finds. */
async function startAgain(profile: string, before: Partial<Numbers> = {}): Promise<Numbers> {
  await removeLeftParts(profile);
  const stores = await openStores(profile, key);
  const read = storeNames.map(
    async (name) => [name, await stores[name].read(before[name])] as const,
  );
  return Object.fromEntries(await Promise.all(read)) as Numbers;
}

function strange(profile: string): string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.part$|set-aside/.test(name),
  );
}

/** Passes a time that is too short for timers. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test(
  'killed at fifty moments while it saves, every start opens with the last complete state',
  async () => {
    const random = seededRandom(seed);
    let before = await startAgain(folder);
    let typicalMs = 5;
    let inTheMiddle = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const after = Math.trunc(random() * maxSaves);
      const part = random();
      let begunAt = 0;
      const { signal, said } = await write(folder, {
        ticks: before.ticks,
        onLine(line, end) {
          if (line === 0) begunAt = performance.now();
          if (line !== after) return;
          if (line > 0) typicalMs = ((performance.now() - begunAt) * storeNames.length) / line;
          spin(part * typicalMs);
          end();
        },
      });
      const moment = `seed ${seed}, kill ${kill}: ${part} of a write after ${after} saves`;
      expect(signal, moment).toBe('SIGKILL');
      inTheMiddle += strange(folder).length > 0 ? 1 : 0;
      const found = await startAgain(folder, { ...before, ...said }).catch((error: unknown) => {
        throw new Error(`${moment}: ${String(error)}`, { cause: error });
      });
      for (const name of storeNames) {
        const told = said[name] ?? before[name];
        expect([told, told + 1], `${moment}: ${name}`).toContain(found[name]);
      }
      expect(strange(folder), moment).toEqual([]);
      before = found;
    }
    // Else the moments were not in the writing, and nothing was shown.
    expect(inTheMiddle, `seed ${seed}`).toBeGreaterThan(kills / 4);
  },
  deadlineMs,
);

test(
  'killed before any step of filing a run, between its files too, all runs are there',
  async () => {
    const prepared = join(folder, 'prepared');
    const stores = await openStores(prepared, key);
    // So many that the oldest goes with the next.
    for (let number = 1; number <= 50; number += 1) await stores.runs.save(number);
    const seen = new Set<number>();
    /** Whether the save was over before that step. */
    const killBefore = async (step: number): Promise<boolean> => {
      const profile = join(folder, `step-${step}`);
      cpSync(prepared, profile, { recursive: true });
      const { code, signal } = await write(profile, { only: ['runs', step] });
      const { runs } = await startAgain(profile);
      expect([50, 51], `step ${step}`).toContain(runs);
      expect(strange(profile), `step ${step}`).toEqual([]);
      seen.add(runs);
      if (signal === null) expect([code, runs]).toEqual([0, 51]);
      return signal === null;
    };
    let isOver = false;
    for (let step = 1; !isOver; step += atOnce) {
      const steps = Array.from({ length: atOnce }, (_, index) => killBefore(step + index));
      isOver = (await Promise.all(steps)).includes(true);
      expect(step).toBeLessThan(maxSteps);
    }
    expect([...seen].sort()).toEqual([50, 51]);
  },
  deadlineMs,
);
