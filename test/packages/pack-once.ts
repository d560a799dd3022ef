import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What was packed, for all tests of this suite. */
export interface Packed {
  /** The folder with the packages. */
  folder: string;
  /** What the program that packed them wrote. */
  output: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    packed: Packed;
  }
}

/** Packing takes half a minute; a machine that needs twenty times that is stuck. */
const deadlineMs = 600_000;

/** Packs what was built, once for all tests, with a stand-in for Electron. */
export default async function packOnce(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(root, 'dist/main/main.js'))) {
    throw new Error('There is nothing to pack yet: npm run build');
  }
  const folder = await mkdtemp(join(tmpdir(), 'assistant-packages-'));
  const program = ['--import', 'tsx', join(root, 'build/pack/dist.ts')];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [...program, '--stub', '--linux', '--windows', '--built', '--output', folder],
    { cwd: root, timeout: deadlineMs, maxBuffer: 16 * 1024 ** 2 },
  );
  project.provide('packed', { folder, output: stdout + stderr });
  return () => rm(folder, { recursive: true, force: true });
}
