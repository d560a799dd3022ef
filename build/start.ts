import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron, hasDisplay } from '../test/e2e/choose-kind.ts';
import { findChromium } from '../test/electron-host/find-chromium.ts';
import { describeFailure, planStart, type StartFacts, type StartPlan } from './start-plan.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = import.meta.resolve('tsx');
const main = join(root, 'dist', 'main', 'main.js');

/** Electron's binary is about 120 MB: two minutes on a line that is worth waiting for. */
const downloadDeadlineMs = 120_000;

/** What was started, by how it ended. */
interface Ended {
  code: number;
  output: string;
  timedOut: boolean;
}

/**
 * Runs a program to its end. Interrupting this process from the keyboard reaches the program, too,
 * and what is sent to this process alone is handed on; either way its exit code is what counts.
 */
function run(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; quiet?: boolean; deadlineMs?: number } = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.quiet === true ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  let output = '';
  let timedOut = false;
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const handOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, handOn);
  const timer =
    options.deadlineMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, options.deadlineMs);
  return new Promise((resolve) => {
    const end = (code: number): void => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, handOn);
      resolve({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', (code, signal) => {
      // As shells tell it: 128 and the signal's number; interrupted from the keyboard is 130.
      end(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/**
 * Lets Electron's package fetch its binary, once and for a bounded time.
 *
 * @returns why that failed, in one line; `undefined` when it is there now
 */
async function downloadElectron(): Promise<string | undefined> {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  console.log("Electron's binary is not here yet; downloading it once.");
  const { code, output, timedOut } = await run(process.execPath, [join(folder, 'install.js')], {
    quiet: true,
    deadlineMs: downloadDeadlineMs,
  });
  if (timedOut) return `no answer within ${downloadDeadlineMs / 1000} seconds`;
  if (code === 0 && findElectron() !== undefined) return undefined;
  return describeFailure(output) ?? `its installer ended with ${code}`;
}

/** Starts the app as planned. @returns its exit code */
async function start(plan: StartPlan, args: readonly string[]): Promise<number> {
  switch (plan.kind) {
    case 'download-electron': {
      const failure = await downloadElectron();
      return start(planStart(facts(), failure ?? 'its binary is not where it belongs'), args);
    }
    case 'terminal': {
      console.log(plan.reason);
      const check = join(root, 'electron', 'cli', 'check.ts');
      return (await run(process.execPath, ['--import', tsx, check, '--practice'])).code;
    }
    case 'electron':
      return (await buildAndRun(plan.executable, [root, ...args], {})).code;
    case 'chromium': {
      console.log(plan.reason);
      const host = join(root, 'test', 'electron-host', 'run.ts');
      return (
        await buildAndRun(process.execPath, ['--import', tsx, host, main, ...args], {
          ELECTRON_HOST_HEADED: '1',
          CHROMIUM_PATH: plan.executable,
        })
      ).code;
    }
  }
}

async function buildAndRun(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> {
  const built = await run(process.execPath, ['--import', tsx, join(root, 'build', 'build.ts')]);
  return built.code === 0 ? run(command, args, { env }) : built;
}

function facts(): StartFacts {
  return {
    electron: findElectron(),
    chromium: findChromium(),
    display: hasDisplay(),
    // What npm itself is told, and what Electron's installer heeds.
    online:
      process.env['npm_config_offline'] !== 'true' &&
      (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] ?? '') === '',
  };
}

process.exitCode = await start(planStart(facts()), process.argv.slice(2));
