import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const rounds = 10;
const starts = 3;
const deadlineMs = 60_000;

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'single-instance-test-'));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

/** Asks for the lock each time it reads a line, and says whether it has it and who came later. */
const script = `
  import { SingleInstance } from ${JSON.stringify(new URL('single-instance.ts', import.meta.url).href)};
  let lock;
  process.on('message', (profile) => {
    lock?.release();
    lock = new SingleInstance(profile, () => process.send('second'));
    process.send(lock.request());
  });
  process.send('ready');
`;

const writeMark = writeFileSync;
const linkMark = (path: string, text: string) => {
  symlinkSync(text, path);
};

function start() {
  const arguments_ = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script];
  return spawn(process.execPath, arguments_, {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

test(
  'of those that start at the same moment one holds the lock, also after one that was killed',
  async () => {
    const children = Array.from({ length: starts }, start);
    try {
      await Promise.all(children.map((child) => once(child, 'message')));
      for (let round = 1; round <= rounds; round += 1) {
        const folder = join(profile, String(round));
        if (round % 2 === 0) {
          // Left by a process that is long gone.
          mkdirSync(join(folder, 'single-instance'), { recursive: true });
          const mark = process.platform === 'win32' ? writeMark : linkMark;
          mark(join(folder, 'single-instance', 'holder-4'), '4194303');
        }
        let told = 0;
        const answers = children.map(
          (child) =>
            new Promise<boolean>((resolve) => {
              child.on('message', function hear(message) {
                if (message === 'second') told += 1;
                else resolve(message as boolean);
              });
              child.send(folder);
            }),
        );
        const held = (await Promise.all(answers)).filter(Boolean);
        expect(held, `round ${round}`).toHaveLength(1);
        await expect.poll(() => told, { message: `round ${round}` }).toBe(starts - 1);
        for (const child of children) child.removeAllListeners('message');
      }
    } finally {
      for (const child of children) child.kill('SIGKILL');
    }
  },
  deadlineMs,
);
